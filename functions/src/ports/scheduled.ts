import type { ReplyRef } from '@hearth/domain/message';
import type { SendWindow } from '@hearth/domain/rateLimit';
import type { Room } from '@hearth/domain/room';
import type { ScheduledFields, ScheduledProblem } from '@hearth/domain/scheduled';
import type { Millis } from '@hearth/domain/time';

/** A scheduled message by where it lies. The message that comes of it gets the same id. */
export interface ScheduledKey {
  uid: string;
  messageId: string;
}

/** What stands when a scheduled message is looked at, all of one moment. */
export interface ScheduledPresent {
  /** `broken` when the document does not fit its shape. */
  scheduled: ScheduledFields | 'broken';
  /** Null when there is none. */
  room: Pick<Room, 'kind' | 'memberIds' | 'barredIds' | 'mutes' | 'disappearAfterMs'> | null;
  /** Whether a message with this id is there. */
  isSent: boolean;
  /** Whether the sender's account is open. */
  isOpen: boolean;
  /** Whether the other person of a direct room has blocked the sender. */
  isBlocked: boolean;
  /** The quote of the message that this replies to as it is now; null when there is none to quote. */
  quote: ReplyRef | null;
  window: SendWindow | null;
}

export type ScheduledDecision =
  /** Written as a client's send writes it; the scheduled document goes. */
  | {
      type: 'send';
      scheduled: ScheduledFields;
      replyTo: ReplyRef | null;
      expiresAt: Millis | null;
      window: 'fresh' | 'count';
    }
  /** The scheduled document goes, and nothing else happens. */
  | { type: 'drop' }
  /** It is due again then. */
  | { type: 'wait'; untilMs: Millis }
  | { type: 'refuse'; problem: ScheduledProblem };

export interface ScheduledStore {
  /** A page of what waits and is due, oldest first; `next` leads on and is null at the end. */
  due(
    now: Millis,
    limit: number,
    cursor: string | null,
  ): Promise<{ items: ScheduledKey[]; next: string | null }>;
  /** Notes a problem with those of these that wait and are still due. */
  refuse(keys: readonly ScheduledKey[], now: Millis, problem: ScheduledProblem): Promise<void>;
  /**
   * Decides and writes in one transaction; `decide` may run more than once. Gives what was decided,
   * null when the scheduled message is gone, refused or no longer due.
   */
  settle(
    key: ScheduledKey,
    now: Millis,
    decide: (present: ScheduledPresent) => ScheduledDecision,
  ): Promise<ScheduledDecision['type'] | null>;
}
