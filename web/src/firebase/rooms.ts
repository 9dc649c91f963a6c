import type { Firestore } from 'firebase/firestore';
import type { FilesPort } from '../ports/files';
import type { RoomsPort } from '../ports/rooms';
import type { HearthConfig } from './config';
import { loadOnce } from '../ports/loadOnce';
import { watchRoomsOf } from './roomWatch';
import type { Freshness } from './watch';

export interface RoomsContext {
  files: FilesPort;
  config: HearthConfig;
  /** Server time, as well as it is known here. */
  now(): number;
  /** Hears whether the room list is answered by the server or by the cache alone. */
  onFreshness: Freshness;
}

/** Rooms in Firestore, as docs/data-model.md has them. */
export function createRooms(
  db: Firestore,
  { config, files, now, onFreshness }: RoomsContext,
): RoomsPort {
  const commits = loadOnce(async () => {
    const { commitRoomsOf } = await import('./roomCommits');
    return commitRoomsOf({ app: db.app, config, files, now });
  });
  return {
    ...watchRoomsOf(db, onFreshness),
    openDirect: async (...args) => (await commits()).openDirect(...args),
    createGroup: async (...args) => (await commits()).createGroup(...args),
    addMembers: async (...args) => (await commits()).addMembers(...args),
    removeMember: async (...args) => (await commits()).removeMember(...args),
    leave: async (...args) => (await commits()).leave(...args),
    rename: async (...args) => (await commits()).rename(...args),
    setDisappearing: async (...args) => (await commits()).setDisappearing(...args),
    changePhoto: async (...args) => (await commits()).changePhoto(...args),
    changeRole: async (...args) => (await commits()).changeRole(...args),
    transferOwnership: async (...args) => (await commits()).transferOwnership(...args),
    markRead: async (...args) => (await commits()).markRead(...args),
    setTyping: async (...args) => (await commits()).setTyping(...args),
  };
}
