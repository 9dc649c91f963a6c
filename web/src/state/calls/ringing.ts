import type { Call } from '@hearth/domain/call';
import type { RoomCall } from '@hearth/domain/callKind';
import { decideRing, type RingDecision } from '@hearth/domain/callRing';
import { CALL_RING_MS } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import { SECOND_MS } from '@hearth/domain/time';
import type { StoreApi } from 'zustand/vanilla';
import type { CallMediaPort } from '../../ports/callMedia';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { keepWatching } from '../keepWatching';
import type { RoomsState } from '../roomsState';
import type { CallsState, IncomingCall } from './callsState';
import type { CallsSession } from './lateCalls';
import { insist } from './insist';

/** Nobody is called by more people at a time; further ones show when one of these is over. */
const WATCHED_MAX = 5;
const RETRY_MS = 2 * SECOND_MS;
/** So young a call rings all but surely: it shows before its document is here. */
const YOUNG_MS = 5 * SECOND_MS;
/** What a call takes is fetched once it shows. */
const NEAR_MS = 100;
/** So long a call is quiet while nobody knows whether it may be heard. */
const UNKNOWN_MS = 2 * SECOND_MS;

/** Names the last call that was taken in this browser: who has been in it is asked no more. */
const takenBy = (uid: string) => `takenCall.${uid}`;

interface RingingDeps extends CallsSession {
  store: StoreApi<CallsState>;
  media: Pick<CallMediaPort, 'ring' | 'whenHeard'>;
  /** The room of the call that this tab is in; null when it is in none. */
  busyIn: () => string | null;
  /** A call is near: what it takes may be fetched. */
  onNear: (roomId: string) => void;
}

interface Watched {
  call: Call | null;
  /** Its document says so; else it is what its room tells. */
  isSure: boolean;
  stop: Unsubscribe;
  timers: ReturnType<typeof setTimeout>[];
}

/** A call with the room that names it. */
interface NamedCall extends RoomCall {
  room: Room;
}

/** Follows the rooms to the calls in them that ask for this person. */
export class Ringing {
  readonly #deps: RingingDeps;
  readonly #watched = new Map<string, Watched>();
  /** Calls that ask for nothing any more. */
  readonly #over = new Set<string>();
  readonly #stops: Unsubscribe[];
  readonly #unknownTimer: ReturnType<typeof setTimeout>;
  #mayBeUnknown = true;
  #isLeading = false;
  #tone: Unsubscribe | null = null;

