/**
 * What a person did that the server has not confirmed. Entries live in IndexedDB, are drained in
 * order by one leader tab, and are laid over server messages as local echo. Client-made ids and
 * "set to" semantics make every retry idempotent.
 */
import * as v from 'valibot';
import { ERROR_CODES } from './errors';
import { hasLink } from './links';
import { attachmentSchema, contentKinds, fileIdsOf } from './media';
import { replyRefSchema, type Message } from './message';
import { withReaction } from './reaction';
import type { Millis } from './time';

const statusSchema = v.variant('type', [
  v.object({ type: v.literal('queued') }),
  v.object({ type: v.literal('sending') }),
  /** The rate limit: sent again by itself at that time. */
  v.object({ type: v.literal('waiting'), untilMs: v.number() }),
  /** Needs the person: retry, edit or discard. */
  v.object({ type: v.literal('failed'), code: v.picklist(ERROR_CODES) }),
  /** Acknowledged; shown until the listener brings the server's version. Never stored. */
  v.object({ type: v.literal('sent') }),
]);

const base = {
  /** Unique for each entry; for `send` also the id of the message. */
  id: v.string(),
  /** The account that wrote it. */
  uid: v.string(),
  roomId: v.string(),
  /** Order of writing on this device. */
  order: v.number(),
  /** Where what it says was rewritten later: the order of that. */
  revision: v.optional(v.number()),
  /** Local time of writing, corrected by the server offset known then. */
  createdAt: v.number(),
  status: statusSchema,
};

export const outboxEntrySchema = v.variant('type', [
  v.object({
    ...base,
    type: v.literal('send'),
    text: v.string(),
    mentions: v.array(v.string()),
    replyTo: v.nullable(replyRefSchema),
    attachments: v.optional(v.array(attachmentSchema), []),
    /** Files that are not uploaded yet: the message waits for them, those behind it don't. */
    pendingFiles: v.optional(v.array(v.string()), []),
    /** Whether the person has stopped the upload for now. */
    isPaused: v.optional(v.boolean(), false),
  }),
  v.object({
    ...base,
    type: v.literal('edit'),
    messageId: v.string(),
    text: v.string(),
    mentions: v.array(v.string()),
  }),
  v.object({ ...base, type: v.literal('delete'), messageId: v.string() }),
  v.object({
    ...base,
    type: v.literal('react'),
    messageId: v.string(),
    emoji: v.string(),
    isOn: v.boolean(),
  }),
]);
export type OutboxEntry = v.InferOutput<typeof outboxEntrySchema>;
export type OutboxStatus = OutboxEntry['status'];
export type OutboxSend = Extract<OutboxEntry, { type: 'send' }>;
export type OutboxEdit = Extract<OutboxEntry, { type: 'edit' }>;
export type OutboxDelete = Extract<OutboxEntry, { type: 'delete' }>;
export type OutboxReact = Extract<OutboxEntry, { type: 'react' }>;
/** Of a message without files. */
export const NO_UPLOADS = { attachments: [], pendingFiles: [], isPaused: false } satisfies Pick<
  OutboxSend,
  'attachments' | 'pendingFiles' | 'isPaused'
>;

/** A change of a message that exists, or that is on its way. */
export type OutboxChange = Exclude<OutboxEntry, OutboxSend>;

/** How far a message has come, for its tick. */
export type Delivery = Exclude<OutboxStatus, { type: 'queued' }>;

/** A change of a message that was refused and is not shown as done. */
export interface FailedChange {
  entryId: string;
  type: 'edit' | 'delete';
  code: (typeof ERROR_CODES)[number];
  /** What the edit would have said. */
  text: string | null;
}

/** Whether the rate limit counts it. */
export function isCounted(entry: OutboxEntry): boolean {
  return entry.type === 'send' || entry.type === 'edit';
}

/** A message as shown: the server's, with what is still on its way laid over it. */
export type ShownMessage = Message & { delivery: Delivery; failedChange?: FailedChange };

/** The message that an entry makes or changes. */
export function targetOf(entry: OutboxEntry): string {
  return entry.type === 'send' ? entry.id : entry.messageId;
}

/** Order of writing; two tabs can't tie in practice, and if they do every tab breaks it alike. */
export function byOrder(a: OutboxEntry, b: OutboxEntry): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Which of two versions of an entry says the later word: the higher. */
export function revisionOf(entry: OutboxEntry): number {
  return entry.revision ?? entry.order;
}

/** Whether an entry is on the wire or through: what it says can't be taken back any more. */
export function hasLeft(entry: OutboxEntry): boolean {
  return entry.status.type === 'sending' || entry.status.type === 'sent';
}

function deliveryOf(status: OutboxStatus): Delivery {
  return status.type === 'queued' ? { type: 'sending' } : status;
}

function echoOf(entry: OutboxSend): ShownMessage {
  return {
    id: entry.id,
    roomId: entry.roomId,
    senderId: entry.uid,
    kind: 'text',
    text: entry.text,
    mentions: entry.mentions,
    attachments: entry.attachments,
    kinds: contentKinds(entry.attachments, hasLink(entry.text)),
    preview: null,
    replyTo: entry.replyTo,
    event: null,
    reactions: {},
    createdAt: entry.createdAt,
    updatedAt: entry.createdAt,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    delivery: deliveryOf(entry.status),
  };
}

