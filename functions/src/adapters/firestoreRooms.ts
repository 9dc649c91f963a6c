import { COLLECTIONS, memberPath, readPath, roomPath, typerPath } from '@hearth/domain/paths';
import { FORMER_ROLE, roomSchema } from '@hearth/domain/room';
import * as v from 'valibot';
import type { RoomStore } from '../ports/rooms';
import { firestore } from './admin';
import { removeDocuments } from './removeDocuments';
import { storageFiles } from './storageFiles';
import { withMillis } from './withMillis';

const wantedSchema = v.pick(roomSchema, ['kind', 'memberIds', 'barredIds', 'call']);

export const firestoreRooms: RoomStore = {
  async room(roomId) {
    const snapshot = await firestore().doc(roomPath(roomId)).get();
    return snapshot.exists ? v.parse(wantedSchema, withMillis(snapshot.data())) : null;
  },

  removeTraces(roomId, uid) {
    const db = firestore();
    return db.runTransaction(async (transaction) => {
      const member = await transaction.get(db.doc(memberPath(roomId, uid)));
      if (member.exists && member.get('role') !== FORMER_ROLE) return;
      transaction.delete(member.ref);
      transaction.delete(db.doc(readPath(roomId, uid)));
      transaction.delete(db.doc(typerPath(roomId, uid)));
    });
  },

  async removeRoom(roomId) {
    await storageFiles.removeFolder(roomPath(roomId));
    // Their own trigger removes what is below them.
    await removeDocuments(firestore().collection(COLLECTIONS.calls).where('roomId', '==', roomId));
    await firestore().recursiveDelete(firestore().doc(roomPath(roomId)));
  },
};
