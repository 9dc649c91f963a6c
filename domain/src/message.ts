import * as v from 'valibot';
import { CALL_KINDS, CALL_OUTCOMES } from './callKind';
import { EDITS_MAX, EXCERPT_MAX_CHARS, MESSAGE_MAX_CHARS } from './limits';
import { CONTENT_KINDS, attachmentSchema, linkPreviewSchema } from './media';
import { ROLES, can, type Role } from './roles';
import { charCount, clipChars, isBlank } from './text';
import type { Millis } from './time';

/** What a system message tells. Written by the person who acts, in the batch that acts. */
export const systemEventSchema = v.variant('type', [
  v.object({ type: v.literal('created'), name: v.string() }),
  v.object({ type: v.literal('added'), targetIds: v.array(v.string()) }),
  v.object({ type: v.literal('removed'), targetId: v.string() }),
  v.object({ type: v.literal('left') }),
  v.object({ type: v.literal('renamed'), name: v.string() }),
  v.object({ type: v.literal('photoChanged'), photoPath: v.nullable(v.string()) }),
  v.object({ type: v.literal('roleChanged'), targetId: v.string(), role: v.picklist(ROLES) }),
  v.object({ type: v.literal('ownerChanged'), targetId: v.string() }),
  /** Null: messages stay. */
  v.object({ type: v.literal('disappearing'), afterMs: v.nullable(v.number()) }),
  /** The message has the call's id. A function adds how it ended. */
  v.object({
    type: v.literal('call'),
    kind: v.picklist(CALL_KINDS),
    outcome: v.nullable(v.picklist(CALL_OUTCOMES)),
    /** How long people talked; null when they did not, or do. */
    durationMs: v.nullable(v.number()),
  }),
]);
export type SystemEvent = v.InferOutput<typeof systemEventSchema>;

/** Messages of before there were files have none of these. */
const kindsSchema = v.optional(v.array(v.picklist(CONTENT_KINDS)), []);

/** The quoted message of a reply: a true prefix of its text when the reply was sent. */
export const replyRefSchema = v.object({
  id: v.string(),
  senderId: v.string(),
  text: v.string(),
  /** What the quoted message held besides words. */
  kinds: kindsSchema,
});
export type ReplyRef = v.InferOutput<typeof replyRefSchema>;

/** `rooms/{roomId}/messages/{messageId}` as stored. */
export const messageSchema = v.object({
  senderId: v.string(),
  kind: v.picklist(['text', 'system']),
  /** Markdown subset with mentions as `<@uid>`; empty for system messages, tombstones and bare files. */
  text: v.string(),
  mentions: v.array(v.string()),
  /** Files, in the order they were chosen. Rules bound them, only this knows whether they make sense. */
  attachments: v.optional(v.fallback(v.array(attachmentSchema), []), []),
  kinds: kindsSchema,
  preview: v.optional(v.fallback(v.nullable(linkPreviewSchema), null), null),
  replyTo: v.nullable(replyRefSchema),
  event: v.nullable(systemEventSchema),
  /** uid -> emoji of that person, in the order they were given. */
  reactions: v.record(v.string(), v.array(v.string())),
  createdAt: v.number(),
  /** Time of the last change of any kind; the live listener follows it. */
  updatedAt: v.number(),
  editedAt: v.nullable(v.number()),
  editCount: v.number(),
  deletedAt: v.nullable(v.number()),
  deletedBy: v.nullable(v.string()),
  /** Moderation has put its content out of reach until somebody decides. */
  hiddenAt: v.optional(v.nullable(v.number()), null),
  /** In rooms whose messages disappear: when. */
  expiresAt: v.optional(v.nullable(v.number()), null),
});
export type MessageFields = v.InferOutput<typeof messageSchema>;
export type Message = MessageFields & { id: string; roomId: string };

