import { participantIds, type Call } from '@hearth/domain/call';
import type { RoomCall } from '@hearth/domain/callKind';
import { CALL_BEGINNINGS, nextLife, type CallEvent } from '@hearth/domain/callLife';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { CALL_RING_MS } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import { SECOND_MS, type Millis } from '@hearth/domain/time';
import type { StoreApi } from 'zustand/vanilla';
import type { CallMediaPort } from '../../ports/callMedia';
import type { CallPeersPort } from '../../ports/callPeer';
import type { CallEnd, CallsPort, IceServer } from '../../ports/calls';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { keepWatching } from '../keepWatching';
import { CallBoard, newCall, type CallSubject } from './callBoard';
import { CallTraffic } from './callTraffic';
import type { CallsState, JoinWish } from './callsState';
import { CallTones } from './callTones';
import { insist } from './insist';
import { keepBeating } from './keepBeating';
import { leaveCall } from './leaveCall';
import { OwnMediaControl } from './ownMedia';
import { readCall } from './readCall';
import { SignalInbox } from './signalInbox';

/** Who asks for the microphone may take long to be answered: without it one comes in all the same. */
const DEVICES_WAIT_MS = 3 * SECOND_MS;
/** A function ends what nobody took; if it has not by then, the caller does. */
const RING_SLACK_MS = 5 * SECOND_MS;
const RETRY_MS = 2 * SECOND_MS;

export type Entrance = { type: 'start'; room: Room } | { type: 'join'; call?: Call };

export interface CallSessionDeps {
  me: string;
  store: StoreApi<CallsState>;
  subject: CallSubject;
  entrance: Entrance;
  wish: JoinWish;
  calls: CallsPort;
  peers: () => Promise<CallPeersPort>;
  media: CallMediaPort;
  /** Server-corrected clock. */
  now: () => Millis;
  /** Resolves once `relaysOnly` is no mere assumption: that must not give an address away. */
  privacyKnown: Promise<void>;
  /** Whether a link to this person that is made now goes through relays alone. */
  relaysOnly: (uid: string) => boolean;
  /** The call that was there first where a start is refused for it; null when none shows. */
  callOfRoom: () => Promise<RoomCall | null>;
  onEnd: () => void;
}

/** The one call that this tab is in, from the wish for it to its end. It is used once. */
export class CallSession {
  readonly board: CallBoard;
  readonly own: OwnMediaControl;
  readonly #deps: CallSessionDeps;
  readonly #me: CallEnd;
  readonly #tones: CallTones;
  readonly #stopAwake: Unsubscribe;
  #stopDocument: Unsubscribe | null = null;
  #stopBeating: Unsubscribe | null = null;
  /** Their credentials end; who comes late or is linked anew needs others. */
  #renewServers: (() => void) | null = null;
  #signals: SignalInbox | null = null;
  #ringTimer: ReturnType<typeof setTimeout> | undefined;
  #traffic: CallTraffic | null = null;
  /** What the links need; null until that is there. */
  #openTraffic: ((signals: SignalInbox) => CallTraffic) | null = null;
  #call: Call | null = null;
  /** As the document last was; undefined before that is known. */
  #latest: Call | null | undefined;
  /** The commit that brings this tab in. */
  #entering: Promise<void> = Promise.resolve();
  #isIn = false;
  /** Whether the document has shown this tab in the call. */
  #wasSeen = false;

  constructor(deps: CallSessionDeps) {
    const { me, media, store, subject, entrance, wish, now } = deps;
    this.#deps = deps;
    this.#me = { uid: me, sessionId: deps.calls.newId() };
    const { dialled, entered } = CALL_BEGINNINGS;
    const life = entrance.type === 'start' ? dialled : entered;
    this.board = new CallBoard(store, newCall(subject, life, { ...wish, devices: media.choice() }));
    this.#tones = new CallTones(media);
    this.#stopAwake = media.stayAwake();
    this.own = new OwnMediaControl({
      ...{ media, now, board: this.board },
      onTrack: (slot, track) => this.#traffic?.setTrack(slot, track),
    });
  }

  get isLive(): boolean {
    return this.board.shown.life.state !== 'ended';
  }

  begin(): void {
    this.#tones.update(this.board.shown);
    // Nobody rings without end where no document says when it began.
    this.#planTimeout(this.#deps.now());
    const notEntered = (error: unknown) => {
      this.#notEntered(errorCode(error));
    };
    this.#entering = this.#enter();
    this.#entering.catch(notEntered);
    this.#prepare().catch(notEntered);
  }

