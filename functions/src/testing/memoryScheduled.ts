import type { ScheduledFields, ScheduledProblem } from '@hearth/domain/scheduled';
import { SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import type {
  ScheduledDecision,
  ScheduledKey,
  ScheduledPresent,
  ScheduledStore,
} from '../ports/scheduled';

type Standing = Omit<ScheduledPresent, 'scheduled' | 'isSent' | 'window'>;
export type SentMessage = Extract<ScheduledDecision, { type: 'send' }> & { uid: string };

/** A scheduled message that is due at 1,000, unless told. */
export function scheduledOf(more: Partial<ScheduledFields> = {}): ScheduledFields {
  return {
    ...{ roomId: 'tea', text: 'Good morning', mentions: [], replyTo: null },
    ...{ sendAt: 1_000, createdAt: 0, problem: null },
    ...more,
  };
}

/** Ada in a group with Grace, open, not muted, not blocked. */
export function standingOf(more: Partial<Standing> = {}): Standing {
  return {
    room: {
      ...{ kind: 'group' as const, memberIds: ['ada', 'grace'], barredIds: [], mutes: {} },
      disappearAfterMs: null,
    },
    ...{ isOpen: true, isBlocked: false, quote: null },
    ...more,
  };
}

/** Scheduled messages in memory, all of rooms that stand alike. */
export class MemoryScheduled implements ScheduledStore {
  readonly waiting = new Map<string, ScheduledKey & { fields: ScheduledFields | 'broken' }>();
  readonly problems = new Map<string, ScheduledProblem>();
  readonly sent = new Map<string, SentMessage>();
  /** How often a message was written; more than once is one too many. */
  readonly writes: string[] = [];
  readonly counts = new Map<string, number>();
  windowStartedAt = 0;
  standing = standingOf();
  #listed: ScheduledKey[] = [];
  /** Messages whose transaction fails. */
  readonly failing = new Set<string>();

  add(messageId: string, fields: ScheduledFields | 'broken' = scheduledOf(), uid = 'ada'): void {
    this.waiting.set(messageId, { uid, messageId, fields });
  }

  async due(now: number, limit: number, cursor: string | null) {
    const sendAt = ({ fields }: { fields: ScheduledFields | 'broken' }) =>
      fields === 'broken' ? 0 : fields.sendAt;
    const from = Number(cursor ?? 0);
    const due = [...this.waiting.values()]
      .filter((each) => sendAt(each) <= now && !this.problems.has(each.messageId))
      .sort((a, b) => sendAt(a) - sendAt(b))
      .map(({ uid, messageId }) => ({ uid, messageId }));
    // What is refused on the way leaves the pages behind it where they are.
    this.#listed = cursor === null ? due : this.#listed;
    const items = this.#listed.slice(from, from + limit);
    return { items, next: items.length === limit ? String(from + limit) : null };
  }

  async refuse(keys: readonly ScheduledKey[], _now: number, problem: ScheduledProblem) {
    for (const { messageId } of keys) this.problems.set(messageId, problem);
  }

  async settle(
    { uid, messageId }: ScheduledKey,
    now: number,
    decide: (present: ScheduledPresent) => ScheduledDecision,
  ) {
    await Promise.resolve();
    if (this.failing.has(messageId)) throw new Error('aborted');
    const found = this.waiting.get(messageId);
    if (!found || this.problems.has(messageId)) return null;
    const { fields } = found;
    if (fields !== 'broken' && fields.sendAt > now) return null;
    const count = this.counts.get(uid);
    const decision = decide({
      ...{ ...this.standing, scheduled: fields, isSent: this.sent.has(messageId) },
      window:
        count === undefined
          ? null
          : { windowStartedAt: this.windowStartedAt, count, lastRoomId: '', lastMessageId: '' },
    });
    if (decision.type === 'refuse') this.problems.set(messageId, decision.problem);
    if (decision.type === 'wait' && fields !== 'broken') fields.sendAt = decision.untilMs;
    if (decision.type === 'send' || decision.type === 'drop') this.waiting.delete(messageId);
    if (decision.type === 'send') {
      this.writes.push(messageId);
      this.sent.set(messageId, { ...decision, uid });
      if (decision.window === 'fresh') this.windowStartedAt = now;
      this.counts.set(uid, decision.window === 'fresh' ? 1 : (count ?? 0) + 1);
    }
    return decision.type;
  }

  /** As if the person had sent all that a window allows. */
  useUp(uid: string, windowStartedAt: number): void {
    this.windowStartedAt = windowStartedAt;
    this.counts.set(uid, SEND_LIMIT_COUNT);
  }
}
