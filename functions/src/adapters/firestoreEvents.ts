import { WITHOUT_FILES, type SystemEvent } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import { memberSchema, roomSchema } from '@hearth/domain/room';
import { FieldValue, type DocumentData, type Transaction } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { RoomChange, RoomEvents } from '../ports/events';
import { firestore } from './admin';
import { parsed } from './parsed';

const standingSchema = v.pick(roomSchema, ['kind', 'ownerId', 'memberIds', 'barredIds']);

/**
 * Writes a system message and its room's summary, with further fields of the room, as a client's
 * commit has them (docs/data-model.md, "Commits"); functions have no rate limit to count in.
 */
function writeEvent(
  transaction: Transaction,
  { roomId, by, event }: { roomId: string; by: string; event: SystemEvent },
  roomFields: DocumentData,
): void {
  const db = firestore();
  const message = db.collection(paths.messagesPath(roomId)).doc();
  const at = FieldValue.serverTimestamp();
  const common = { senderId: by, kind: 'system', text: '', kinds: [], event, createdAt: at };
  transaction.set(message, {
    ...WITHOUT_FILES,
    ...common,
    ...{ mentions: [], replyTo: null, reactions: {}, updatedAt: at, editedAt: null, editCount: 0 },
    ...{ deletedAt: null, deletedBy: null, expiresAt: null },
  });
  transaction.update(db.doc(paths.roomPath(roomId)), {
    ...roomFields,
    seq: FieldValue.increment(1),
    activityAt: at,
    lastMessage: { ...common, id: message.id, fileCount: 0, isDeleted: false },
  });
}

export const firestoreEvents: RoomEvents = {
  async roomsOf(uid, limit) {
    const { docs } = await firestore()
      .collection(paths.COLLECTIONS.rooms)
      .where('memberIds', 'array-contains', uid)
      .limit(limit)
      .select()
      .get();
    return docs.map(({ id }) => id);
  },

  async standing(roomId) {
    return parsed(standingSchema, await firestore().doc(paths.roomPath(roomId)).get());
  },

  async change(roomId, decide) {
    const db = firestore();
    const document = db.doc(paths.roomPath(roomId));
    await db.runTransaction(async (transaction) => {
      const room = parsed(standingSchema, await transaction.get(document));
      if (room === null) return;
      const change = await decide(room, () => readMembers(transaction, roomId));
      if (change === null) return;
      await writeRoles(transaction, roomId, change.roles ?? {});
      const fields = roomFieldsOf(change);
      if (change.told) writeEvent(transaction, { roomId, ...change.told }, fields);
      else if (Object.keys(fields).length > 0) transaction.update(document, fields);
    });
  },
};

function roomFieldsOf({ memberIds, barredIds, ownerId }: RoomChange): DocumentData {
  return {
    ...(memberIds === undefined ? {} : { memberIds }),
    ...(barredIds === undefined ? {} : { barredIds }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}

/** Those who are no longer in the room have a role that does not fit, and are left out. */
async function readMembers(transaction: Transaction, roomId: string) {
  const { docs } = await transaction.get(firestore().collection(paths.membersPath(roomId)));
  return docs.flatMap((document) => {
    const member = parsed(memberSchema, document);
    return member === null ? [] : { ...member, uid: document.id };
  });
}

async function writeRoles(
  transaction: Transaction,
  roomId: string,
  roles: NonNullable<RoomChange['roles']>,
): Promise<void> {
  const changed = Object.entries(roles);
  if (changed.length === 0) return;
  const documents = changed.map(([uid]) => firestore().doc(paths.memberPath(roomId, uid)));
  const members = await transaction.getAll(...documents);
  changed.forEach(([, role], at) => {
    const member = members[at];
    if (member?.exists) transaction.update(member.ref, { role });
  });
}