  hangUp(): void {
    this.#happen({ type: 'hungUp', at: this.#deps.now() });
  }

  /** The page goes away: nothing can be waited for. */
  closePage(): void {
    if (!this.isLive) return;
    if (this.#call) this.#deps.calls.leaveOnClose(this.#call, this.#me);
    this.#happen({ type: 'callEnded', outcome: null, at: this.#deps.now() });
  }

  /** Devices, servers and the code of links, while somebody decides whether to come. */
  async #prepare(): Promise<void> {
    const { calls, media, now, relaysOnly } = this.#deps;
    const { roomId } = this.board.shown;
    const [peers, servers] = await Promise.all([
      this.#deps.peers(),
      calls.iceServers(roomId).catch((): readonly IceServer[] => []),
      this.#openDevices(),
      this.#deps.privacyKnown,
    ]);
    if (!this.isLive) return;
    let iceServers = servers;
    this.#renewServers = () => {
      void calls.iceServers(roomId).then(
        (known) => (iceServers = known),
        () => undefined,
      );
    };
    // A function that slept may have woken up by the next link.
    if (iceServers.length === 0) this.#renewServers();
    this.#openTraffic = (signals) =>
      new CallTraffic({
        ...{ me: this.#me, callId: this.board.shown.callId, calls, signals, peers, relaysOnly },
        ...{ media, now, board: this.board, own: this.own },
        iceServers: () => iceServers,
        onLinks: () => {
          this.#onLinks();
        },
      });
    this.#settle();
  }

