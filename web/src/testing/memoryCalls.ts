/**
 * A server of calls in memory, with what rules keep: one call a room, six in it, signals for who is
 * in it. What functions add is done at once: the message tells how a call ended.
 */
import {
  encodeSignalItems,
  parseSignalItems,
  talkedMs,
  type Call,
  type CallSignal,
} from '@hearth/domain/call';
import type { CallOutcome } from '@hearth/domain/callKind';
import {
  joinStep,
  leaveStep,
  refuseStep,
  waysOut,
  type UnansweredOutcome,
} from '@hearth/domain/callSteps';
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { CALLS_PAGE, CALL_RING_MS, CALL_SIGNAL_MAX_CHARS } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import type { CallEnd, CallsPort, IceServer } from '../ports/calls';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { buildCall, buildMessage } from './builders';
import type { MemoryMessages } from './memoryMessages';
import type { MemoryRooms } from './memoryRooms';

export interface MemoryCallsOptions {
  now?: () => number;
  rooms: MemoryRooms;
  messages: MemoryMessages;
  /**
   * A point where a test may wait, reorder or throw: `commit` before the server acts, `ack` after it
   * acted and before the client knows, `deliver` before a listener hears.
   */
  pause?: (step: 'commit' | 'ack' | 'deliver') => Promise<void>;
}

export interface MemoryCalls {
  /** The port as one tab of a person has it. */
  port(uid: string): CallsPort;
  call(callId: string): Call | undefined;
  /** Writes a call past all rules; the room follows. */
  write(call: Call): void;
  /** What functions do when nobody came in time. */
  timeOut(callId: string): void;
  /** When this person last said that they are still there. */
  beatOf(callId: string, uid: string): number | undefined;
  /** Signals that nobody has consumed. */
  signals(callId: string): CallSignal[];
  /** The next starts of this person are refused with this; null allows them again. */
  refuseStarts(uid: string, code: ErrorCode | null): void;
  setIceServers(servers: readonly IceServer[]): void;
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** Ends every open listener with an error. */
  breakListeners(): void;
  /** Open listeners, such as `call c1` and `signals c1 ada`. */
  watches(): string[];
  /** Documents written or deleted by clients so far. */
  writeCount(): number;
}

interface Watch {
  name: string;
  tell: () => void;
  fail: () => void;
}

export function createMemoryCalls(options: MemoryCallsOptions): MemoryCalls {
  return new MemoryCallsServer(options);
}

class MemoryCallsServer implements MemoryCalls {
  readonly #now: () => number;
  readonly #pause: NonNullable<MemoryCallsOptions['pause']>;
  readonly #rooms: MemoryRooms;
  readonly #messages: MemoryMessages;
  readonly #calls = new Map<string, Call>();
  readonly #signals = new Map<string, Map<string, CallSignal>>();
  readonly #beats = new Map<string, number>();
  readonly #refusedStarts = new Map<string, ErrorCode>();
  readonly #watches = new Set<Watch>();
  #iceServers: readonly IceServer[] = [];
  #isReachable = true;
  #lastTime = 0;
  #ids = 0;
  #writes = 0;

  constructor({ now = Date.now, pause, rooms, messages }: MemoryCallsOptions) {
    this.#now = now;
    this.#pause = pause ?? (() => Promise.resolve());
    this.#rooms = rooms;
    this.#messages = messages;
  }

