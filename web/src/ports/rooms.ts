import type { ErrorCode } from '@hearth/domain/errors';
import type { ReadMark } from '@hearth/domain/receipt';
import type { Role } from '@hearth/domain/roles';
import type { Member, Room } from '@hearth/domain/room';
import type { Typing } from '@hearth/domain/typing';
import type { Listener, Unsubscribe } from './unsubscribe';

export interface RoomPage {
  rooms: Room[];
  hasMore: boolean;
  /** Whether the server has confirmed it; false while it is only what was cached. */
  isConfirmed: boolean;
}

/** A person who could not be added to a group, and why. */
export interface Refusal {
  uid: string;
  code: ErrorCode;
}

/** A group to make, of oneself and these people. */
export interface NewGroup {
  /** 20 letters and digits, made on the client: a further try of the same group has the same one. */
  id: string;
  name: string;
  memberIds: readonly string[];
}

/** Rooms, members, read marks and typing. Promises reject with HearthError. */
export interface RoomsPort {
  /** The newest `limit` rooms one is in, by activity. Starts from the cache when there is one. */
  watchRooms(uid: string, limit: number, listener: Listener<RoomPage>): Unsubscribe;
  /** One room; null when it does not exist or one may not see it. */
  watchRoom(roomId: string, listener: Listener<Room | null>): Unsubscribe;
  /** How far one has read, over all rooms (collection group), newest first, bounded. */
  watchMyReads(
    uid: string,
    limit: number,
    listener: Listener<ReadonlyMap<string, ReadMark>>,
  ): Unsubscribe;
  watchMembers(roomId: string, listener: Listener<ReadonlyMap<string, Member>>): Unsubscribe;
  watchMyMembership(roomId: string, uid: string, listener: Listener<Member | null>): Unsubscribe;

  /** Makes the pair's room or finds it; gives its id. Rejects with `blocked`. */
  openDirect(uid: string, otherUid: string): Promise<string>;
  /**
   * Makes a group of oneself, then adds people in bounded batches. Once the group is there it
   * resolves, with whoever could not be added. One that an earlier try has made, whose answer was
   * lost, gets the name and the people of this try.
   */
  createGroup(uid: string, group: NewGroup): Promise<{ roomId: string; refused: Refusal[] }>;
  /** Adds people in bounded batches and tells whom it could not add; people already there are skipped. */
  addMembers(room: Room, uid: string, targetIds: readonly string[]): Promise<Refusal[]>;
  removeMember(room: Room, uid: string, targetId: string): Promise<void>;
  leave(room: Room, uid: string): Promise<void>;
  rename(room: Room, uid: string, name: string): Promise<void>;
  /** How long new messages stay, one of DISAPPEAR_CHOICES_MS; null for ever. */
  setDisappearing(room: Room, uid: string, afterMs: number | null): Promise<void>;
  /** Uploads a square photo and shows it; null goes back to the initials. */
  changePhoto(
    room: Room,
    uid: string,
    photo: Blob | null,
    onProgress: (fraction: number) => void,
  ): Promise<void>;
  changeRole(
    room: Room,
    uid: string,
    targetId: string,
    role: Exclude<Role, 'owner'>,
  ): Promise<void>;
  transferOwnership(room: Room, uid: string, targetId: string): Promise<void>;

  /** Marks of people who read since `since` (createdAt of the oldest message of interest). */
  watchReads(roomId: string, since: number, listener: Listener<ReadMark[]>): Unsubscribe;
  markRead(roomId: string, uid: string, lastSeq: number, lastReadAt: number): Promise<void>;
  /** One's own mark of one room, for rooms beyond the bound of {@link watchMyReads}. */
  myReadMark(roomId: string, uid: string): Promise<ReadMark | null>;

  /** Who wrote "is typing" after `since` (server time), so that what is long past is never read. */
  watchTyping(roomId: string, since: number, listener: Listener<Typing[]>): Unsubscribe;
  setTyping(roomId: string, uid: string, isTyping: boolean): Promise<void>;
}
