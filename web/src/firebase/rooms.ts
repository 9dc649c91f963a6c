import type { Firestore } from 'firebase/firestore';
import type { RoomsPort } from '../ports/rooms';
import { commitRoomsOf } from './roomCommits';
import { watchRoomsOf } from './roomWatch';
import type { Freshness } from './watch';

export interface RoomsContext {
  /** Server time, as well as it is known here. */
  now(): number;
  /** Hears whether the room list is answered by the server or by the cache alone. */
  onFreshness: Freshness;
}

/** Rooms in Firestore, as docs/data-model.md has them. */
export function createRooms(db: Firestore, { now, onFreshness }: RoomsContext): RoomsPort {
  return { ...watchRoomsOf(db, onFreshness), ...commitRoomsOf(db, now) };
}