  port(me: string): CallsPort {
    return {
      newId: () => this.#newId('call'),
      prepare: () => undefined,
      start: (room, { uid, sessionId }, call) =>
        this.#act(() => {
          this.#start(room, { uid, sessionId }, call);
        }),
      watch: (callId, listener) =>
        this.#watch(`call ${callId}`, () => this.#seenBy(me, callId), listener),
      join: (callId, { uid, sessionId }) =>
        this.#act(() => {
          this.#join(callId, { uid, sessionId });
        }),
      refuse: (callId, uid, refusal) =>
        this.#act(() => {
          const call = this.#seenBy(uid, callId);
          const way = call && refuseStep(call, uid, refusal);
          if (!way) return;
          const refusals = { ...call.refusals, [uid]: refusal };
          this.#step({ ...call, refusals }, way.ends);
        }),
      leave: (call, end, outcome) =>
        this.#act(() => {
          this.#leave(call, end, outcome);
        }),
      leaveOnClose: (call, end) => {
        if (this.#isReachable) this.#leaveBlindly(call, end);
      },
      beat: (callId, { uid, sessionId }) =>
        this.#act(() => {
          const call = this.#calls.get(callId);
          const isIn = call?.participants[uid]?.sessionId === sessionId;
          if (!isIn || call.state === 'ended') throw new HearthError('denied');
          this.#writes += 1;
          this.#beats.set(`${callId} ${uid}`, this.#tick());
        }),
      send: (callId, signal) =>
        this.#act(() => {
          this.#send(callId, signal);
        }),
      watchSignals: (callId, to, listener) =>
        this.#watch(`signals ${callId} ${to.uid}`, () => this.#signalsTo(callId, to), listener),
      consume: (callId, signalIds) =>
        this.#act(() => {
          this.#writes += signalIds.length;
          for (const id of signalIds) this.#signals.get(callId)?.delete(id);
          this.#tell(`signals ${callId} ${me}`);
        }),
      iceServers: () => this.#act(() => this.#iceServers),
      history: (uid, before) => this.#act(() => this.#historyOf(uid, before)),
    };
  }

  call(callId: string): Call | undefined {
    return this.#calls.get(callId);
  }

  write(call: Call): void {
    this.#calls.set(call.id, call);
    const room = this.#rooms.room(call.roomId);
    if (room) {
      const { id, kind, callerId, createdAt: at } = call;
      const isNamed = room.call?.id === id;
      if (call.state !== 'ended') this.#rooms.write({ ...room, call: { id, kind, callerId, at } });
      else if (isNamed) this.#rooms.write({ ...room, call: null });
    }
    this.#tell(`call ${call.id}`);
  }

  timeOut(callId: string): void {
    const call = this.#calls.get(callId);
    if (call?.state === 'ringing') this.#change(call, 'missed');
  }

  beatOf(callId: string, uid: string): number | undefined {
    return this.#beats.get(`${callId} ${uid}`);
  }

  signals(callId: string): CallSignal[] {
    return [...(this.#signals.get(callId)?.values() ?? [])];
  }

  refuseStarts(uid: string, code: ErrorCode | null): void {
    if (code) this.#refusedStarts.set(uid, code);
    else this.#refusedStarts.delete(uid);
  }

  setIceServers(servers: readonly IceServer[]): void {
    this.#iceServers = servers;
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
    if (isReachable) for (const watch of this.#watches) watch.tell();
  }

  breakListeners(): void {
    const broken = [...this.#watches];
    this.#watches.clear();
    for (const watch of broken) watch.fail();
  }

  watches(): string[] {
    return [...this.#watches].map(({ name }) => name);
  }

  writeCount(): number {
    return this.#writes;
  }

  #start(given: Room, me: CallEnd, { id, kind }: { id: string; kind: Call['kind'] }): void {
    const room = this.#rooms.room(given.id);
    if (!room?.memberIds.includes(me.uid)) throw new HearthError('notMember');
    // An earlier try, whose answer was lost, has made it.
    if (this.#calls.has(id)) return;
    if (room.call) throw new HearthError('alreadyExists');
    const refused = this.#refusedStarts.get(me.uid);
    if (refused) throw new HearthError(refused);
    const others = room.memberIds.filter((uid) => uid !== me.uid);
    if (others.length === 0) throw new HearthError('denied');
    if (room.barredIds.length > 0 && room.kind === 'direct') throw new HearthError('blocked');
    this.#assertUnblocked({ ...room, roomKind: room.kind }, me.uid);
    this.#writes += 5;
    const at = this.#tick();
    const { kind: roomKind, memberIds } = room;
    const participants = { [me.uid]: { sessionId: me.sessionId, joinedAt: at } };
    const callerId = me.uid;
    this.write(
      buildCall({
        ...{ id, kind, roomId: room.id, roomKind, callerId, memberIds, participants },
        createdAt: at,
      }),
    );
    this.#messages.write(
      buildMessage({
        ...{ id, roomId: room.id, senderId: me.uid, kind: 'system', text: '', createdAt: at },
        event: { type: 'call', kind, outcome: null, durationMs: null },
      }),
    );
  }

  #join(callId: string, me: CallEnd): void {
    const call = this.#existing(callId, me.uid);
    const step = joinStep(call, me);
    if (step.type === 'over') throw new HearthError('callOver');
    if (step.type === 'full') throw new HearthError('callFull');
    if (step.type === 'there') return;
    this.#assertUnblocked(call, me.uid);
    const at = this.#tick();
    const own = { sessionId: me.sessionId, joinedAt: at };
    const participants = { ...call.participants, [me.uid]: own };
    const answered = step.answers ? { state: 'ongoing' as const, answeredAt: at } : {};
    this.#step({ ...call, ...answered, participants }, null);
  }

  #leave({ id }: Call, me: CallEnd, wanted: UnansweredOutcome): void {
    const call = this.#calls.get(id);
    if (!call) return;
    const isEarly = wanted === 'missed' && this.#now() < call.createdAt + CALL_RING_MS;
    const way = leaveStep(call, me, isEarly ? 'cancelled' : wanted);
    if (way) this.#step(without(me.uid, call), way.ends);
  }

  /** By what the page knew: rules refuse what is not so any more. */
  #leaveBlindly(known: Call, me: CallEnd): void {
    const call = this.#calls.get(known.id);
    const isMissed = this.#now() >= known.createdAt + CALL_RING_MS;
    const outcome = isMissed ? 'missed' : 'cancelled';
    const own = call?.participants[me.uid];
    const planned = waysOut(known, me, outcome);
    const way = own && leaveStep(call, { ...me, sessionId: own.sessionId }, outcome);
    if (!way || !planned.some(({ ends }) => ends === way.ends)) return;
    this.#step(without(me.uid, call), way.ends);
  }

  #send(callId: string, signal: Omit<CallSignal, 'id' | 'at'>): void {
    const call = this.#calls.get(callId);
    const isIn = (uid: string, sessionId: string) =>
      call?.state !== 'ended' && call?.participants[uid]?.sessionId === sessionId;
    if (!isIn(signal.from, signal.fromSession) || !isIn(signal.to, signal.toSession)) {
      throw new HearthError('callOver');
    }
    const text = encodeSignalItems(signal.items);
    if (text.length > CALL_SIGNAL_MAX_CHARS) throw new HearthError('denied');
    const items = parseSignalItems(text) ?? [];
    this.#writes += 1;
    const id = this.#newId('signal');
    const all = this.#signals.get(callId) ?? new Map<string, CallSignal>();
    this.#signals.set(callId, all.set(id, { ...signal, items, id, at: this.#tick() }));
    this.#tell(`signals ${callId} ${signal.to}`);
  }

  #signalsTo(callId: string, { uid, sessionId }: CallEnd): CallSignal[] {
    return this.signals(callId).filter(
      ({ to, toSession }) => to === uid && toSession === sessionId,
    );
  }

  #historyOf(uid: string, before: number | null): { calls: Call[]; hasMore: boolean } {
    const mine = [...this.#calls.values()]
      .filter(({ memberIds }) => memberIds.includes(uid))
      .filter(({ createdAt }) => before === null || createdAt < before)
      .sort((a, b) => b.createdAt - a.createdAt);
    return { calls: mine.slice(0, CALLS_PAGE), hasMore: mine.length >= CALLS_PAGE };
  }

  /** Members of the room see its calls. */
  #seenBy(uid: string, callId: string): Call | null {
    const call = this.#calls.get(callId);
    if (!call || !this.#rooms.room(call.roomId)?.memberIds.includes(uid)) return null;
    return call;
  }

  #existing(callId: string, uid: string): Call {
    if (!this.#calls.has(callId)) throw new HearthError('callOver');
    const call = this.#seenBy(uid, callId);
    if (!call) throw new HearthError('notMember');
    return call;
  }

  /** In a direct room either may block the other. */
  #assertUnblocked(
    { roomKind, memberIds }: Pick<Call, 'roomKind' | 'memberIds'>,
    me: string,
  ): void {
    if (roomKind === 'direct' && memberIds.some((uid) => this.#rooms.isBlocked(me, uid))) {
      throw new HearthError('blocked');
    }
  }

  /** What a person does: a change, which frees the room where it ends the call. */
  #step(call: Call, ends: CallOutcome | null): void {
    this.#writes += ends === null ? 1 : 2;
    this.#change(call, ends);
  }

  /** Writes a changed call; with an outcome it is over, and its message says so. */
  #change(call: Call, ends: CallOutcome | null): void {
    if (ends === null) {
      this.write(call);
      return;
    }
    const ended = { ...call, state: 'ended' as const, endedAt: this.#tick(), outcome: ends };
    this.write(ended);
    const message = this.#messages.all(call.roomId).find(({ id }) => id === call.id);
    if (!message) return;
    const event = {
      ...{ type: 'call' as const, kind: call.kind, outcome: ends },
      durationMs: talkedMs(ended),
    };
    this.#messages.write({ ...message, event, updatedAt: ended.endedAt });
  }

  async #act<T>(act: () => T): Promise<T> {
    await this.#pause('commit');
    this.#assertReachable();
    const result = act();
    await this.#pause('ack');
    this.#assertReachable();
    return result;
  }

  #assertReachable(): void {
    if (!this.#isReachable) throw new HearthError('offline');
  }

  #watch<T>(name: string, value: () => T, listener: Listener<T>): Unsubscribe {
    const tell = async () => {
      await this.#pause('deliver');
      if (this.#isReachable && this.#watches.has(watch)) listener.next(value());
    };
    const watch: Watch = {
      name,
      tell: () => void tell(),
      fail: () => {
        listener.error(new HearthError('unknown'));
      },
    };
    this.#watches.add(watch);
    watch.tell();
    return () => this.#watches.delete(watch);
  }

  #tell(name: string): void {
    for (const watch of this.#watches) if (watch.name === name) watch.tell();
  }

  #newId(of: string): string {
    this.#ids += 1;
    return `${of}${String(this.#ids).padStart(20 - of.length, '0')}`;
  }

  #tick(): number {
    this.#lastTime = Math.max(this.#lastTime + 1, this.#now());
    return this.#lastTime;
  }
}

function without(uid: string, call: Call): Call {
  const { [uid]: _gone, ...participants } = call.participants;
  return { ...call, participants };
}
