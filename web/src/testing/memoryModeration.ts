/** Reports, queues and logs in memory, with what rules and functions keep: one report by each person. */
import type { AuditEntry } from '@hearth/domain/audit';
import { HearthError } from '@hearth/domain/errors';
import { REVIEW_PAGE } from '@hearth/domain/limits';
import type { ModerationConfig } from '@hearth/domain/moderation/moderationConfig';
import type { Report, ReportReason } from '@hearth/domain/report';
import { messageIdOf, personItemId, type ReviewItem } from '@hearth/domain/review';
import { WORKSPACE_ROOM_ID, type WorkspaceRole } from '@hearth/domain/workspace';
import type { ModerationPort, ReviewContext } from '../ports/moderation';
import type { Listener } from '../ports/unsubscribe';
import { NOON } from './builders';

export interface MemoryReport {
  by: string;
  roomId: string;
  itemId: string;
  reason: ReportReason;
  note: string;
}

/** What was asked of a function, such as `review room/m1 mute 60`. */
type Decision = string;

export interface MemoryModeration {
  /** The port as one person has it. */
  port(uid: string): ModerationPort;
  setRole(uid: string, role: WorkspaceRole | null): void;
  /** Opens items, or changes those that are there. */
  write(...items: readonly ReviewItem[]): void;
  log(...entries: readonly AuditEntry[]): void;
  setConfig(roomId: string, config: ModerationConfig): void;
  config(roomId: string): ModerationConfig | undefined;
  setContext(itemId: string, context: ReviewContext): void;
  reports(): readonly MemoryReport[];
  decisions(): readonly Decision[];
  /** While false every call rejects with `offline`. */
  setReachable(isReachable: boolean): void;
  /** The next look at reports is refused without a connection. */
  breakReports(): void;
  /** Every queue ends with an error. */
  breakListeners(): void;
}

/** An item as tests want it: a reported message that is still in sight. */
export function buildReviewItem(item: Partial<ReviewItem> & { id: string }): ReviewItem {
  const createdAt = item.createdAt ?? NOON;
  const messageId = messageIdOf(item.id);
  const content = { text: 'Bad words', mentions: [], kinds: [], attachments: [], replyTo: null };
  return {
    ...{ roomId: 'room', roomName: null, messageId, subjectId: 'linus', state: 'open' },
    ...{ verdict: null, reasons: [] },
    ...{
      reportCount: 1,
      reportReasons: ['spam'],
      isHidden: false,
      createdAt,
      updatedAt: createdAt,
    },
    ...{ resolution: null, resolvedBy: null, resolvedAt: null, expiresAt: null },
    content: messageId === null ? null : content,
    ...item,
  };
}

export function createMemoryModeration(): MemoryModeration {
  return new MemoryModerationServer();
}

interface Watch {
  roomId: string | null;
  listener: Listener<readonly ReviewItem[]>;
}

const NO_CONTEXT: ReviewContext = { messages: [], record: [] };

class MemoryModerationServer implements MemoryModeration {
  readonly #roles = new Map<string, WorkspaceRole>();
  readonly #items = new Map<string, ReviewItem>();
  readonly #configs = new Map<string, ModerationConfig>();
  readonly #contexts = new Map<string, ReviewContext>();
  readonly #watches = new Set<Watch>();
  #log: AuditEntry[] = [];
  #reports: MemoryReport[] = [];
  #decisions: Decision[] = [];
  #isReachable = true;
  #areReportsBroken = false;

  setRole(uid: string, role: WorkspaceRole | null): void {
    if (role === null) this.#roles.delete(uid);
    else this.#roles.set(uid, role);
  }

  write(...items: readonly ReviewItem[]): void {
    for (const item of items) this.#items.set(`${item.roomId}/${item.id}`, item);
    this.#tell();
  }

  log(...entries: readonly AuditEntry[]): void {
    this.#log = [...this.#log, ...entries].sort((a, b) => b.at - a.at);
  }

  setConfig(roomId: string, config: ModerationConfig): void {
    this.#configs.set(roomId, config);
  }

  config(roomId: string): ModerationConfig | undefined {
    return this.#configs.get(roomId);
  }

  setContext(itemId: string, context: ReviewContext): void {
    this.#contexts.set(itemId, context);
  }

