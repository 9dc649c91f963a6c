import { serverTimestamp } from 'firebase/firestore/lite';
import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { moderationConfigPath, reportPath } from '@hearth/domain/paths';
import { personItemId } from '@hearth/domain/review';
import { count, type Window } from './builders';
import { set, type Commit, type Data } from './commit';

/** Commits of moderation that rules accept, and what functions write for it. */

export const saveModeration = (roomId: string, fields: Data = {}): Commit => ({
  config: set(moderationConfigPath(roomId), { ...DEFAULT_MODERATION, ...fields }),
});

interface NewReport {
  roomId: string;
  me: string;
  subjectId: string;
  window?: Window;
}

const reportData = (subjectId: string, messageId: string | null): Data => ({
  messageId,
  subjectId,
  reason: 'spam',
  note: '',
  createdAt: serverTimestamp(),
});

export const reportMessage = ({
  roomId,
  me,
  subjectId,
  messageId,
  window,
}: NewReport & { messageId: string }): Commit => ({
  report: set(reportPath(roomId, messageId, me), reportData(subjectId, messageId)),
  limits: count(me, roomId, messageId, window),
});

export const reportPerson = ({ roomId, me, subjectId, window }: NewReport): Commit => ({
  report: set(reportPath(roomId, personItemId(subjectId), me), reportData(subjectId, null)),
  limits: count(me, roomId, personItemId(subjectId), window),
});