/** The message with one change done; reactions are too light to show a tick of their own. */
function withChange(message: ShownMessage, entry: OutboxChange): ShownMessage {
  if (entry.status.type === 'failed') return withFailure(message, entry, entry.status.code);
  const delivery =
    message.delivery.type === 'sent' || entry.status.type !== 'sent'
      ? deliveryOf(entry.status)
      : message.delivery;
  switch (entry.type) {
    case 'edit':
      return {
        ...message,
        text: entry.text,
        mentions: entry.mentions,
        kinds: contentKinds(message.attachments, hasLink(entry.text)),
        editedAt: entry.createdAt,
        delivery,
      };
    case 'delete':
      return {
        ...message,
        text: '',
        mentions: [],
        attachments: [],
        kinds: [],
        preview: null,
        replyTo: null,
        reactions: {},
        deletedAt: entry.createdAt,
        deletedBy: entry.uid,
        delivery,
      };
    case 'react': {
      if (message.deletedAt !== null) return message;
      const mine = withReaction(message.reactions[entry.uid] ?? [], entry.emoji, entry.isOn);
      return { ...message, reactions: { ...message.reactions, [entry.uid]: mine } };
    }
  }
}

function withFailure(
  message: ShownMessage,
  entry: OutboxChange,
  code: FailedChange['code'],
): ShownMessage {
  if (entry.type === 'react') return message;
  const text = entry.type === 'edit' ? entry.text : null;
  return { ...message, failedChange: { entryId: entry.id, type: entry.type, code, text } };
}

function changesByTarget(entries: readonly OutboxEntry[]): ReadonlyMap<string, OutboxChange[]> {
  const changes = new Map<string, OutboxChange[]>();
  for (const entry of entries) {
    if (entry.type === 'send') continue;
    const known = changes.get(entry.messageId);
    if (known) known.push(entry);
    else changes.set(entry.messageId, [entry]);
  }
  return changes;
}

/**
 * An unsent message with a text of its own: an earlier try may have arrived with the one before,
 * and the edit that mends it is still to be written.
 */
function isRewritten(entry: OutboxEntry): entry is OutboxSend {
  return entry.type === 'send' && entry.revision !== undefined && entry.status.type !== 'sent';
}

interface Row {
  parts: readonly object[];
  shown: ShownMessage;
}

function isSameList(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/**
 * Lays the outbox over the server's messages of one room (oldest first). Echoes follow all confirmed
 * messages in the order of writing; a refused change is not shown as done. The returned function
 * remembers its last result: rows, and the list, keep their identity while their parts do.
 */
export function outboxOverlay(): (
  messages: readonly Message[],
  entries: readonly OutboxEntry[],
) => readonly ShownMessage[] {
  let rows: ReadonlyMap<string, Row> = new Map();
  let list: readonly ShownMessage[] = [];

  return (messages, entries) => {
    const sorted = [...entries].sort(byOrder);
    const changes = changesByTarget(sorted);
    const rewritten = new Map(
      sorted.filter(isRewritten).map((entry) => [entry.id, entry] as const),
    );
    const next = new Map<string, Row>();
    const show = (id: string, origin: readonly object[], start: () => ShownMessage) => {
      const own = changes.get(id) ?? [];
      const parts = [...origin, ...own];
      const kept = rows.get(id);
      next.set(
        id,
        kept && isSameList(kept.parts, parts)
          ? kept
          : { parts, shown: own.reduce(withChange, start()) },
      );
    };
    for (const message of messages) {
      const late = message.editedAt === null ? rewritten.get(message.id) : undefined;
      show(message.id, late ? [message, late] : [message], () => {
        const shown: ShownMessage = { ...message, delivery: { type: 'sent' } };
        return late ? { ...shown, text: late.text, mentions: late.mentions } : shown;
      });
    }
    for (const entry of sorted) {
      if (entry.type === 'send' && !next.has(entry.id)) {
        show(entry.id, [entry], () => echoOf(entry));
      }
    }
    const shown = [...next.values()].map((row) => row.shown);
    rows = next;
    if (!isSameList(list, shown)) list = shown;
    return list;
  };
}

/** {@link outboxOverlay} once, without memory. */
export function withOutbox(
  messages: readonly Message[],
  entries: readonly OutboxEntry[],
): readonly ShownMessage[] {
  return outboxOverlay()(messages, entries);
}

/** Whether files of an entry are still on their way. */
export function isUploading(entry: OutboxEntry): boolean {
  return entry.type === 'send' && entry.pendingFiles.length > 0;
}

/** The files whose upload may go on, first message first. */
export function nextUploads(entries: readonly OutboxEntry[]): { entry: OutboxSend; id: string }[] {
  return [...entries]
    .sort(byOrder)
    .filter((entry): entry is OutboxSend => entry.type === 'send')
    .filter(({ isPaused, status }) => !isPaused && status.type === 'queued')
    .flatMap((entry) => entry.pendingFiles.map((id) => ({ entry, id })));
}

/** Every object that a message's files consist of, in the order to upload them. */
export function filesToUpload(attachments: OutboxSend['attachments']): string[] {
  return attachments.flatMap(fileIdsOf);
}

/**
 * What the drain may take next. Sends go in order of writing for each room, changes in order for
 * each message and never before the send that makes it. What failed or waits for its files holds
 * nobody up, except changes of that very message.
 */
export function nextEntries(entries: readonly OutboxEntry[], now: Millis): OutboxEntry[] {
  const heads = new Map<string, OutboxEntry>();
  const unsent = new Set<string>();
  for (const entry of [...entries].sort(byOrder)) {
    if (entry.status.type === 'sent') continue;
    if (entry.type === 'send') unsent.add(entry.id);
    if (entry.status.type === 'failed' || isUploading(entry)) continue;
    const lane = entry.type === 'send' ? `room ${entry.roomId}` : `message ${entry.messageId}`;
    if (!heads.has(lane)) heads.set(lane, entry);
  }
  return [...heads.values()].filter(
    (entry) =>
      !(entry.type !== 'send' && unsent.has(entry.messageId)) &&
      (entry.status.type === 'queued' ||
        (entry.status.type === 'waiting' && entry.status.untilMs <= now)),
  );
}