  constructor(deps: RingingDeps) {
    this.#deps = deps;
    const taken = deps.services.device.recall(takenBy(deps.me));
    if (taken !== null) this.#over.add(taken);
    const { rooms, settings, notifications, people, services, me } = deps;
    const show = () => {
      this.show();
    };
    this.#unknownTimer = setTimeout(() => {
      this.#mayBeUnknown = false;
      this.show();
    }, UNKNOWN_MS);
    this.#stops = [
      rooms.subscribe((state, before) => {
        if (state.byId !== before.byId || state.single !== before.single) this.#look(state);
      }),
      settings.subscribe(show),
      notifications.subscribe(show),
      people.subscribe(({ blocked }, before) => {
        if (blocked !== before.blocked) show();
      }),
    ];
    const stopHearing = deps.media.whenHeard(() => {
      // One sound is enough for all tabs: that of one that is heard.
      this.#stops.push(services.device.lead(`calls ${me}`, () => this.#lead()));
    });
    this.#stops.push(stopHearing);
    notifications.begin();
    this.#look(rooms.getState());
  }

  /** A call that this person takes rings no more; null where it did not. */
  take(callId: string): Call | null {
    const { me, services } = this.#deps;
    services.device.keep(takenBy(me), callId);
    const call = this.#watched.get(callId)?.call ?? null;
    this.#forget(callId);
    this.show();
    return call;
  }

  decline(callId: string): void {
    this.#refuse(callId, 'declined');
    this.show();
  }

  /** Looks again at what shows and sounds: to be called when a call of this tab began or ended. */
  show(): void {
    const incoming: IncomingCall[] = [];
    for (const [callId, { call, isSure }] of [...this.#watched]) {
      if (!call) continue;
      const decision = this.#decide(call);
      const busyIn = this.#deps.busyIn();
      if (decision === 'ignore') this.#forget(callId);
      else if (busyIn === null) incoming.push({ call, isSilent: decision === 'silent' });
      // Two who call each other meet in one call, which the commit of it decides.
      else if (busyIn !== call.roomId && isSure) this.#refuseBusy(call);
    }
    incoming.sort((a, b) => a.call.createdAt - b.call.createdAt);
    if (!isSame(incoming, this.#deps.store.getState().incoming)) {
      this.#deps.store.setState({ incoming });
    }
    this.#sound(incoming.some(({ isSilent }) => !isSilent));
  }

  stop(): void {
    clearTimeout(this.#unknownTimer);
    for (const stop of this.#stops) stop();
    for (const { stop, timers } of this.#watched.values()) {
      timers.forEach(clearTimeout);
      stop();
    }
    this.#watched.clear();
    this.#sound(false);
  }

  #lead(): Unsubscribe {
    this.#isLeading = true;
    this.show();
    return () => {
      this.#isLeading = false;
      this.#sound(false);
    };
  }

  #look({ byId, single }: RoomsState): void {
    const named = new Map<string, NamedCall>();
    for (const room of [...single.values(), ...byId.values()]) {
      if (room?.call) named.set(room.call.id, { room, ...room.call });
    }
    for (const callId of [...this.#watched.keys()]) if (!named.has(callId)) this.#forget(callId);
    for (const call of named.values()) if (this.#mayAsk(call)) this.#watch(call);
    this.show();
  }

  #mayAsk({ id, callerId, at }: RoomCall): boolean {
    if (this.#watched.has(id) || this.#over.has(id)) return false;
    if (this.#watched.size >= WATCHED_MAX || callerId === this.#deps.me) return false;
    return this.#deps.services.device.now() - at < CALL_RING_MS;
  }

  #watch(named: NamedCall): void {
    const { id, at } = named;
    const { calls, device } = this.#deps.services;
    const over = () => {
      this.#forget(id);
      this.show();
    };
    const watched: Watched = {
      call: device.now() - at < YOUNG_MS ? presumedCall(named) : null,
      isSure: false,
      timers: [
        setTimeout(over, Math.max(0, at + CALL_RING_MS - device.now())),
        setTimeout(() => {
          this.#deps.onNear(named.room.id);
        }, NEAR_MS),
      ],
      stop: () => undefined,
    };
    this.#watched.set(id, watched);
    watched.stop = keepWatching(RETRY_MS, (fail) =>
      calls.watch(id, {
        next: (call) => {
          watched.call = call;
          watched.isSure = true;
          if (!call) this.#forget(id);
          this.show();
        },
        error: fail,
      }),
    );
  }

  #forget(callId: string): void {
    this.#over.add(callId);
    const watched = this.#watched.get(callId);
    if (!watched) return;
    watched.timers.forEach(clearTimeout);
    watched.stop();
    this.#watched.delete(callId);
  }

  #decide(call: Call): RingDecision {
    const { me, settings, notifications, people, services } = this.#deps;
    const known = notifications.getState();
    const decision = decideRing({
      call,
      recipient: {
        uid: me,
        settings: known.settings,
        availability: settings.getState().availability,
        hasBlockedCaller: people.getState().blocked.has(call.callerId),
      },
      now: services.device.now(),
    });
    const isUnknown = !known.isKnown && this.#mayBeUnknown;
    return decision === 'ring' && isUnknown ? 'silent' : decision;
  }

  #refuseBusy({ id: callId, callerId }: Call): void {
    const { store } = this.#deps;
    const { triedWhileBusy } = store.getState();
    store.setState({ triedWhileBusy: [...triedWhileBusy, { callId, callerId }] });
    this.#refuse(callId, 'busy');
  }

  #refuse(callId: string, refusal: 'declined' | 'busy'): void {
    const { me, services } = this.#deps;
    this.#forget(callId);
    // What does not get through rings out by itself.
    insist(() => services.calls.refuse(callId, me, refusal)).catch(() => undefined);
  }

  #sound(isHeard: boolean): void {
    if (isHeard && this.#isLeading) this.#tone ??= this.#deps.media.ring('incoming');
    else {
      this.#tone?.();
      this.#tone = null;
    }
  }
}

/** A call as it began, by what its room tells of it. */
function presumedCall({ id, kind, callerId, at, room }: NamedCall): Call {
  return {
    ...{ id, kind, callerId, roomId: room.id, roomKind: room.kind, memberIds: room.memberIds },
    state: 'ringing',
    participants: { [callerId]: { sessionId: '', joinedAt: at } },
    refusals: {},
    createdAt: at,
    ...{ answeredAt: null, endedAt: null, outcome: null },
  };
}

function isSame(now: readonly IncomingCall[], before: readonly IncomingCall[]): boolean {
  return (
    now.length === before.length &&
    now.every(({ call, isSilent }, n) => {
      return before[n]?.call === call && before[n].isSilent === isSilent;
    })
  );
}
