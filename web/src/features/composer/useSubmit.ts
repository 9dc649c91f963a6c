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
import { useTray, type TrayItem } from '../../state/tray';
import type { WrittenText } from './composerLater';
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
  /** What could be sent at another time: words alone; null where there is something else or nothing. */
  later: WrittenText | null;
  /** True when something went out. */
  submit: () => boolean;
  submitParts: () => void;
}

/** What failed stays behind, and what waits is part of a message already. */
function isSendable({ state, send }: TrayItem): boolean {
  return state.type !== 'failed' && send === null;
}

/** What a text would become, and how to send it. */
export function useSubmit(input: SubmitInput): Submission {
  const { outbox, tray } = useSession();
  const { room, draft, setDraft, uidOf, replyTo, editing } = input;
  const stored = useMemo(
    () => cleanMessageText(encodeMentions(draft.text, uidOf)),
    [draft.text, uidOf],
  );
  const isEdit = draft.editingId !== null;

  const items = useTray(room.id);
  const hasFiles = isEdit ? Boolean(editing?.attachments.length) : items.some(isSendable);
  const problem = messageTextProblem(stored, hasFiles);
  // What an edit or a reply is about must be known; a reply to what is gone goes out without it.
  const isSettled = isEdit ? Boolean(editing) : draft.replyToId === null || replyTo !== undefined;
  const canSubmit = problem === null && isSettled;
  const parts = useMemo(
    () => (problem === 'tooLong' && !isEdit ? splitText(stored, MESSAGE_MAX_CHARS) : null),
    [problem, isEdit, stored],
  );

  const later: WrittenText | null =
    canSubmit && !isEdit && items.every(({ send }) => send !== null)
      ? {
          text: stored,
          mentions: mentionedIds(stored),
          replyTo: replyTo ? replyRefTo(replyTo) : null,
        }
      : null;

  function submit(): boolean {
    if (!canSubmit) return false;
    const mentions = mentionedIds(stored);
    if (editing && isEdit) {
      if (stored !== editing.text) outbox.edit(editing, { text: stored, mentions, hasFiles });
      setDraft(withoutEdit(draft));
      return true;
    }
    // With pictures that are not ready yet it goes out by itself, wherever one is by then.
    tray.send(
      room.id,
      { text: stored, mentions, replyTo: replyTo ? replyRefTo(replyTo) : null },
      { text: draft.text, replyToId: draft.replyToId },
    );
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
    later,
    submit,
    submitParts,
  };
}