  /** What opens by itself is not waited for: it takes its place in links that are there. */
  async #openDevices(): Promise<void> {
    const { wish, media } = this.#deps;
    const opened = this.own.open(wish);
    if (!(await media.opensUnasked(wish))) await atMost(DEVICES_WAIT_MS, opened);
  }

  async #enter(): Promise<void> {
    const { calls, entrance, callOfRoom } = this.#deps;
    const { callId, kind } = this.board.shown;
    if (entrance.type === 'join') return this.#join(callId, entrance.call);
    try {
      await insist(() => calls.start(entrance.room, this.#me, { id: callId, kind }));
    } catch (error) {
      if (errorCode(error) !== 'alreadyExists') throw error;
      const there = await callOfRoom();
      if (!there) throw error;
      if (!this.isLive) return;
      this.board.change({ callId: there.id, kind: there.kind, callerId: there.callerId });
      this.#happen({ type: 'taken' });
      return this.#join(there.id);
    }
    this.#entered(callId);
  }

  async #join(callId: string, known?: Call): Promise<void> {
    this.#follow(callId);
    await insist(() => this.#deps.calls.join(callId, this.#me, known));
    this.#entered(callId);
  }

  #entered(callId: string): void {
    this.#isIn = true;
    if (!this.isLive) return;
    this.#follow(callId);
    this.#stopBeating = keepBeating(this.#deps.calls, {
      ...{ callId, me: this.#me },
      also: () => this.#renewServers?.(),
    });
    // What a listener told before the answer to the commit was here counts from now on.
    if (this.#latest !== undefined) this.#onCall(this.#latest);
    this.#settle();
  }

  #follow(callId: string): void {
    this.#signals ??= new SignalInbox(this.#deps.calls, callId, this.#me);
    this.#stopDocument ??= keepWatching(RETRY_MS, (fail) =>
      this.#deps.calls.watch(callId, {
        next: (call) => {
          this.#onCall(call);
        },
        error: fail,
      }),
    );
  }

  #notEntered(code: ErrorCode): void {
    const isShutOut = code === 'notMember' || code === 'denied';
    if (code === 'callFull') this.#happen({ type: 'full' });
    else if (code === 'callOver') void this.#endAsItDid();
    else if (isShutOut && this.#deps.entrance.type === 'join') {
      this.#happen({ type: 'removed', at: this.#deps.now() });
    } else this.#fail(code);
  }

  /** It was over before one came: how shows in its document. */
  async #endAsItDid(): Promise<void> {
    const { calls, now } = this.#deps;
    const call = await readCall(calls, this.board.shown.callId).catch(() => null);
    this.#happen({ type: 'callEnded', outcome: call?.outcome ?? null, at: now() });
  }

  /** The call does not come about: what was shown of it goes, and why is said. */
  #fail(failure: ErrorCode): void {
    if (!this.isLive) return;
    this.#happen({ type: 'failed', at: this.#deps.now() });
    this.board.clear();
    this.#deps.store.setState({ failure });
  }

  #onCall(call: Call | null): void {
    const at = this.#deps.now();
    this.#latest = call;
    // Whether one may come in at all is for the commit to say.
    if (!this.#isIn && call?.state !== 'ringing' && call?.state !== 'ongoing') return;
    if (!call) {
      this.#happen({ type: 'removed', at });
      return;
    }
    this.#call = call;
    if (call.state === 'ended') {
      this.#happen({ type: 'callEnded', outcome: call.outcome, at: call.endedAt ?? at });
      return;
    }
    const { uid, sessionId } = this.#me;
    const present = call.participants[uid];
    if (present?.sessionId === sessionId) this.#wasSeen = true;
    else if (this.#wasSeen) {
      this.#happen({ type: present ? 'takenElsewhere' : 'removed', at });
      return;
    }
    this.#planTimeout(call.createdAt);
    this.board.setPeople(participantIds(call).filter((other) => other !== uid));
    this.#tones.update(this.board.shown);
    if (this.board.shown.people.length > 0) this.#happen({ type: 'taken' });
    const asked = call.memberIds.length - 1;
    if (Object.keys(call.refusals).length >= asked) {
      this.#happen({ type: 'refused', refusal: 'declined' });
    }
    this.#settle();
  }

  #planTimeout(createdAt: Millis): void {
    if (this.board.shown.life.state !== 'ringing') return;
    clearTimeout(this.#ringTimer);
    const waitMs = createdAt + CALL_RING_MS + RING_SLACK_MS - this.#deps.now();
    this.#ringTimer = setTimeout(
      () => {
        this.#happen({ type: 'timedOut' });
      },
      Math.max(0, waitMs),
    );
  }

  /** Links begin when devices are open, somebody is to be linked to and this tab is in the call. */
  #settle(): void {
    if (!this.#openTraffic || !this.#signals || !this.#call || !this.#isIn || !this.isLive) return;
    if (this.board.shown.life.state === 'accepted') {
      this.#traffic = this.#openTraffic(this.#signals);
      this.#happen({ type: 'devicesReady' });
    }
    this.#traffic?.update(this.#call.participants);
    this.#onLinks();
  }

  #onLinks(): void {
    const { people, roomKind } = this.board.shown;
    const at = this.#deps.now();
    const states = this.#traffic?.states() ?? [];
    if (states.includes('connected')) this.#happen({ type: 'linked', at });
    else if (states.includes('reconnecting')) this.#happen({ type: 'linkLost', at });
    else if (this.#traffic && people.length === 0) this.#happen({ type: 'alone', at });
    const isLost = states.length > 0 && states.every((state) => state === 'failed');
    if (isLost && roomKind === 'direct') this.#happen({ type: 'failed', at });
  }

  #happen(event: CallEvent): void {
    const before = this.board.shown.life;
    const life = nextLife(before, event);
    if (life === before) return;
    this.board.change({ life });
    this.#tones.update(this.board.shown);
    if (life.state !== 'ended') return;
    this.#release();
    if (WAYS_OUT[event.type]) void this.#leave(event.type);
    this.#deps.onEnd();
  }

  #release(): void {
    clearTimeout(this.#ringTimer);
    this.#stopDocument?.();
    this.#stopBeating?.();
    this.#stopAwake();
    this.#signals?.close();
    this.#traffic?.close();
    this.#traffic = null;
    this.own.close();
  }

  /** Whatever was under way comes to its end first: a call that begins after it was given up ends at once. */
  async #leave(by: CallEvent['type']): Promise<void> {
    const outcome = WAYS_OUT[by];
    const { code } = await this.#entering.then(
      () => ({ code: null }),
      (error: unknown) => ({ code: errorCode(error) }),
    );
    // Of what was refused nothing is there to leave.
    const mayBeIn = this.#isIn || code === 'offline' || code === 'unknown';
    if (!outcome || !mayBeIn) return;
    const { callId } = this.board.shown;
    await leaveCall(this.#deps.calls, { callId, call: this.#call, me: this.#me, outcome });
  }
}

/** How a call ends that this tab leaves by itself before anybody came. */
const WAYS_OUT: Partial<Record<CallEvent['type'], 'cancelled' | 'missed' | 'failed'>> = {
  hungUp: 'cancelled',
  refused: 'cancelled',
  timedOut: 'missed',
  failed: 'failed',
};

async function atMost(ms: number, promise: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}
