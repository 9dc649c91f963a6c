import { membersPath } from '@hearth/domain/paths';
import { FORMER_ROLE } from '@hearth/domain/room';
import { DAY_MS } from '@hearth/domain/time';
import { warn } from 'firebase-functions/logger';
import { onDocumentUpdated } from 'firebase-functions/v2/firestore';
import { firestoreRooms } from '../adapters/firestoreRooms';
import { TRIGGER_OPTIONS } from '../options';
import { memberRemoved as run } from '../usecases/memberRemoved';

/** An event that failed for this long fails for a reason that another try does not cure. */
const GIVE_UP_AFTER_MS = DAY_MS;

export const memberRemoved = onDocumentUpdated(
  { ...TRIGGER_OPTIONS, document: `${membersPath('{roomId}')}/{uid}` },
  async (event) => {
    if (event.data?.after.get('role') !== FORMER_ROLE) return;
    const { roomId, uid } = event.params as { roomId: string; uid: string };
    if (Date.now() - Date.parse(event.time) > GIVE_UP_AFTER_MS) {
      warn('Gave up cleaning up after a removed member', { roomId, uid, eventId: event.id });
      return;
    }
    await run({ roomId, uid }, firestoreRooms);
  },
);
