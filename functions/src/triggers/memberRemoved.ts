import { membersPath } from '@hearth/domain/paths';
import { FORMER_ROLE } from '@hearth/domain/room';
import { onDocumentUpdated } from 'firebase-functions/v2/firestore';
import { adminAccounts } from '../adapters/adminAccounts';
import { firestoreCalls } from '../adapters/firestoreCalls';
import { firestoreRooms } from '../adapters/firestoreRooms';
import { TRIGGER_OPTIONS } from '../options';
import { memberRemoved as run } from '../usecases/memberRemoved';
import { isGivenUp } from './giveUp';

const ports = {
  ...{ rooms: firestoreRooms, accounts: adminAccounts, calls: firestoreCalls },
  now: Date.now,
};

export const memberRemoved = onDocumentUpdated(
  { ...TRIGGER_OPTIONS, document: `${membersPath('{roomId}')}/{uid}` },
  async (event) => {
    if (event.data?.after.get('role') !== FORMER_ROLE) return;
    const { roomId, uid } = event.params as { roomId: string; uid: string };
    if (isGivenUp(event, 'cleaning up after a removed member', { roomId, uid })) return;
    await run({ roomId, uid }, ports);
  },
);
