import type { CallSignalItem } from '@hearth/domain/call';
import type { LinkSample, VideoLimits } from '@hearth/domain/callQuality';
import Peer from 'simple-peer';
import type {
  CallPeer,
  CallPeerEvents,
  CallPeerOptions,
  CallSlot,
  LinkCondition,
} from '../../ports/callPeer';
import { CALL_PLACES } from './callSlots';
import { encodeText, parseText } from './channelText';
import { ComingStreams } from './comingStreams';
import { linkSample, type StatReport } from './linkStats';
import { SentTracks } from './sentTracks';

type Candidate = Extract<CallSignalItem, { type: 'candidate' }>['candidate'];

/** The link to one other browser: a simple-peer with the same four places in every call. */
export class CallLink implements CallPeer {
  readonly #makesOffers: boolean;
  readonly #events: CallPeerEvents;
  readonly #peer: Peer;
  readonly #sent = new SentTracks();
  readonly #coming: ComingStreams;
  /** Voice with camera, screen with its sound: what belongs together is played in time. */
  readonly #together = { camera: new MediaStream(), screen: new MediaStream() };
  /** Came before the description that they belong to. */
  readonly #earlyCandidates: Candidate[] = [];
  /** What was said last before the link was open: it makes what was said before it untrue. */
  #unsaid: string | null = null;
  #condition: LinkCondition = 'connecting';
  #isClosed = false;
  #isOpen = false;
  /** An offer is out that was not answered. */
  #awaitsAnswer = false;
  #isRestarting = false;
  /** What the other side was last told of what is sent. */
  #told = '';
  #lastReports: StatReport[] = [];

