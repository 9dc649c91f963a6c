import type { SystemEvent } from '@hearth/domain/message';
import type { Role } from '@hearth/domain/roles';
import type { FORMER_ROLE, Member, Room } from '@hearth/domain/room';

/** What is asked of a room before it changes. */
export type RoomStanding = Pick<Room, 'kind' | 'ownerId' | 'memberIds' | 'barredIds'>;

/** What happens to a room and who is in it, all at once. */
export interface RoomChange extends Partial<Omit<RoomStanding, 'kind'>> {
  /** uid -> role from now on. Who has no membership gets none. */
  roles?: Readonly<Record<string, Role | typeof FORMER_ROLE>>;
  /** The system message that tells of it, and who acts in it; null where nothing is told. */
  told: { by: string; event: SystemEvent } | null;
}

export interface RoomEvents {
  /** Up to `limit` rooms that a person is in. */
  roomsOf(uid: string, limit: number): Promise<string[]>;
  /** Null when there is no such room. */
  standing(roomId: string): Promise<RoomStanding | null>;
  /**
   * Decides and writes in one transaction; `decide` may run more than once. `members` reads those who
   * are in the room, for who needs to know. A null change, or no such room, writes nothing.
   */
  change(
    roomId: string,
    decide: (
      room: RoomStanding,
      members: () => Promise<Member[]>,
    ) => RoomChange | null | Promise<RoomChange | null>,
  ): Promise<void>;
}
