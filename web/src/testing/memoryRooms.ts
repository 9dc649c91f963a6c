/** Rooms, members, marks and typing in memory, with what rules keep: membership and roles. */
import { HearthError, errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { Message, SystemEvent } from '@hearth/domain/message';
import type { ReadMark } from '@hearth/domain/receipt';
import { can, canActOn, mustTransferBeforeLeaving, type Role } from '@hearth/domain/roles';
import {
  byActivity,
  directRoomId,
  roomNameProblem,
  type Member,
  type Room,
} from '@hearth/domain/room';
import { cleanName } from '@hearth/domain/text';
import { summaryOf } from '@hearth/domain/message';
import type { Typing } from '@hearth/domain/typing';
import type { NewGroup, Refusal, RoomsPort } from '../ports/rooms';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { buildDirect, buildGroup, buildMessage } from './builders';

export interface MemoryRoomsOptions {
  now?: () => number;
  rooms?: readonly Room[];
}

export interface MemoryRooms {
  /** The port as one person has it. */
  port(uid: string): RoomsPort;
  /** Writes a room past all rules; people without a role become members, `ownerId` the owner. */
  write(room: Room): void;
  room(roomId: string): Room | undefined;
  setRole(roomId: string, uid: string, role: Role): void;
  role(roomId: string, uid: string): Role | undefined;
  setTyping(roomId: string, typing: Typing): void;
  typing(roomId: string): Typing[];
  setMark(roomId: string, mark: ReadMark): void;
  mark(roomId: string, uid: string): ReadMark | undefined;
  /** Takes over what the room repeats of a new or changed message, as its commit does. */
  follow(message: Message): void;
  /** These people block each other: no direct room, no adding. */
  block(a: string, b: string): void;
  isBlocked(a: string, b: string): boolean;
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** Marks and typing signals written so far. */
  writes(): { marks: number; typing: number };
  /** Open listeners by kind, such as `members room`. */
  watches(): string[];
  /** Ends every open listener with an error, as the backend does now and then. */
  breakListeners(code: ErrorCode): void;
  /** Holds every change back until the returned function runs. */
  hold(): () => void;
}

interface Watch {
  name: string;
  tell: () => void;
  fail: (error: HearthError) => void;
}

export function createMemoryRooms(options: MemoryRoomsOptions = {}): MemoryRooms {
  return new MemoryRoomsServer(options);
}

class MemoryRoomsServer implements MemoryRooms {
  readonly now: () => number;
  readonly #rooms = new Map<string, Room>();
  readonly #members = new Map<string, Map<string, Member>>();
  readonly #marks = new Map<string, Map<string, ReadMark>>();
  readonly #typing = new Map<string, Map<string, Typing>>();
  readonly #blocks = new Set<string>();
  readonly #watches = new Set<Watch>();
  readonly #counts = { marks: 0, typing: 0 };
  #isReachable = true;
  #held: Promise<void> = Promise.resolve();
  #ids = 0;
  #lastTime = 0;

  constructor(options: MemoryRoomsOptions) {
    this.now = options.now ?? Date.now;
    for (const room of options.rooms ?? []) this.write(room);
  }

  write(room: Room): void {
    this.#rooms.set(room.id, room);
    const before = this.#members.get(room.id);
    const members = new Map<string, Member>();
    for (const uid of room.memberIds) {
      const role = room.ownerId === uid ? 'owner' : 'member';
      members.set(uid, before?.get(uid) ?? { uid, role, joinedAt: room.createdAt });
    }
    this.#members.set(room.id, members);
    this.#tellAll();
  }

  room(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  setRole(roomId: string, uid: string, role: Role): void {
    const member = this.#members.get(roomId)?.get(uid);
    if (member) this.#members.get(roomId)?.set(uid, { ...member, role });
    this.#tellAll();
  }

  role(roomId: string, uid: string): Role | undefined {
    return this.#members.get(roomId)?.get(uid)?.role;
  }

  setTyping(roomId: string, typing: Typing): void {
    this.#part(this.#typing, roomId).set(typing.uid, typing);
    this.#tellAll();
  }

  typing(roomId: string): Typing[] {
    return [...this.#part(this.#typing, roomId).values()];
  }

  setMark(roomId: string, mark: ReadMark): void {
    this.#part(this.#marks, roomId).set(mark.uid, mark);
    this.#tellAll();
  }

  mark(roomId: string, uid: string): ReadMark | undefined {
    return this.#part(this.#marks, roomId).get(uid);
  }

  follow(message: Message): void {
    const room = this.#rooms.get(message.roomId);
    if (!room) return;
    const isNew = message.createdAt > (room.lastMessage?.createdAt ?? 0);
    if (!isNew && room.lastMessage?.id !== message.id) return;
    this.write({
      ...room,
      seq: isNew ? room.seq + 1 : room.seq,
      activityAt: isNew ? message.createdAt : room.activityAt,
      lastMessage: summaryOf(message),
    });
  }

  block(a: string, b: string): void {
    this.#blocks.add(`${a} ${b}`).add(`${b} ${a}`);
  }

  isBlocked(a: string, b: string): boolean {
    return this.#blocks.has(`${a} ${b}`);
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
    if (isReachable) this.#tellAll();
  }

  writes() {
    return { ...this.#counts };
  }

  watches(): string[] {
    return [...this.#watches].map(({ name }) => name);
  }

  breakListeners(code: ErrorCode): void {
    const broken = [...this.#watches];
    this.#watches.clear();
    for (const watch of broken) watch.fail(new HearthError(code));
  }

  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  }

  port(me: string): RoomsPort {
    const seen = (roomId: string) => {
      const room = this.#rooms.get(roomId);
      return room?.memberIds.includes(me) ? room : undefined;
    };
    /** A listener on part of a room that ends with `denied` when one is no member any more. */
    const watchPart = <T>(what: string, roomId: string, read: () => T, listener: Listener<T>) =>
      this.#watch(`${what} ${roomId}`, listener, (stop) => {
        if (seen(roomId)) return listener.next(read());
        stop();
        return listener.error(new HearthError('denied'));
      });

    return {
      watchRooms: (uid, limit, listener) =>
        this.#watch('rooms', listener, () => {
          const mine = [...this.#rooms.values()]
            .filter(({ memberIds }) => memberIds.includes(uid))
            .sort(byActivity);
          const rooms = mine.slice(0, limit);
          listener.next({ rooms, hasMore: mine.length >= limit, isConfirmed: true });
        }),
      watchRoom: (roomId, listener) =>
        this.#watch(`room ${roomId}`, listener, () => listener.next(seen(roomId) ?? null)),
      watchMyReads: (uid, limit, listener) =>
        this.#watch('marks', listener, () => {
          const marks = [...this.#marks].flatMap(([roomId, byUid]) => {
            const mark = byUid.get(uid);
            return mark ? [[roomId, mark] as const] : [];
          });
          marks.sort(([, a], [, b]) => b.lastReadAt - a.lastReadAt);
          listener.next(new Map(marks.slice(0, limit)));
        }),
      watchMembers: (roomId, listener) =>
        watchPart('members', roomId, () => new Map(this.#members.get(roomId)), listener),
      watchMyMembership: (roomId, uid, listener) =>
        this.#watch(`membership ${roomId}`, listener, () =>
          listener.next(this.#members.get(roomId)?.get(uid) ?? null),
        ),
      watchReads: (roomId, since, listener) =>
        watchPart('reads', roomId, () => this.#marksSince(roomId, since), listener),
      watchTyping: (roomId, since, listener) =>
        watchPart('typing', roomId, () => this.#typingSince(roomId, since), listener),
      myReadMark: (roomId, uid) => this.#act(() => this.mark(roomId, uid) ?? null),

      openDirect: (uid, otherUid) => this.#act(() => this.#openDirect(uid, otherUid)),
      createGroup: async (uid, group) => {
        const room = await this.#act(() => this.#createGroup(uid, group));
        const others = group.memberIds.filter((other) => !room.memberIds.includes(other));
        return { roomId: room.id, refused: await this.#add(room, uid, others) };
      },
      addMembers: (room, uid, targetIds) => this.#add(room, uid, targetIds),
      removeMember: (room, uid, targetId) =>
        this.#act(() => {
          const target = this.role(room.id, targetId);
          if (!target) throw new HearthError('denied');
          assert(canActOn(this.role(room.id, uid), 'removeMember', target));
          this.#change(room.id, uid, { type: 'removed', targetId }, without(targetId));
        }),
      leave: (room, uid) =>
        this.#act(() => {
          const { memberIds } = this.#mine(room.id, uid);
          const role = this.role(room.id, uid);
          assert(role !== undefined && !mustTransferBeforeLeaving(role, memberIds.length));
          this.#change(room.id, uid, { type: 'left' }, without(uid));
        }),
      rename: (room, uid, raw) =>
        this.#act(() => {
          const name = cleanName(raw);
          const problem = roomNameProblem(name);
          if (problem) throw new HearthError(problem);
          assert(can(this.role(room.id, uid), 'renameRoom'));
          this.#change(room.id, uid, { type: 'renamed', name }, () => ({ name }));
        }),
      setDisappearing: (room, uid, afterMs) =>
        this.#act(() => {
          assert(can(this.role(room.id, uid), 'setDisappearing'));
          const change = () => ({ disappearAfterMs: afterMs });
          this.#change(room.id, uid, { type: 'disappearing', afterMs }, change);
        }),
      changePhoto: (room, uid, photo, onProgress) =>
        this.#act(() => {
          assert(can(this.role(room.id, uid), 'renameRoom'));
          onProgress(1);
          const photoPath = photo && `rooms/${room.id}/photo/${'p'.repeat(20)}`;
          this.#change(room.id, uid, { type: 'photoChanged', photoPath }, () => ({ photoPath }));
        }),
      changeRole: (room, uid, targetId, role) =>
        this.#act(() => {
          const target = this.role(room.id, targetId);
          if (!target) throw new HearthError('denied');
          assert(canActOn(this.role(room.id, uid), 'changeRole', target));
          this.setRole(room.id, targetId, role);
          this.#change(room.id, uid, { type: 'roleChanged', targetId, role }, () => ({}));
        }),
      transferOwnership: (room, uid, targetId) =>
        this.#act(() => {
          assert(can(this.role(room.id, uid), 'transferOwnership'));
          this.setRole(room.id, targetId, 'owner');
          this.setRole(room.id, uid, 'admin');
          const change = () => ({ ownerId: targetId });
          this.#change(room.id, uid, { type: 'ownerChanged', targetId }, change);
        }),

      markRead: (roomId, uid, lastSeq, lastReadAt) =>
        this.#act(() => {
          const before = this.mark(roomId, uid);
          assert(lastSeq <= this.#mine(roomId, uid).seq && lastSeq >= (before?.lastSeq ?? 0));
          this.#counts.marks += 1;
          this.setMark(roomId, { uid, lastSeq, lastReadAt });
        }),
      setTyping: (roomId, uid, isTyping) =>
        this.#act(() => {
          this.#mine(roomId, uid);
          this.#counts.typing += 1;
          if (isTyping) this.setTyping(roomId, { uid, at: this.now() });
          else this.#part(this.#typing, roomId).delete(uid);
          this.#tellAll();
        }),
    };
  }

  async #act<T>(action: () => T): Promise<T> {
    await this.#held;
    if (!this.#isReachable) throw new HearthError('offline');
    return action();
  }

  #watch(
    name: string,
    listener: Pick<Listener<never>, 'error'>,
    tell: (stop: Unsubscribe) => void,
  ): Unsubscribe {
    const stop = () => {
      this.#watches.delete(watch);
    };
    const watch: Watch = {
      name,
      tell: () => {
        if (this.#watches.has(watch)) tell(stop);
      },
      fail: (error) => listener.error(error),
    };
    this.#watches.add(watch);
    queueMicrotask(() => {
      if (this.#isReachable) watch.tell();
    });
    return stop;
  }

  #tellAll(): void {
    if (!this.#isReachable) return;
    for (const watch of [...this.#watches]) watch.tell();
  }

  #mine(roomId: string, uid: string): Room {
    const room = this.#rooms.get(roomId);
    if (!room?.memberIds.includes(uid)) throw new HearthError('denied');
    return room;
  }

  #marksSince(roomId: string, since: number): ReadMark[] {
    const marks = [...this.#part(this.#marks, roomId).values()];
    return marks.filter(({ lastReadAt }) => lastReadAt >= since);
  }

  #typingSince(roomId: string, since: number): Typing[] {
    return this.typing(roomId).filter(({ at }) => at > since);
  }

  #part<T>(parts: Map<string, Map<string, T>>, roomId: string): Map<string, T> {
    const present = parts.get(roomId) ?? new Map<string, T>();
    parts.set(roomId, present);
    return present;
  }

  #openDirect(uid: string, otherUid: string): string {
    const roomId = directRoomId(uid, otherUid);
    if (this.#rooms.has(roomId)) return roomId;
    if (this.#blocks.has(`${uid} ${otherUid}`)) throw new HearthError('blocked');
    const at = this.#tick();
    this.write(buildDirect(uid, otherUid, undefined, { createdAt: at, activityAt: at }));
    return roomId;
  }

  #createGroup(uid: string, { id, name: raw }: NewGroup): Room {
    const name = cleanName(raw);
    const problem = roomNameProblem(name);
    if (problem) throw new HearthError(problem);
    const known = this.#rooms.get(id);
    if (!known) {
      this.write(buildGroup({ id, name, ownerId: uid, memberIds: [uid], createdBy: uid, seq: 0 }));
      this.#change(id, uid, { type: 'created', name }, () => ({}));
    } else {
      assert(known.createdBy === uid);
      if (known.name !== name) this.#change(id, uid, { type: 'renamed', name }, () => ({ name }));
    }
    return this.#mine(id, uid);
  }

  async #add(room: Room, uid: string, targetIds: readonly string[]): Promise<Refusal[]> {
    const refused: Refusal[] = [];
    for (const targetId of targetIds) {
      try {
        await this.#act(() => {
          assert(can(this.role(room.id, uid), 'addMember'));
          assert(!this.#blocks.has(`${uid} ${targetId}`));
          const change = ({ memberIds }: Room) => ({ memberIds: [...memberIds, targetId] });
          this.#change(room.id, uid, { type: 'added', targetIds: [targetId] }, change);
        });
      } catch (error) {
        refused.push({ uid: targetId, code: errorCode(error) });
      }
    }
    return refused;
  }

  /** A change of a room with its system message, as one commit makes them. */
  #change(
    roomId: string,
    uid: string,
    event: SystemEvent,
    change: (room: Room) => Partial<Room>,
  ): void {
    const room = this.#mine(roomId, uid);
    this.#ids += 1;
    const id = `event${String(this.#ids).padStart(15, '0')}`;
    const at = this.#tick();
    const message = buildMessage({
      id,
      roomId,
      senderId: uid,
      kind: 'system',
      text: '',
      event,
      createdAt: at,
    });
    this.write({
      ...room,
      ...change(room),
      seq: room.seq + 1,
      activityAt: at,
      lastMessage: summaryOf(message),
    });
  }

  #tick(): number {
    this.#lastTime = Math.max(this.#lastTime + 1, this.now());
    return this.#lastTime;
  }
}

function assert(isAllowed: boolean): void {
  if (!isAllowed) throw new HearthError('denied');
}

function without(uid: string): (room: Room) => Partial<Room> {
  return ({ memberIds }) => ({ memberIds: memberIds.filter((other) => other !== uid) });
}
