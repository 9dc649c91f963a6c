import { RECEIPTS_ROOM_MAX } from '@hearth/domain/limits';
import * as paths from '@hearth/domain/paths';
import { readMarkSchema, type ReadMark } from '@hearth/domain/receipt';
import { ROLES } from '@hearth/domain/roles';
import { FORMER_ROLE, memberSchema, roomSchema, type Room } from '@hearth/domain/room';
import { typingSchema } from '@hearth/domain/typing';
import {
  Timestamp,
  collection,
  collectionGroup,
  doc,
  getDoc,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
  type Firestore,
} from 'firebase/firestore';
import * as v from 'valibot';
import type { RoomsPort } from '../ports/rooms';
import { parseDocument, timestampParts, toHearthError } from './parse';
import { parseAll, watchMap, watchOne, type Freshness } from './watch';

/** Marks that one listener brings of a room that shows receipts, the newest first. */
const READ_MARKS_MAX = 2 * RECEIPTS_ROOM_MAX;

/** One's own document is readable also when one is no longer in the room. */
const membershipSchema = v.object({
  ...memberSchema.entries,
  role: v.picklist([...ROLES, FORMER_ROLE]),
});

type RoomWatch = Pick<
  RoomsPort,
  | 'watchRooms'
  | 'watchRoom'
  | 'watchMyReads'
  | 'watchMembers'
  | 'watchMyMembership'
  | 'watchReads'
  | 'watchTyping'
  | 'myReadMark'
>;

/** The reading half of RoomsPort. `onFreshness` follows the room list, which always listens. */
export function watchRoomsOf(db: Firestore, onFreshness: Freshness): RoomWatch {
  return {
    watchRooms: (uid, max, listener) => {
      // A message comes with its room's summary. The message is what people look at: it goes first.
      const timers = new Set<ReturnType<typeof setTimeout>>();
      const afterMessages = (tell: () => void) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          tell();
        });
        timers.add(timer);
      };
      const stop = onSnapshot(
        query(
          collection(db, paths.COLLECTIONS.rooms),
          where('memberIds', 'array-contains', uid),
          orderBy('activityAt', 'desc'),
          limit(max),
        ),
        // Tells also when the cache alone answers, which is how the connection is judged.
        { includeMetadataChanges: true },
        (snapshot) => {
          afterMessages(() => {
            const isConfirmed = !snapshot.metadata.fromCache;
            onFreshness(isConfirmed);
            const rooms = parseAll(snapshot, roomSchema, (fields, id): Room => ({ ...fields, id }));
            const hasMore = snapshot.size >= max;
            listener.next({ rooms: [...rooms.values()], hasMore, isConfirmed });
          });
        },
        (error) => {
          afterMessages(() => {
            listener.error(toHearthError(error));
          });
        },
      );
      return () => {
        stop();
        timers.forEach((timer) => clearTimeout(timer));
      };
    },

    watchRoom: (roomId, listener) =>
      watchOne(
        doc(db, paths.roomPath(roomId)),
        roomSchema,
        (fields): Room => ({ ...fields, id: roomId }),
        listener,
      ),

    watchMyReads: (uid, max, listener) =>
      onSnapshot(
        query(
          collectionGroup(db, paths.COLLECTIONS.reads),
          where('uid', '==', uid),
          orderBy('lastReadAt', 'desc'),
          limit(max),
        ),
        (snapshot) => {
          const marks = new Map<string, ReadMark>();
          for (const document of snapshot.docs) {
            const mark = parseDocument(readMarkSchema, document);
            const roomId = document.ref.parent.parent?.id;
            if (mark && roomId !== undefined) marks.set(roomId, mark);
          }
          listener.next(marks);
        },
        (error) => {
          listener.error(toHearthError(error));
        },
      ),

    watchMembers: (roomId, listener) =>
      watchMap(
        query(collection(db, paths.membersPath(roomId)), where('role', 'in', ROLES)),
        memberSchema,
        (fields, uid) => ({ ...fields, uid }),
        listener,
      ),

    watchMyMembership: (roomId, uid, listener) =>
      watchOne(
        doc(db, paths.memberPath(roomId, uid)),
        membershipSchema,
        ({ role, ...fields }) => (role === FORMER_ROLE ? null : { ...fields, role, uid }),
        listener,
      ),

    watchReads: (roomId, since, listener) =>
      watchMap(
        query(
          collection(db, paths.readsPath(roomId)),
          where('lastReadAt', '>=', new Timestamp(...timestampParts(since))),
          // Marks of people who left stay: a bound for rooms that many have passed through.
          orderBy('lastReadAt', 'desc'),
          limit(READ_MARKS_MAX),
        ),
        readMarkSchema,
        (fields) => fields,
        {
          next: (marks) => {
            listener.next([...marks.values()]);
          },
          error: listener.error,
        },
      ),

    watchTyping: (roomId, since, listener) =>
      watchMap(
        query(
          collection(db, paths.typingPath(roomId)),
          where('at', '>', new Timestamp(...timestampParts(since))),
        ),
        typingSchema,
        (fields, uid) => ({ ...fields, uid }),
        {
          next: (typing) => {
            listener.next([...typing.values()]);
          },
          error: listener.error,
        },
      ),

    myReadMark: async (roomId, uid) => {
      try {
        return parseDocument(readMarkSchema, await getDoc(doc(db, paths.readPath(roomId, uid))));
      } catch (error) {
        throw toHearthError(error);
      }
    },
  };
}
