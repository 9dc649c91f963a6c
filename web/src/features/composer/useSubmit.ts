import { MESSAGE_MAX_CHARS } from '@hearth/domain/limits';
import { encodeMentions, mentionedIds } from '@hearth/domain/mention';
import {
  messageTextProblem,
  replyRefTo,
  type Message,
  type MessageTextProblem,
} from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { charCount, cleanMessageText } from '@hearth/domain/text';
import { useMemo } from 'react';
import { EMPTY_DRAFT, type Draft } from '../../state/drafts';
import { withoutEdit } from '../../state/draftSteps';
import { useSession } from '../../state/session';
import { splitText } from './splitText';

export interface SubmitInput {
  room: Room;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  uidOf: (handle: string) => string | undefined;
  replyTo: Message | null | undefined;
  editing: Message | null | undefined;
}

export interface Submission {
  /** Length of what would be stored. */
  length: number;
  problem: MessageTextProblem | null;
  canSubmit: boolean;
  /** Messages that a text too long would make; null for an edit, which stays one. */
  partCount: number | null;
  /** True when something went out. */
  submit: () => boolean;
  submitParts: () => void;
}

/** What a text would become, and how to send it. */
export function useSubmit(input: SubmitInput): Submission {
  const { outbox } = useSession();
  const { room, draft, setDraft, uidOf, replyTo, editing } = input;
  const stored = useMemo(
    () => cleanMessageText(encodeMentions(draft.text, uidOf)),
    [draft.text, uidOf],
  );
  const problem = messageTextProblem(stored);
  const isEdit = draft.editingId !== null;
  // What an edit or a reply is about must be known; a reply to what is gone goes out without it.
  const isSettled = isEdit ? Boolean(editing) : draft.replyToId === null || replyTo !== undefined;
  const canSubmit = problem === null && isSettled;
  const parts = useMemo(
    () => (problem === 'tooLong' && !isEdit ? splitText(stored, MESSAGE_MAX_CHARS) : null),
    [problem, isEdit, stored],
  );

  function submit(): boolean {
    if (!canSubmit) return false;
    const mentions = mentionedIds(stored);
    if (editing && isEdit) {
      if (stored !== editing.text) outbox.edit(editing, { text: stored, mentions });
      setDraft(withoutEdit(draft));
      return true;
    }
    outbox.send(room, { text: stored, mentions, replyTo: replyTo ? replyRefTo(replyTo) : null });
    setDraft(EMPTY_DRAFT);
    return true;
  }
  function submitParts(): void {
    if (!parts || !isSettled) return;
    parts.forEach((text, index) => {
      const replyTarget = index === 0 && replyTo ? replyRefTo(replyTo) : null;
      outbox.send(room, { text, mentions: mentionedIds(text), replyTo: replyTarget });
    });
    setDraft(EMPTY_DRAFT);
  }
  return {
    length: charCount(stored),
    problem,
    canSubmit,
    partCount: parts?.length ?? null,
    submit,
    submitParts,
  };
}
