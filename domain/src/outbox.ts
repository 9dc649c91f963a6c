/**
 * What a person did that the server has not confirmed. Entries live in IndexedDB, are drained in
 * order for each room by one leader tab, and are laid over server messages as local echo.
 * Client-made ids and "set to" semantics make every retry idempotent.
 */
import * as v from 'valibot';
import { ERROR_CODES } from './errors';
import { replyRefSchema, type Message } from './message';
import { withReaction } from './reaction';

const base = {
  /** Unique for each entry; for `send` also the id of the message. */
  id: v.string(),
  /** The account that wrote it. */
  uid: v.string(),
  roomId: v.string(),
  /** Order of writing on this device. */
  order: v.number(),
  /** Local time of writing, corrected by the server offset known then. */
  createdAt: v.number(),
  status: v.variant('type', [
    v.object({ type: v.literal('queued') }),
    v.object({ type: v.literal('sending') }),
    /** The rate limit: sent again by itself at that time. */
    v.object({ type: v.literal('waiting'), untilMs: v.number() }),
    /** Needs the person: retry, edit or discard. */
    v.object({ type: v.literal('failed'), code: v.picklist(ERROR_CODES) }),
  ]),
};

export const outboxEntrySchema = v.variant('type', [
  v.object({
    ...base,
    type: v.literal('send'),
    text: v.string(),
    mentions: v.array(v.string()),
    replyTo: v.nullable(replyRefSchema),
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

/** How far a message has come, for its tick. */
export type Delivery =
  | { type: 'sending' }
  | { type: 'waiting'; untilMs: number }
  | { type: 'failed'; code: (typeof ERROR_CODES)[number] }
  | { type: 'sent' };

/** A message as shown: the server's, with what is still on its way laid over it. */
export type ShownMessage = Message & { delivery: Delivery };

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
    replyTo: entry.replyTo,
    event: null,
    reactions: {},
    createdAt: entry.createdAt,
    updatedAt: entry.createdAt,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    delivery: deliveryOf(entry.status),
  };
}

function overlay(message: ShownMessage, entry: Exclude<OutboxEntry, OutboxSend>): ShownMessage {
  const delivery = deliveryOf(entry.status);
  switch (entry.type) {
    case 'edit':
      return {
        ...message,
        text: entry.text,
        mentions: entry.mentions,
        editedAt: entry.createdAt,
        delivery,
      };
    case 'delete':
      return {
        ...message,
        text: '',
        mentions: [],
        reactions: {},
        deletedAt: entry.createdAt,
        deletedBy: entry.uid,
        delivery,
      };
    case 'react': {
      const mine = withReaction(message.reactions[entry.uid] ?? [], entry.emoji, entry.isOn);
      return { ...message, reactions: { ...message.reactions, [entry.uid]: mine } };
    }
  }
}

/**
 * The server's messages of one room (oldest first) with the outbox laid over. Echoes follow all
 * confirmed messages in the order of writing; a failed edit or reaction is not shown as done.
 * Messages without an entry keep their identity when `previous` holds them.
 */
export function withOutbox(
  messages: readonly Message[],
  entries: readonly OutboxEntry[],
  previous: ReadonlyMap<string, { from: Message; shown: ShownMessage }> = new Map(),
): ShownMessage[] {
  const changes = new Map<string, Exclude<OutboxEntry, OutboxSend>[]>();
  const sends: OutboxSend[] = [];
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    if (entry.type === 'send') sends.push(entry);
    else if (entry.status.type !== 'failed') {
      changes.set(entry.messageId, [...(changes.get(entry.messageId) ?? []), entry]);
    }
  }
  const confirmed = new Set<string>();
  const shown = messages.map((message) => {
    confirmed.add(message.id);
    const own = changes.get(message.id);
    const kept = previous.get(message.id);
    if (!own && kept?.from === message && kept.shown.delivery.type === 'sent') return kept.shown;
    const start: ShownMessage = { ...message, delivery: { type: 'sent' } };
    return own ? own.reduce(overlay, start) : start;
  });
  for (const send of sends) {
    if (confirmed.has(send.id)) continue;
    const own = changes.get(send.id) ?? [];
    shown.push(own.reduce(overlay, echoOf(send)));
  }
  return shown;
}

/** What the drain may take next: the oldest entry of each room that is not held up. */
export function nextEntries(entries: readonly OutboxEntry[], now: number): OutboxEntry[] {
  const heads = new Map<string, OutboxEntry>();
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    if (entry.status.type === 'failed' || heads.has(entry.roomId)) continue;
    heads.set(entry.roomId, entry);
  }
  return [...heads.values()].filter(
    ({ status }) => status.type === 'queued' || (status.type === 'waiting' && status.untilMs <= now),
  );
}
