/** Links between browsers in memory: those whose signals reach each other connect and hear each other. */
import type { CallSignalItem } from '@hearth/domain/call';
import type { LinkSample, VideoLimits } from '@hearth/domain/callQuality';
import type {
  CallPeer,
  CallPeerOptions,
  CallPeersPort,
  CallSlot,
  LinkCondition,
} from '../ports/callPeer';

export interface MemoryCallPeers extends CallPeersPort {
  /** Every link that was opened here, oldest first, closed ones too. */
  readonly links: readonly MemoryCallPeer[];
}

/** Links by what their descriptions say: a real description, too, is all that leads to a browser. */
const linksBySdp = new Map<string, MemoryCallPeer>();
let opened = 0;

export function createMemoryCallPeers(): MemoryCallPeers {
  const links: MemoryCallPeer[] = [];
  return {
    links,
    open: (options) => {
      const link = new MemoryCallPeer(options);
      links.push(link);
      return link;
    },
  };
}

/** One end of a link; what a test reads of it or does to it is below the port's part. */
export class MemoryCallPeer implements CallPeer {
  readonly options: CallPeerOptions;
  readonly tracks = new Map<CallSlot, MediaStreamTrack>();
  /** The last bounds it was given; null before any. */
  limits: VideoLimits | null = null;
  restarts = 0;
  isClosed = false;
  condition: LinkCondition = 'connecting';

  readonly #sdp = `memory ${++opened}`;
  readonly #streams = { camera: new MediaStream(), screen: new MediaStream() };
  #unsaid: string | null = null;
  #other: MemoryCallPeer | null = null;
  #hasScreen = false;
  #sample: LinkSample | null = null;

  constructor(options: CallPeerOptions) {
    this.options = options;
    linksBySdp.set(this.#sdp, this);
    if (options.makesOffers) this.#signal({ type: 'offer', sdp: this.#sdp });
  }

  take(item: CallSignalItem): void {
    if (this.isClosed || this.condition === 'failed') return;
    const { makesOffers } = this.options;
    if (item.type === 'renegotiate' && makesOffers) this.#offerAgain();
    if (item.type === 'offer' && !makesOffers) {
      this.#meet(item.sdp);
      this.#signal({ type: 'answer', sdp: this.#sdp });
    }
    if (item.type === 'answer' && makesOffers) this.#meet(item.sdp);
  }

  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void {
    if (track) this.tracks.set(slot, track);
    else this.tracks.delete(slot);
    this.#other?.showWhatComes();
  }

  say(text: string): void {
    this.#unsaid = text;
    this.#speak();
  }

  restartIce(): void {
    if (this.isClosed) return;
    this.restarts += 1;
    if (this.options.makesOffers) this.#offerAgain();
    else this.#signal({ type: 'renegotiate', renegotiate: true });
  }

  sample(): Promise<LinkSample | null> {
    return Promise.resolve(this.condition === 'connected' ? this.#sample : null);
  }

  limitVideo(limits: VideoLimits): Promise<void> {
    this.limits = limits;
    this.#other?.showWhatComes();
    return Promise.resolve();
  }

  /** The other end fails: its data channel closes. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    linksBySdp.delete(this.#sdp);
    const other = this.#other;
    this.#other = null;
    queueMicrotask(() => other?.setCondition('failed'));
  }

  /** What the network does to this end; a failed one is not used again. */
  setCondition(condition: LinkCondition): void {
    if (this.isClosed || this.condition === 'failed' || this.condition === condition) return;
    this.condition = condition;
    this.options.events.condition(condition);
    this.#speak();
  }

  /** What it measures from now on while it is connected. */
  setSample(sample: LinkSample | null): void {
    this.#sample = sample;
  }

  /** Tells of what the other end sends, as far as that is news. */
  showWhatComes(): void {
    if (!this.#other || this.isClosed) return;
    const { tracks: sent, limits } = this.#other;
    const camera = limits?.isOn === false ? undefined : sent.get('camera');
    fill(this.#streams.camera, [sent.get('voice'), camera]);
    fill(this.#streams.screen, [sent.get('screen'), sent.get('screenSound')]);
    if (sent.has('screen') === this.#hasScreen) return;
    this.#hasScreen = sent.has('screen');
    this.options.events.stream('screen', this.#hasScreen ? this.#streams.screen : null);
  }

  #meet(sdp: string): void {
    const other = linksBySdp.get(sdp);
    if (!other) return;
    const isNew = this.#other !== other;
    this.#other = other;
    queueMicrotask(() => {
      if (this.isClosed || this.#other !== other) return;
      if (isNew) this.options.events.stream('camera', this.#streams.camera);
      this.showWhatComes();
      this.setCondition('connected');
    });
  }

  #offerAgain(): void {
    this.#signal({ type: 'offer', sdp: this.#sdp });
  }

  #speak(): void {
    const other = this.#other;
    const text = this.#unsaid;
    if (!other || text === null || this.condition !== 'connected') return;
    this.#unsaid = null;
    queueMicrotask(() => {
      if (!other.isClosed) other.options.events.heard(text);
    });
  }

  #signal(item: CallSignalItem): void {
    queueMicrotask(() => {
      if (!this.isClosed) this.options.events.signal(item);
    });
  }
}

function fill(stream: MediaStream, wanted: readonly (MediaStreamTrack | undefined)[]): void {
  for (const track of stream.getTracks()) {
    if (!wanted.includes(track)) stream.removeTrack(track);
  }
  for (const track of wanted) if (track) stream.addTrack(track);
}
