import { deletionPath } from '@hearth/domain/paths';
import { onDocumentWritten } from 'firebase-functions/v2/firestore';
import { firestoreDeletions } from '../adapters/firestoreDeletions';
import { firestoreEvents } from '../adapters/firestoreEvents';
import { firestoreMessageRemovals } from '../adapters/firestoreMessageRemovals';
import { firestoreRooms } from '../adapters/firestoreRooms';
import { personalRemains } from '../adapters/personalRemains';
import { storageFiles } from '../adapters/storageFiles';
import { TRIGGER_OPTIONS } from '../options';
import { deleteAccount } from '../usecases/deleteAccount';
import { isGivenUp } from './giveUp';

const ports = {
  ...{ deletions: firestoreDeletions, events: firestoreEvents, rooms: firestoreRooms },
  ...{ messages: firestoreMessageRemovals, remains: personalRemains, files: storageFiles },
};

/** One run for each note of how far the deletion has come; a run writes the next note. */
export const accountDeleted = onDocumentWritten(
  { ...TRIGGER_OPTIONS, document: deletionPath('{uid}'), timeoutSeconds: 540 },
  async (event) => {
    if (!event.data?.after.exists) return;
    const { uid } = event.params as { uid: string };
    if (isGivenUp(event, 'deleting an account', { uid })) return;
    await deleteAccount(uid, ports);
  },
);
