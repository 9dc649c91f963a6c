import { makesOffers, type CallSignal, type CallSignalItem } from '@hearth/domain/call';
import type { VideoLimits } from '@hearth/domain/callQuality';
import { SECOND_MS } from '@hearth/domain/time';
import type { CallPeer, CallPeersPort, CallSlot, LinkCondition } from '../../ports/callPeer';
import type { CallEnd, CallsPort, IceServer } from '../../ports/calls';
import type { CallPerson } from './callsState';
import { SignalBatch } from './signalBatch';

/** Most breaks mend themselves within this time. */
const RESTART_AFTER_MS = 2 * SECOND_MS;
/** A restart that has not helped by then does not help. */
const RELINK_AFTER_MS = 8 * SECOND_MS;
/** After a failure; the other side may have left, which its document tells. */
const RELINK_FIRST_MS = 500;
/** The side that makes offers begins by itself: it is asked only where it does not. */
const ASK_FIRST_MS = 3 * SECOND_MS;
/** A link that was not there by then is tried anew. */
const CONNECT_MS = 12 * SECOND_MS;
const RELINKS_MAX = 5;
const GIVE_UP_MS = 30 * SECOND_MS;
/** Who was given up is tried again now and then: a break of the network may end without a word. */
const AGAIN_MS = 30 * SECOND_MS;
const AGAIN_MAX = 10;
/** A wish for a new link may cross with one that is new. */
const YOUNG_MS = 4 * SECOND_MS;

export interface PersonLinkDeps {
  callId: string;
  me: CallEnd;
  other: CallEnd;
  calls: Pick<CallsPort, 'send' | 'newId'>;
  peers: CallPeersPort;
  iceServers: () => readonly IceServer[];
  /** Asked for each link anew. */
  relaysOnly: (uid: string) => boolean;
  /** What is to be sent now. */
  tracks: () => Iterable<readonly [CallSlot, MediaStreamTrack]>;
  /** What is to be said first. */
  greeting: () => string;
  onChange(change: Partial<Pick<CallPerson, 'link' | 'stream' | 'screen'>>): void;
  onHeard(text: string): void;
}

type Alarm = 'restart' | 'relink' | 'giveUp' | 'again';

/**
 * The link to one tab of one other person, over as many attempts as it takes: a restart of ICE where
 * it breaks, a new link where that does not help; after half a minute, one more now and then.
 */
export class PersonLink {
  readonly other: CallEnd;
  readonly #deps: PersonLinkDeps;
  readonly #isOffering: boolean;
  readonly #batch: SignalBatch;
  readonly #alarms = new Map<Alarm, ReturnType<typeof setTimeout>>();
  readonly #pastLinkIds = new Set<string>();
  #state: CallPerson['link'] = 'connecting';
  #peer: CallPeer | null = null;
  #linkId = '';
  #openedAt = -Infinity;
  /** The last description that was taken: one that was sent twice is taken once. */
  #lastSdp = '';
  #relinks = 0;
  /** Attempts since this person was given up. */
  #slowTries = 0;
  #limits: VideoLimits | null = null;
  #isOver = false;

