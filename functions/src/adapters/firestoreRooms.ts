import { memberPath, readPath, roomPath, typerPath } from '@hearth/domain/paths';
import { FORMER_ROLE, roomSchema } from '@hearth/domain/room';
import * as v from 'valibot';
import type { RoomStore } from '../ports/rooms';
import { firestore } from './admin';
import { storageFiles } from './storageFiles';

const wantedSchema = v.pick(roomSchema, ['kind', 'memberIds']);

export const firestoreRooms: RoomStore = {
  async room(roomId) {
    const snapshot = await firestore().doc(roomPath(roomId)).get();
    return snapshot.exists ? v.parse(wantedSchema, snapshot.data()) : null;
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
    await firestore().recursiveDelete(firestore().doc(roomPath(roomId)));
  },
};
