import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { RoomCall } from '@hearth/domain/callKind';
import { directRoomId } from '@hearth/domain/room';
import { SECOND_MS } from '@hearth/domain/time';
import type { StoreApi } from 'zustand/vanilla';
import type { CallMediaPort } from '../../ports/callMedia';
import { roomOf } from '../roomsState';
import type { CallSubject } from './callBoard';
import { CallSession, type Entrance } from './callSession';
import type { CallsActions, CallsState, JoinWish } from './callsState';
import type { CallsCore, CallsSession } from './lateCalls';
import { readCall } from './readCall';
import { Ringing } from './ringing';

/** How long the room may take to tell of the call that was there first. */
const ROOM_WAIT_MS = 5 * SECOND_MS;

export interface CallsDeps extends CallsSession {
  store: StoreApi<CallsState>;
  media: CallMediaPort;
}

/** What rings and the one call that this tab is in, without any view. Lives as long as the session. */
export function createCallsCore(deps: CallsDeps): CallsCore {
  return new CallsController(deps);
}

class CallsController implements CallsCore {
  readonly actions: CallsActions;
  readonly #deps: CallsDeps;
  readonly #ringing: Ringing;
  readonly #stopListening: () => void;
  #session: CallSession | null = null;
  /** The last wish to be in a call: one that is overtaken while it is looked up is dropped. */
  #wish: object | null = null;

  constructor(deps: CallsDeps) {
    this.#deps = deps;
    this.#ringing = new Ringing({
      ...deps,
      busyIn: () => (this.#session?.isLive ? this.#session.board.shown.roomId : null),
      onNear: (roomId) => {
        this.#prepare(roomId);
      },
    });
    this.actions = this.#actions();
    const leave = () => this.#session?.closePage();
    window.addEventListener('pagehide', leave);
    const stopBlocks = deps.people.subscribe(({ blocked }) => {
      this.#onBlocks(blocked);
    });
    this.#stopListening = () => {
      window.removeEventListener('pagehide', leave);
      stopBlocks();
    };
  }

  stop(): void {
    this.#stopListening();
    this.#wish = null;
    this.#session?.closePage();
    this.#session?.board.clear();
    this.#ringing.stop();
  }

  #actions(): CallsActions {
    const own = () => (this.#session?.isLive ? this.#session.own : null);
    const { store } = this.#deps;
    return {
      call: (roomId, kind, wish) => {
        this.#call(roomId, kind, wish);
      },
      accept: (callId, wish) => {
        void this.#accept(callId, wish);
      },
      decline: (callId) => {
        this.#ringing.decline(callId);
      },
      hangUp: () => this.#session?.hangUp(),
      dismiss: () => {
        if (!this.#session?.isLive) this.#session?.board.clear();
      },
      dismissBusy: (callId) => {
        store.setState(({ triedWhileBusy }) => ({
          triedWhileBusy: triedWhileBusy.filter((tried) => tried.callId !== callId),
        }));
      },
      dismissFailure: () => {
        store.setState({ failure: null });
      },
      setMuted: (isMuted) => own()?.setMuted(isMuted),
      setPushToTalk: (isOn) => own()?.setPushToTalk(isOn),
      talk: (isHeld) => own()?.talk(isHeld),
      setCamera: (isOn) => own()?.setCamera(isOn),
      turnCamera: () => own()?.turnCamera(),
      choose: (choice) => own()?.choose(choice),
      share: () => void own()?.share(),
      stopSharing: () => own()?.stopSharing(),
      raiseHand: (isRaised) => own()?.raiseHand(isRaised),
      clearProblem: () => own()?.clearProblem(),
      expand: (isExpanded) => this.#session?.board.change({ isExpanded }),
    };
  }

  /** One does not go on to talk, just the two, with whom one blocks. */
  #onBlocks(blocked: ReadonlySet<string>): void {
    const session = this.#session;
    if (!session?.isLive || session.board.shown.roomKind !== 'direct') return;
    const { roomId } = session.board.shown;
    const isBlocked = [...blocked].some((uid) => directRoomId(this.#deps.me, uid) === roomId);
    if (isBlocked) session.hangUp();
  }

  /** What a call takes comes while it still rings. */
  #prepare(roomId: string): void {
    const { services } = this.#deps;
    services.callPeers().catch(() => undefined);
    services.calls.iceServers(roomId).catch(() => undefined);
  }

  #call(roomId: string, kind: CallSubject['kind'], wish: JoinWish): void {
    const room = roomOf(this.#deps.rooms.getState(), roomId);
    if (!room) {
      this.#fail('notFound');
      return;
    }
    const { me, services } = this.#deps;
    // That of the room may be news to a call that begins: it comes to it by itself.
    if (this.#session?.isLive && this.#session.board.shown.roomId === roomId) {
      this.#session.board.change({ isExpanded: true });
      return;
    }
    const there = room.call;
    const subject: CallSubject = {
      callId: there?.id ?? services.calls.newId(),
      roomId,
      roomKind: room.kind,
      kind: there?.kind ?? kind,
      callerId: there?.callerId ?? me,
    };
    this.#enter(subject, there ? { type: 'join' } : { type: 'start', room }, wish);
  }

  async #accept(callId: string, wish: JoinWish): Promise<void> {
    if (this.#showIfIn(callId)) return;
    const token = {};
    this.#wish = token;
    try {
      const call =
        this.#ringing.take(callId) ?? (await readCall(this.#deps.services.calls, callId));
      if (this.#wish !== token) return;
      if (!call || call.state === 'ended') {
        this.#fail('callOver');
        return;
      }
      if (this.#showIfIn(callId)) return;
      const { roomId, roomKind, kind, callerId } = call;
      this.#enter({ callId, roomId, roomKind, kind, callerId }, { type: 'join', call }, wish);
    } catch (error) {
      if (this.#wish === token) this.#fail(errorCode(error));
    }
  }

  /** Whether this tab is in that call already. */
  #showIfIn(callId: string): boolean {
    const session = this.#session;
    if (!session?.isLive || session.board.shown.callId !== callId) return false;
    session.board.change({ isExpanded: true });
    return true;
  }

  #enter(subject: CallSubject, entrance: Entrance, wish: JoinWish): void {
    if (!this.#deps.media.canLink()) {
      this.#fail('callsUnsupported');
      return;
    }
    this.#wish = {};
    this.#session?.hangUp();
    this.#ringing.take(subject.callId);
    const { me, services, store, media, settings, people } = this.#deps;
    this.#session = new CallSession({
      ...{ me, store, media, subject, entrance, wish },
      calls: services.calls,
      peers: services.callPeers,
      now: services.device.now,
      privacyKnown: settings.known,
      // Whom one blocks may meet one in a group's call, but is not to learn where one is.
      relaysOnly: (uid) => settings.getState().relaysCalls || people.getState().blocked.has(uid),
      callOfRoom: () => this.#callOf(subject.roomId),
      onEnd: () => {
        this.#ringing.show();
      },
    });
    this.#session.begin();
    this.#ringing.show();
  }

  #fail(failure: ErrorCode): void {
    this.#deps.store.setState({ failure });
  }

  /** The call that goes on in a room, as soon as it is known; null when it is not for a while. */
  #callOf(roomId: string): Promise<RoomCall | null> {
    const { rooms } = this.#deps;
    const present = () => roomOf(rooms.getState(), roomId)?.call ?? null;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve(present());
      };
      const stop = rooms.subscribe(() => {
        if (present()) done();
      });
      const timer = setTimeout(done, ROOM_WAIT_MS);
      if (present()) done();
    });
  }
}
