import type { AuditFields } from '@hearth/domain/audit';
import type { ModerationConfig } from '@hearth/domain/moderation/moderationConfig';
import type { RecentMessage } from '@hearth/domain/moderation/repetition';
import type { ReviewItemFields } from '@hearth/domain/review';
import type { Role } from '@hearth/domain/roles';
import type { Millis } from '@hearth/domain/time';
import type { AuditLog } from '../ports/auditLog';
import type { Change, ModeratedMessage, ModerationStore, Present } from '../ports/moderation';

const EMPTY = { text: '', mentions: [], attachments: [], kinds: [], replyTo: null };

/** Messages, queue and log of moderation in memory; keys are `roomId/id`. */
export class MemoryModeration implements ModerationStore, AuditLog {
  readonly configs = new Map<string, ModerationConfig>();
  readonly roles = new Map<string, Role>();
  readonly messages = new Map<string, ModeratedMessage>();
  readonly items = new Map<string, ReviewItemFields>();
  /** By room id. */
  readonly names = new Map<string, string>();
  readonly mutes = new Map<string, Millis>();
  readonly log = new Map<string, Omit<AuditFields, 'expiresAt'>>();
  readonly given = new Map<string, { reason: string }[]>();
  history: RecentMessage[] = [];
  lately = 0;
  /** How often an item was looked up on its own. */
  looks = 0;
  /** How often something was written. */
  writes = 0;

  addMessage(key: string, message: Partial<ModeratedMessage> = {}): void {
    const base = { senderId: 'ada', kind: 'text', createdAt: 1_000 } as const;
    const state = { isDeleted: false, isHidden: false };
    this.messages.set(key, { ...EMPTY, ...base, ...state, ...message });
  }

  config(roomId: string) {
    return Promise.resolve(this.configs.get(roomId) ?? null);
  }

  role(roomId: string, uid: string) {
    return Promise.resolve(this.roles.get(`${roomId}/${uid}`) ?? null);
  }

  sentLately() {
    return Promise.resolve(this.lately);
  }

  recent() {
    return Promise.resolve(this.history);
  }

  item(roomId: string, itemId: string) {
    this.looks += 1;
    return Promise.resolve(this.items.get(`${roomId}/${itemId}`) ?? null);
  }

  change(
    at: { roomId: string; itemId: string; messageId: string | null },
    decide: (present: Present) => Change | null,
  ) {
    const key = `${at.roomId}/${at.itemId}`;
    const messageKey = `${at.roomId}/${at.messageId ?? ''}`;
    const message = this.messages.get(messageKey) ?? null;
    const item = this.items.get(key) ?? null;
    const present = { message, item, roomName: this.names.get(at.roomId) ?? null };
    const change = decide(present);
    if (message && change?.message) this.messages.set(messageKey, changed(message, change.message));
    if (change) this.#write(key, at.roomId, change);
    return Promise.resolve(present);
  }

  reports(roomId: string, itemId: string, limit: number) {
    return Promise.resolve((this.given.get(`${roomId}/${itemId}`) ?? []).slice(0, limit));
  }

  write(id: string, entry: Omit<AuditFields, 'expiresAt'>) {
    this.writes += 1;
    this.log.set(`${entry.roomId}/${id}`, entry);
    return Promise.resolve();
  }

  #write(key: string, roomId: string, change: Change): void {
    this.writes += 1;
    if (change.item) this.items.set(key, change.item);
    if (change.audit) this.log.set(`${roomId}/${change.audit.id}`, change.audit.entry);
    if (!change.mute) return;
    const { uid, until } = change.mute;
    this.mutes.set(`${roomId}/${uid}`, Math.max(until, this.mutes.get(`${roomId}/${uid}`) ?? 0));
  }
}

function changed(
  message: ModeratedMessage,
  change: NonNullable<Change['message']>,
): ModeratedMessage {
  if (change.type === 'restore') return { ...message, ...change.content, isHidden: false };
  const isHidden = change.type === 'hide';
  return { ...message, ...EMPTY, isHidden, isDeleted: !isHidden };
}
