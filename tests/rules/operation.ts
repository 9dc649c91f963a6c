import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  type Firestore,
} from 'firebase/firestore/lite';
import { apply, remove, type Commit } from './commit';
import type { Engine } from './engine';
import type { GroupScene } from './scene';

/** One persona on the stage of the matrix. */
export interface Act {
  engine: Engine;
  db: Firestore;
  /** Whose things and in whose name: oneself, except for the hostile member. */
  self: string;
  group: GroupScene;
  /** In a direct room with `group.member`, who blocked them. */
  blocked: string;
  directId: string;
}

export interface Operation {
  /** Puts what the operation needs, beyond the stage. */
  prepare?(act: Act): Commit;
  run(act: Act): Promise<unknown>;
}

export const get = (path: (act: Act) => string): Operation => ({
  run: (act) => getDoc(doc(act.db, path(act))),
});

export const list = (path: (act: Act) => string, max?: number): Operation => ({
  run: (act) =>
    getDocs(
      max === undefined
        ? collection(act.db, path(act))
        : query(collection(act.db, path(act)), limit(max)),
    ),
});

export const commit = (make: (act: Act) => Commit, prepare?: (act: Act) => Commit): Operation => ({
  run: (act) => apply(act.db, make(act)),
  ...(prepare && { prepare }),
});

export const drop = (path: (act: Act) => string): Operation =>
  commit((act) => ({ gone: remove(path(act)) }));

export const mine = (act: Act) => ({ roomId: act.group.roomId, me: act.self });
