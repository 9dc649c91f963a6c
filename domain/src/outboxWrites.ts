/**
 * How a new act joins what is already in the outbox: edits melt into what has not left the device,
 * a deletion takes it back, a reaction and its opposite cancel out.
 */
import {
  hasLeft,
  targetOf,
  type OutboxDelete,
  type OutboxEdit,
  type OutboxEntry,
  type OutboxReact,
  type OutboxSend,
  type OutboxStatus,
} from './outbox';

/** Entries to write (new or replaced) and ids to take out. */
export interface OutboxWrites {
  put: OutboxEntry[];
  remove: string[];
}

const QUEUED: OutboxStatus = { type: 'queued' };

/** A refused entry that the person touched again gets a new chance; a waiting one keeps waiting. */
function requeued(status: OutboxStatus): OutboxStatus {
  return status.type === 'waiting' ? status : QUEUED;
}

function pendingSend(entries: readonly OutboxEntry[], messageId: string): OutboxSend | undefined {
  return entries.find(
    (entry): entry is OutboxSend =>
      entry.type === 'send' && entry.id === messageId && !hasLeft(entry),
  );
}

/** An edit: into the unsent message, into an unsent edit of it, or as an entry of its own. */
export function editWrites(entries: readonly OutboxEntry[], edit: OutboxEdit): OutboxWrites {
  const { text, mentions, messageId, order: revision } = edit;
  const send = pendingSend(entries, messageId);
  if (send) {
    // Edits can wait behind an unsent message that was on the wire for a while.
    const overtaken = entries.filter(
      (entry) => entry.type === 'edit' && entry.messageId === messageId,
    );
    return {
      put: [{ ...send, text, mentions, revision, status: requeued(send.status) }],
      remove: overtaken.map(({ id }) => id),
    };
  }
  const earlier = entries.find(
    (entry): entry is OutboxEdit =>
      entry.type === 'edit' && entry.messageId === messageId && !hasLeft(entry),
  );
  if (earlier) {
    return {
      put: [{ ...earlier, text, mentions, order: edit.order, status: requeued(earlier.status) }],
      remove: [],
    };
  }
  return { put: [edit], remove: [] };
}

/** A deletion: an unsent message is taken back with all that hangs on it. */
export function deleteWrites(
  entries: readonly OutboxEntry[],
  deletion: OutboxDelete,
): OutboxWrites {
  const { messageId } = deletion;
  const pending = entries.filter((entry) => targetOf(entry) === messageId && !hasLeft(entry));
  const remove = pending.filter((entry) => entry.type !== 'delete').map((entry) => entry.id);
  if (pendingSend(entries, messageId)) return { put: [], remove: pending.map(({ id }) => id) };
  const earlier = entries.find((entry) => entry.type === 'delete' && entry.messageId === messageId);
  if (!earlier) return { put: [deletion], remove };
  if (earlier.status.type !== 'failed') return { put: [], remove };
  return { put: [{ ...earlier, status: QUEUED }], remove };
}

/** A reaction: its unsent opposite cancels out with it. */
export function reactWrites(entries: readonly OutboxEntry[], react: OutboxReact): OutboxWrites {
  const earlier = entries
    .filter(
      (entry): entry is OutboxReact =>
        entry.type === 'react' &&
        entry.messageId === react.messageId &&
        entry.emoji === react.emoji,
    )
    .at(-1);
  if (!earlier) return { put: [react], remove: [] };
  if (earlier.isOn === react.isOn && earlier.status.type !== 'sent') return { put: [], remove: [] };
  if (hasLeft(earlier)) return { put: [react], remove: [] };
  return { put: [], remove: [earlier.id] };
}

/**
 * A send that was refused takes in what was written about it meanwhile: the newest edit becomes its
 * text, and a deletion discards it.
 */
export function refusedSendWrites(
  entries: readonly OutboxEntry[],
  refused: OutboxSend,
): OutboxWrites {
  const changes = entries.filter(
    (entry) => entry.type !== 'send' && entry.messageId === refused.id,
  );
  if (changes.some((entry) => entry.type === 'delete')) {
    return { put: [], remove: [refused.id, ...changes.map(({ id }) => id)] };
  }
  const edits = changes.filter((entry): entry is OutboxEdit => entry.type === 'edit');
  const newest = edits.at(-1);
  const send = newest
    ? { ...refused, text: newest.text, mentions: newest.mentions, revision: newest.order }
    : refused;
  return { put: [send], remove: edits.map(({ id }) => id) };
}