  reports(): readonly MemoryReport[] {
    return this.#reports;
  }

  decisions(): readonly Decision[] {
    return this.#decisions;
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
  }

  breakReports(): void {
    this.#areReportsBroken = true;
  }

  breakListeners(): void {
    const broken = [...this.#watches];
    this.#watches.clear();
    for (const { listener } of broken) listener.error(new HearthError('denied'));
  }

  port(uid: string): ModerationPort {
    return {
      workspaceRole: () => this.#act(() => this.#roles.get(uid) ?? null),
      reportMessage: (me, { roomId, id }, said) =>
        this.#act(() => this.#report({ by: me, roomId, itemId: id, ...said })),
      reportPerson: (me, subject, said) =>
        this.#act(() => {
          const roomId = subject.roomId ?? WORKSPACE_ROOM_ID;
          this.#report({ by: me, roomId, itemId: personItemId(subject.uid), ...said });
        }),
      watchQueue: (roomId, listener) => {
        const watch = { roomId, listener };
        this.#watches.add(watch);
        queueMicrotask(() => this.#show(watch));
        return () => this.#watches.delete(watch);
      },
      audit: (roomId, before) =>
        this.#act(() => {
          const older = this.#log
            .filter((entry) => roomId === null || entry.roomId === roomId)
            .filter((entry) => before === null || entry.at < before);
          return { items: older.slice(0, REVIEW_PAGE), hasMore: older.length > REVIEW_PAGE };
        }),
      config: (roomId) => this.#act(() => this.#configs.get(roomId) ?? null),
      saveConfig: (roomId, config) => this.#act(() => this.setConfig(roomId, config)),
      reports: (item) => this.#act(() => this.#reportsOf(uid, item)),
      context: ({ id }) => this.#act(() => this.#contexts.get(id) ?? NO_CONTEXT),
      review: (at, act, minutes) => this.#act(() => this.#review(at, act, minutes)),
      banPerson: (who, isBanned) => this.#decide(isBanned ? `ban ${who}` : `unban ${who}`),
      pardon: (roomId, who) => this.#decide(`pardon ${roomId} ${who}`),
      grantRole: (who, role) => this.#decide(`grant ${who} ${role ?? 'none'}`),
    };
  }

  #report(report: MemoryReport): void {
    const isSecond = this.#reports.some(
      ({ by, roomId, itemId }) =>
        by === report.by && roomId === report.roomId && itemId === report.itemId,
    );
    if (isSecond) throw new HearthError('alreadyExists');
    this.#reports = [...this.#reports, report];
  }

  #reportsOf(uid: string, { roomId, id }: { roomId: string; id: string }): Report[] {
    if (!this.#roles.has(uid)) throw new HearthError('denied');
    if (this.#areReportsBroken) {
      this.#areReportsBroken = false;
      throw new HearthError('offline');
    }
    return this.#reports
      .filter((report) => report.roomId === roomId && report.itemId === id)
      .map(({ by, reason, note }, at) => ({
        ...{ uid: by, messageId: messageIdOf(id), subjectId: 'linus', reason, note },
        createdAt: NOON + at,
      }))
      .reverse()
      .slice(0, REVIEW_PAGE);
  }

  #review({ roomId, id }: { roomId: string; id: string }, act: string, minutes?: number): void {
    const item = this.#items.get(`${roomId}/${id}`);
    if (!item) throw new HearthError('notFound');
    this.#decisions = [
      ...this.#decisions,
      [`review ${roomId}/${id} ${act}`, minutes].join(' ').trim(),
    ];
    this.write({ ...item, state: 'done' });
  }

  #decide(decision: Decision): Promise<void> {
    return this.#act(() => {
      this.#decisions = [...this.#decisions, decision];
    });
  }

  async #act<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    if (!this.#isReachable) throw new HearthError('offline');
    return act();
  }

  #tell(): void {
    for (const watch of this.#watches) queueMicrotask(() => this.#show(watch));
  }

  #show(watch: Watch): void {
    if (!this.#watches.has(watch)) return;
    const open = [...this.#items.values()]
      .filter(({ state, roomId }) => state === 'open' && (watch.roomId ?? roomId) === roomId)
      .sort((a, b) => b.createdAt - a.createdAt);
    watch.listener.next(open.slice(0, REVIEW_PAGE));
  }
}