  constructor(deps: PersonLinkDeps) {
    this.#deps = deps;
    this.other = deps.other;
    this.#isOffering = makesOffers(deps.me, deps.other);
    const { callId, me, other, calls } = deps;
    this.#batch = new SignalBatch({
      send: (linkId, items) =>
        calls.send(callId, {
          ...{ from: me.uid, fromSession: me.sessionId, linkId, items },
          ...{ to: other.uid, toSession: other.sessionId },
        }),
    });
  }

  get state(): CallPerson['link'] {
    return this.#state;
  }

  start(): void {
    this.#expectConnection();
    if (this.#isOffering) this.#open(this.#deps.calls.newId());
  }

  /** Signals of the other tab, in order. */
  take({ linkId, items }: CallSignal): void {
    if (this.#isOver) return;
    if (this.#state === 'failed' && this.#isOffering) {
      // They are there after all.
      this.#tryAgain();
      return;
    }
    const isPast = this.#pastLinkIds.has(linkId);
    for (const item of items) {
      if (item.type === 'relink') {
        // One that names an older link knows nothing of this one, which has not come about.
        if (!isPast || this.#state !== 'connected') this.#onWish();
      } else if (isPast) continue;
      else if (linkId === this.#linkId) this.#hand(item);
      else if (!this.#isOffering && item.type === 'offer') {
        this.#open(linkId);
        this.#hand(item);
      }
    }
  }

  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void {
    this.#peer?.setTrack(slot, track);
  }

  say(text: string): void {
    this.#peer?.say(text);
  }

  limitVideo(limits: VideoLimits): void {
    this.#limits = limits;
    // A sender that is not there yet gets its bounds with the next look.
    this.#peer?.limitVideo(limits).catch(() => undefined);
  }

  sample(): ReturnType<CallPeer['sample']> {
    return this.#peer?.sample() ?? Promise.resolve(null);
  }

  /** There may be other ways now, and those in use may be gone without a word: only this side knows. */
  networkChanged(): void {
    this.#batch.hurry();
    this.#slowTries = 0;
    if (this.#state === 'failed') {
      this.#expectConnection();
      this.#relink();
    } else this.#peer?.restartIce();
  }

  close(): void {
    this.#isOver = true;
    this.#silence();
    this.#batch.close();
    this.#peer?.close();
    this.#peer = null;
  }

  #hand(item: CallSignalItem): void {
    if (item.type === 'offer' || item.type === 'answer') {
      if (item.sdp === this.#lastSdp) return;
      this.#lastSdp = item.sdp;
    }
    this.#peer?.take(item);
  }

  #onWish(): void {
    if (!this.#isOffering || Date.now() - this.#openedAt < YOUNG_MS) return;
    this.#open(this.#deps.calls.newId());
  }

  #open(linkId: string): void {
    if (this.#state === 'failed') this.#expectConnection();
    else this.#expectReturn();
    this.#peer?.close();
    if (this.#linkId !== '') this.#pastLinkIds.add(this.#linkId);
    this.#linkId = linkId;
    this.#openedAt = Date.now();
    this.#lastSdp = '';
    const peer = this.#openPeer(linkId);
    this.#peer = peer;
    for (const [slot, track] of this.#deps.tracks()) peer.setTrack(slot, track);
    peer.say(this.#deps.greeting());
    if (this.#limits) this.limitVideo(this.#limits);
    this.#alarm('relink', CONNECT_MS, () => {
      this.#relink();
    });
  }

  #openPeer(linkId: string): CallPeer {
    const { peers, iceServers, relaysOnly, onChange, onHeard } = this.#deps;
    const isCurrent = () => !this.#isOver && linkId === this.#linkId;
    return peers.open({
      ...{ makesOffers: this.#isOffering, iceServers: iceServers() },
      relaysOnly: relaysOnly(this.other.uid),
      events: {
        signal: (item) => {
          if (isCurrent()) this.#batch.add(linkId, item);
        },
        gathered: () => {
          if (isCurrent()) this.#batch.flush();
        },
        condition: (condition) => {
          if (isCurrent()) this.#onCondition(condition);
        },
        stream: (slot, stream) => {
          if (isCurrent()) onChange(slot === 'camera' ? { stream } : { screen: stream });
        },
        heard: (text) => {
          if (isCurrent()) onHeard(text);
        },
      },
    });
  }

  #onCondition(condition: LinkCondition): void {
    switch (condition) {
      case 'connecting':
        return;
      case 'connected':
        this.#silence();
        this.#relinks = 0;
        this.#slowTries = 0;
        this.#show('connected');
        return;
      case 'disconnected':
        this.#onBreak();
        return;
      case 'failed':
        this.#expectReturn();
        this.#planRelink(this.#isOffering ? RELINK_FIRST_MS : ASK_FIRST_MS);
    }
  }

  #onBreak(): void {
    if (this.#state !== 'connected') return;
    this.#expectReturn();
    this.#alarm('restart', RESTART_AFTER_MS, () => {
      if (this.#isOffering) this.#peer?.restartIce();
    });
    this.#planRelink(this.#isOffering ? RELINK_AFTER_MS : RELINK_AFTER_MS + ASK_FIRST_MS);
  }

  #expectConnection(): void {
    clearTimeout(this.#alarms.get('again'));
    this.#relinks = 0;
    this.#show('connecting');
    this.#planEnd();
    if (!this.#isOffering) this.#planRelink(CONNECT_MS);
  }

  #expectReturn(): void {
    if (this.#state !== 'connected') return;
    this.#show('reconnecting');
    this.#planEnd();
  }

  #planEnd(): void {
    this.#alarm('giveUp', GIVE_UP_MS, () => {
      this.#giveUp();
    });
  }

  #planRelink(firstMs: number): void {
    this.#alarm('relink', firstMs * 2 ** this.#relinks, () => {
      this.#relink();
    });
  }

  /** A new link, or the wish for one. */
  #relink(): void {
    if (this.#relinks >= RELINKS_MAX) return;
    this.#relinks += 1;
    if (this.#isOffering) {
      this.#open(this.#deps.calls.newId());
      return;
    }
    this.#batch.add(this.#linkId || this.#deps.calls.newId(), { type: 'relink' });
    this.#planRelink(ASK_FIRST_MS);
  }

  #giveUp(): void {
    this.#silence();
    this.#peer?.close();
    this.#peer = null;
    this.#show('failed');
    if (!this.#isOffering || this.#slowTries >= AGAIN_MAX) return;
    this.#alarm('again', AGAIN_MS, () => {
      this.#tryAgain();
    });
  }

  /** One link to who was given up. */
  #tryAgain(): void {
    this.#slowTries += 1;
    this.#expectConnection();
    this.#relinks = RELINKS_MAX;
    this.#open(this.#deps.calls.newId());
  }

  #show(state: CallPerson['link']): void {
    this.#state = state;
    this.#deps.onChange({ link: state });
  }

  #alarm(name: Alarm, afterMs: number, ring: () => void): void {
    clearTimeout(this.#alarms.get(name));
    this.#alarms.set(name, setTimeout(ring, afterMs));
  }

  #silence(): void {
    for (const timer of this.#alarms.values()) clearTimeout(timer);
    this.#alarms.clear();
  }
}
