import { expiryOf } from '@hearth/domain/disappearing';
import { MENTIONS_MAX, SCHEDULED_MAX } from '@hearth/domain/limits';
import { messageTextProblem } from '@hearth/domain/message';
import { sendAllowance } from '@hearth/domain/rateLimit';
import { mutedUntil } from '@hearth/domain/room';
import type { ScheduledFields, ScheduledProblem } from '@hearth/domain/scheduled';
import type { Millis } from '@hearth/domain/time';
import type {
  ScheduledDecision,
  ScheduledKey,
  ScheduledPresent,
  ScheduledStore,
} from '../ports/scheduled';
import { runFairly } from './runFairly';

export interface SentDue {
  sent: number;
  refused: number;
  /** Over the rate limit: due again when their window is over. */
  waiting: number;
  failed: number;
}

/**
 * Sends the scheduled messages that are due, each in one transaction by what holds then. One that
 * fails stays for the next run and stops no other. Two runs at once send once. What somebody has
 * beyond {@link SCHEDULED_MAX}, more than the interface takes, is refused.
 */
export async function sendDue(
  now: Millis,
  scheduled: ScheduledStore,
  tell: (error: unknown, key: ScheduledKey) => void,
): Promise<SentDue> {
  const counts: SentDue = { sent: 0, refused: 0, waiting: 0, failed: 0 };
  const { failed, surplus } = await runFairly({
    due: (limit, cursor) => scheduled.due(now, limit, cursor),
    ownMax: SCHEDULED_MAX,
    refuse: (keys) => scheduled.refuse(keys, now, 'denied'),
    act: async (key: ScheduledKey) => {
      const settled = await scheduled.settle(key, now, (present) => decide(key, present, now));
      if (settled === 'send') counts.sent += 1;
      if (settled === 'refuse') counts.refused += 1;
      if (settled === 'wait') counts.waiting += 1;
    },
    tell,
  });
  return { ...counts, refused: counts.refused + surplus, failed };
}

function decide({ uid }: ScheduledKey, present: ScheduledPresent, now: Millis): ScheduledDecision {
  const { scheduled, room, isSent, window, quote } = present;
  if (isSent) return { type: 'drop' };
  if (scheduled === 'broken') return { type: 'refuse', problem: 'denied' };
  const problem = problemOf(uid, scheduled, present, now);
  if (problem !== null || room === null) {
    return { type: 'refuse', problem: problem ?? 'notMember' };
  }
  const allowance = sendAllowance(window, now);
  if (allowance.type === 'wait') return allowance;
  return {
    type: 'send',
    scheduled,
    // The quote was taken when it was scheduled; what is quoted now must be true now.
    replyTo: scheduled.replyTo && quote,
    expiresAt: expiryOf(room.disappearAfterMs, now),
    window: allowance.type,
  };
}

/** What the rules of a send would say. */
function problemOf(
  uid: string,
  { text, mentions }: ScheduledFields,
  { room, isOpen, isBlocked }: ScheduledPresent,
  now: Millis,
): ScheduledProblem | null {
  if (!isOpen) return 'denied';
  if (!room?.memberIds.includes(uid)) return 'notMember';
  if (room.kind === 'direct' && (isBlocked || room.barredIds.length > 0)) return 'blocked';
  if (mutedUntil(room, uid, now) !== null) return 'muted';
  if (messageTextProblem(text) !== null || mentions.length > MENTIONS_MAX) return 'denied';
  return null;
}