  constructor({ makesOffers, iceServers, relaysOnly, events }: CallPeerOptions) {
    this.#makesOffers = makesOffers;
    this.#events = events;
    this.#coming = new ComingStreams((slot, stream) => {
      if (!this.#isClosed) events.stream(slot, stream);
    });
    this.#peer = new Peer({
      initiator: makesOffers,
      objectMode: true,
      config: {
        iceServers: [...iceServers],
        iceTransportPolicy: relaysOnly ? 'relay' : 'all',
        // One way through the network for everything: a quarter of the candidates.
        bundlePolicy: 'max-bundle',
      },
    });
    this.#listen();
    if (makesOffers) this.#makePlaces();
  }

  take(item: CallSignalItem): void {
    if (!this.#connection) return;
    switch (item.type) {
      case 'offer':
        if (!this.#makesOffers) this.#peer.signal(item);
        return;
      case 'answer':
        if (!this.#awaitsAnswer) return;
        this.#awaitsAnswer = false;
        this.#isRestarting = false;
        this.#peer.signal(item);
        return;
      case 'candidate':
        this.#earlyCandidates.push(item.candidate);
        this.#addCandidates();
        return;
      case 'renegotiate':
        // Nothing else needs another offer; one that is under way serves both sides.
        if (this.#makesOffers && !this.#isRestarting) this.restartIce();
        return;
      case 'transceiverRequest':
      case 'relink':
        return;
    }
  }

  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void {
    this.#sent.set(slot, track);
    if (this.#isOpen) this.#tellWhatIsSent();
  }

  say(text: string): void {
    const said = encodeText({ said: text });
    if (this.#isOpen) this.#send(said);
    else this.#unsaid = said;
  }

  restartIce(): void {
    const connection = this.#connection;
    if (!connection) return;
    if (!this.#makesOffers) {
      this.#events.signal({ type: 'renegotiate', renegotiate: true });
      return;
    }
    this.#isRestarting = true;
    connection.restartIce();
    this.#peer.negotiate();
  }

  async sample(): Promise<LinkSample | null> {
    const connection = this.#connection;
    if (!connection || !this.#isOpen) return null;
    const reports: StatReport[] = [];
    (await connection.getStats()).forEach((report: StatReport) => reports.push(report));
    const before = this.#lastReports;
    this.#lastReports = reports;
    return before.length > 0 ? linkSample(before, reports) : null;
  }

  limitVideo(limits: VideoLimits): Promise<void> {
    const limited = this.#sent.limit(limits);
    // A camera that is held back would stand still at the other side.
    if (this.#isOpen) this.#tellWhatIsSent();
    return limited;
  }

  close(): void {
    this.#isClosed = true;
    this.#peer.destroy();
  }

  get #connection(): RTCPeerConnection | null {
    return this.#isClosed ? null : (this.#peer._pc ?? null);
  }

  #listen(): void {
    const peer = this.#peer;
    peer.on('signal', (item) => {
      if (this.#isClosed) return;
      if (item.type === 'offer') this.#awaitsAnswer = true;
      this.#events.signal(item);
    });
    peer.on('connect', () => {
      this.#open();
    });
    peer.on('data', (data) => {
      this.#hear(data);
    });
    peer.on('iceStateChange', (state, gathering) => {
      this.#follow(state);
      if (gathering === 'complete' && !this.#isClosed) this.#events.gathered();
    });
    peer.on('signalingStateChange', () => {
      this.#addCandidates();
    });
    peer.on('error', (error) => {
      // The other side has gone: nothing is broken.
      if (error.code === 'ERR_DATA_CHANNEL' || this.#isClosed) return;
      console.warn('The link of a call broke.', error);
    });
    peer.on('close', () => {
      this.#report('failed');
    });
    peer._pc?.addEventListener('track', ({ transceiver }) => {
      this.#meet(transceiver);
    });
  }

  /** On the side that makes offers, before the first one. */
  #makePlaces(): void {
    for (const { kind, stream } of CALL_PLACES) {
      this.#peer.addTransceiver(kind, { streams: [this.#together[stream]] });
    }
    this.#peer._pc?.getTransceivers().forEach((transceiver, place) => {
      const slot = CALL_PLACES[place]?.slot;
      if (slot) this.#sent.attach(slot, transceiver.sender);
    });
  }

  /** A place that both sides know now: what comes in it, and, before it is answered, what goes. */
  #meet(transceiver: RTCRtpTransceiver): void {
    const place = this.#connection?.getTransceivers().indexOf(transceiver) ?? -1;
    const { slot, stream } = CALL_PLACES[place] ?? {};
    if (!slot || !stream) return;
    if (!this.#makesOffers) {
      transceiver.direction = 'sendrecv';
      if ('setStreams' in transceiver.sender) {
        transceiver.sender.setStreams(this.#together[stream]);
      }
      this.#sent.attach(slot, transceiver.sender);
    }
    this.#coming.receive(slot, transceiver.receiver.track);
  }

  #addCandidates(): void {
    const connection = this.#connection;
    if (!connection?.remoteDescription) return;
    for (const { candidate, sdpMid, sdpMLineIndex } of this.#earlyCandidates.splice(0)) {
      // One that cannot be understood, or belongs to what is over, is one way less to try.
      connection
        .addIceCandidate({
          candidate,
          sdpMid: sdpMid ?? null,
          sdpMLineIndex: sdpMLineIndex ?? null,
        })
        .catch(() => undefined);
    }
  }

  #open(): void {
    if (this.#isClosed) return;
    this.#isOpen = true;
    this.#tellWhatIsSent();
    if (this.#unsaid !== null) this.#send(this.#unsaid);
    this.#unsaid = null;
    this.#report('connected');
  }

  #follow(state: RTCIceConnectionState): void {
    if (!this.#isOpen) return;
    if (state === 'connected' || state === 'completed') this.#report('connected');
    if (state === 'disconnected') this.#report('disconnected');
  }

  #report(condition: LinkCondition): void {
    if (this.#isClosed || this.#condition === condition) return;
    this.#condition = condition;
    this.#events.condition(condition);
  }

  #tellWhatIsSent(): void {
    const sends = encodeText({ sends: this.#sent.slots });
    if (sends === this.#told) return;
    this.#told = sends;
    this.#send(sends);
  }

  #send(text: string): void {
    try {
      this.#peer.send(text);
    } catch {
      // The channel is closing: the link is about to fail.
    }
  }

  #hear(data: unknown): void {
    const text = parseText(data);
    if (!text || this.#isClosed) return;
    if ('sends' in text) this.#coming.use(text.sends);
    else this.#events.heard(text.said);
  }
}
