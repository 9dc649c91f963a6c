import { reportsPath } from '@hearth/domain/paths';
import { onDocumentCreated } from 'firebase-functions/v2/firestore';
import { firestoreModeration } from '../adapters/firestoreModeration';
import { TRIGGER_OPTIONS } from '../options';
import { reported as run } from '../usecases/reported';
import { isGivenUp } from './giveUp';

export const reported = onDocumentCreated(
  { ...TRIGGER_OPTIONS, document: `${reportsPath('{roomId}', '{itemId}')}/{uid}` },
  async (event) => {
    const { roomId, itemId } = event.params as Record<'roomId' | 'itemId' | 'uid', string>;
    const subjectId: unknown = event.data?.get('subjectId');
    if (typeof subjectId !== 'string') return;
    if (isGivenUp(event, 'taking a report', { roomId, itemId })) return;
    await run({ roomId, itemId, subjectId }, { moderation: firestoreModeration, now: Date.now });
  },
);