/** The part of a message that its room repeats for the room list. */
export const messageSummarySchema = v.object({
  id: v.string(),
  senderId: v.string(),
  kind: v.picklist(['text', 'system']),
  /** A prefix of the message's text; empty when it was deleted. */
  text: v.string(),
  kinds: kindsSchema,
  fileCount: v.optional(v.number(), 0),
  event: v.nullable(systemEventSchema),
  createdAt: v.number(),
  isDeleted: v.boolean(),
});
export type MessageSummary = v.InferOutput<typeof messageSummarySchema>;

/** What a room repeats of a message. */
export function summaryOf(message: MessageFields & { id: string }): MessageSummary {
  const { id, senderId, kind, text, kinds, attachments, event, createdAt, deletedAt } = message;
  return {
    id,
    senderId,
    kind,
    text: excerpt(text),
    kinds,
    fileCount: attachments.length,
    event,
    createdAt,
    isDeleted: deletedAt !== null,
  };
}

/** `.../messages/{messageId}/edits/{n}`: the version before the n-th edit, counted from 0. */
export const editSchema = v.object({
  text: v.string(),
  mentions: v.array(v.string()),
  /** When this version was written. */
  writtenAt: v.number(),
});
export type MessageEdit = v.InferOutput<typeof editSchema> & { n: number };

export type MessageTextProblem = 'empty' | 'tooLong';

/** What is wrong with a cleaned message text, or null. Files need no words. */
export function messageTextProblem(text: string, hasFiles = false): MessageTextProblem | null {
  if (isBlank(text) && !hasFiles) return 'empty';
  if (charCount(text) > MESSAGE_MAX_CHARS) return 'tooLong';
  return null;
}

/** The prefix of a text that summaries and quotes carry. */
export function excerpt(text: string): string {
  return clipChars(text, EXCERPT_MAX_CHARS);
}

/** The quote of a message, as a reply carries it. */
export function replyRefTo({
  id,
  senderId,
  text,
  kinds,
}: Pick<Message, 'id' | 'senderId' | 'text' | 'kinds'>): ReplyRef {
  return { id, senderId, text: excerpt(text), kinds };
}

/** Of a message that nothing has happened to. */
export const AS_SENT = { hiddenAt: null, expiresAt: null } satisfies Pick<
  Message,
  'hiddenAt' | 'expiresAt'
>;

/** Of a message that is words alone. */
export const WITHOUT_FILES = { attachments: [], kinds: [], preview: null } satisfies Pick<
  Message,
  'attachments' | 'kinds' | 'preview'
>;

/** Oldest first; equal times by id, so that every client shows one order. */
export function byTime(
  a: { createdAt: Millis; id: string },
  b: { createdAt: Millis; id: string },
): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function isDeleted(message: Pick<Message, 'deletedAt'>): boolean {
  return message.deletedAt !== null;
}

export function isHidden(message: Pick<Message, 'hiddenAt'>): boolean {
  return message.hiddenAt !== null;
}

/** A summary of nothing, which was not deleted: moderation has hidden what it held. */
export function isSummaryHidden(summary: MessageSummary): boolean {
  const { kind, text, kinds, isDeleted: isGone } = summary;
  return kind === 'text' && text === '' && kinds.length === 0 && !isGone;
}

export function canEdit(message: Message, me: string): boolean {
  return (
    message.kind === 'text' &&
    message.senderId === me &&
    !isDeleted(message) &&
    !isHidden(message) &&
    message.editCount < EDITS_MAX
  );
}

/** One's own messages, and those of others by role. In direct rooms only one's own. */
export function canDelete(message: Message, me: string, role: Role | null): boolean {
  if (message.kind !== 'text' || isDeleted(message)) return false;
  return message.senderId === me || can(role, 'deleteOthersMessage');
}

/** Neighbouring messages of one author within this time share one header. */
export const GROUPING_WINDOW_MS = 5 * 60_000;

/** Whether `next` continues the block of `previous` (same author, close in time, no system line between). */
export function continuesGroup(previous: Message, next: Message): boolean {
  return (
    previous.kind === 'text' &&
    next.kind === 'text' &&
    previous.senderId === next.senderId &&
    next.replyTo === null &&
    next.createdAt - previous.createdAt < GROUPING_WINDOW_MS
  );
}
