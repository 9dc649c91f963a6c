import { COLLECTIONS, memberPath, roomPath } from '@hearth/domain/paths';
import { directMemberIds, roomSchema } from '@hearth/domain/room';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { Membership } from '../ports/membership';
import { firestore } from './admin';
import { parsed } from './parsed';

const standingSchema = v.pick(roomSchema, ['kind', 'memberIds', 'barredIds']);

export const firestoreMembership: Membership = {
  admit(roomId, uid) {
    const db = firestore();
    const document = db.doc(roomPath(roomId));
    return db.runTransaction(async (transaction) => {
      const room = parsed(standingSchema, await transaction.get(document));
      if (!room?.barredIds.includes(uid)) return;
      const barredIds = FieldValue.arrayRemove(uid);
      if (room.kind === 'group') {
        transaction.update(document, { barredIds });
        return;
      }
      // Alone in notes to oneself, and until the other is let in again too.
      const [other = uid] = room.memberIds;
      transaction.update(document, { barredIds, memberIds: directMemberIds(uid, other) });
      transaction.set(db.doc(memberPath(roomId, uid)), {
        role: 'member',
        joinedAt: FieldValue.serverTimestamp(),
      });
    });
  },

  async unmute(roomId, uid) {
    const room = firestore().doc(roomPath(roomId));
    if (!(await room.get()).exists) return;
    await room.update(new FieldPath('mutes', uid), FieldValue.delete());
  },

  async closedDirectRooms(uid, limit) {
    const { docs } = await firestore()
      .collection(COLLECTIONS.rooms)
      .where('kind', '==', 'direct')
      .where('barredIds', 'array-contains', uid)
      .limit(limit)
      .select()
      .get();
    return docs.map(({ id }) => id);
  },
};
