import { messageIdOf, type ReviewItemFields } from '@hearth/domain/review';
import { REPORT_REASONS } from '@hearth/domain/report';
import type { Millis } from '@hearth/domain/time';
import type { Change, ModerationStore, Present } from '../ports/moderation';

/** Reports of one item that are counted; beyond it more make no difference. */
const REPORTS_MAX = 50;

/**
 * Puts what was reported into the queue, or counts one more report of what is there. It counts the
 * reports that lie there, so that events may come twice and in any order. A new report opens what
 * was done already.
 */
export async function reported(
  { roomId, itemId, subjectId }: { roomId: string; itemId: string; subjectId: string },
  { moderation, now }: { moderation: ModerationStore; now: () => Millis },
): Promise<void> {
  const reports = await moderation.reports(roomId, itemId, REPORTS_MAX);
  const messageId = messageIdOf(itemId);
  const given = new Set(reports.map(({ reason }) => reason));
  const time = now();
  await moderation.change({ roomId, itemId, messageId }, (present) =>
    countReports(present, {
      ...{ roomId, messageId, subjectId, now: time, count: reports.length },
      reasons: REPORT_REASONS.filter((reason) => given.has(reason)),
    }),
  );
}

interface Counted extends Pick<ReviewItemFields, 'roomId' | 'messageId' | 'subjectId'> {
  count: number;
  reasons: ReviewItemFields['reportReasons'];
  now: Millis;
}

function countReports(
  { message, item, roomName }: Present,
  { roomId, messageId, subjectId, count, reasons, now }: Counted,
): Change | null {
  if (item && item.reportCount >= count) return null;
  if (item) {
    const open = { state: 'open', resolution: null, resolvedBy: null, resolvedAt: null } as const;
    const counted = { reportCount: count, reportReasons: reasons, updatedAt: now, expiresAt: null };
    return { item: { ...item, ...open, ...counted, roomName } };
  }
  const content = message && {
    text: message.text,
    mentions: message.mentions,
    kinds: message.kinds,
    attachments: message.attachments,
    replyTo: message.replyTo,
  };
  return {
    item: {
      ...{ roomId, roomName, messageId, subjectId, content, state: 'open', verdict: null },
      reasons: [],
      ...{ reportCount: count, reportReasons: reasons, isHidden: false },
      ...{ createdAt: now, updatedAt: now, expiresAt: null },
      ...{ resolution: null, resolvedBy: null, resolvedAt: null },
    },
  };
}
