import type { SystemEvent } from '@hearth/domain/message';
import { FORMER_ROLE, type Member } from '@hearth/domain/room';
import type { Role } from '@hearth/domain/roles';
import type { RoomChange, RoomEvents, RoomStanding } from '../ports/events';
import type { Membership } from '../ports/membership';

interface Standing extends RoomStanding {
  roles: Map<string, Role | typeof FORMER_ROLE>;
  told: SystemEvent[];
}

/** Who is in which room, in memory. */
export class MemoryStandings implements RoomEvents, Membership {
  readonly #rooms = new Map<string, Standing>();
  failNextChange = false;

  add(
    roomId: string,
    room: { roles: Record<string, Role>; ownerId: string | null; kind?: 'direct' | 'group' },
  ): void {
    const { roles, ownerId, kind = 'group' } = room;
    const memberIds = Object.keys(roles);
    const entries = new Map(Object.entries(roles));
    this.#rooms.set(roomId, { kind, ownerId, memberIds, barredIds: [], roles: entries, told: [] });
  }

  room(roomId: string): RoomStanding | undefined {
    return this.#rooms.get(roomId);
  }

  told(roomId: string): readonly SystemEvent[] {
    return [...(this.#rooms.get(roomId)?.told ?? [])];
  }

  roomsOf(uid: string, limit: number) {
    const rooms = [...this.#rooms].filter(([, room]) => room.memberIds.includes(uid));
    return Promise.resolve(rooms.map(([id]) => id).slice(0, limit));
  }

  standing(roomId: string) {
    return Promise.resolve(this.#rooms.get(roomId) ?? null);
  }

  async change(
    roomId: string,
    decide: (
      room: RoomStanding,
      members: () => Promise<Member[]>,
    ) => RoomChange | null | Promise<RoomChange | null>,
  ) {
    if (this.failNextChange) {
      this.failNextChange = false;
      throw new Error('unavailable');
    }
    const room = this.#rooms.get(roomId);
    if (!room) return;
    const change = await decide(room, () => Promise.resolve(membersOf(room)));
    if (!change) return;
    const { roles, told, ...fields } = change;
    Object.assign(room, fields);
    for (const [uid, role] of Object.entries(roles ?? {})) room.roles.set(uid, role);
    if (told) room.told.push(told.event);
  }

  admit(roomId: string, uid: string) {
    const room = this.#rooms.get(roomId);
    if (!room?.barredIds.includes(uid)) return Promise.resolve();
    room.barredIds = room.barredIds.filter((id) => id !== uid);
    if (room.kind === 'direct') room.memberIds = [...room.memberIds, uid].sort();
    return Promise.resolve();
  }

  unmute() {
    return Promise.resolve();
  }

  closedDirectRooms(uid: string, limit: number) {
    const rooms = [...this.#rooms].filter(
      ([, room]) => room.kind === 'direct' && room.barredIds.includes(uid),
    );
    return Promise.resolve(rooms.map(([id]) => id).slice(0, limit));
  }
}

function membersOf({ roles }: Standing): Member[] {
  return [...roles].flatMap(([uid, role], at) =>
    role === FORMER_ROLE ? [] : { uid, role, joinedAt: at },
  );
}
