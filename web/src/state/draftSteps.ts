import { EMPTY_DRAFT, type Draft } from './drafts';

/** Answers a message with what is typed. An edit under way is left first. */
export function withReply(draft: Draft, messageId: string): Draft {
  return { ...withoutEdit(draft), replyToId: messageId };
}

export function withoutReply(draft: Draft): Draft {
  return { ...draft, replyToId: null };
}

/** Edits a message of one's own; what was typed waits until the edit is over. */
export function withEdit(draft: Draft, messageId: string, text: string): Draft {
  const { text: typed, replyToId } = draft;
  const parked = draft.editingId === null ? { text: typed, replyToId } : draft.parked;
  return { text, replyToId: null, editingId: messageId, ...(parked ? { parked } : {}) };
}

/** Ends an edit and brings back what was typed before it. */
export function withoutEdit(draft: Draft): Draft {
  if (draft.editingId === null) return draft;
  return { ...EMPTY_DRAFT, ...draft.parked };
}
