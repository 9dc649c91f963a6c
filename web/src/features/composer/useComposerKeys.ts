import { decodeMentions } from '@hearth/domain/mention';
import { canEdit } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { useSyncExternalStore, type KeyboardEvent } from 'react';
import type { Draft } from '../../state/drafts';
import { withEdit } from '../../state/draftSteps';
import { useSession } from '../../state/session';
import { replaceInField } from './field';
import { toggleCode, toggleMarker, type Selected } from './formatting';

const TOUCH = '(pointer: coarse) and (hover: none)';

function watchTouch(onChange: () => void): () => void {
  const query = matchMedia(TOUCH);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export interface ComposerKeysInput {
  room: Room;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  completion: { onKeyDown: (event: KeyboardEvent) => boolean };
  send: () => void;
  /** False where nothing can go later. */
  openLater: () => boolean;
  cancel: () => void;
}

function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before the Enter that confirms it: 229 tells.
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

const FORMATS: Readonly<Record<string, (selected: Selected) => ReturnType<typeof toggleMarker>>> = {
  b: (selected) => toggleMarker(selected, '**'),
  i: (selected) => toggleMarker(selected, '_'),
  e: toggleCode,
};

/** What keys do in the composer. On a phone Enter is a new line: there is a button to send. */
export function useComposerKeys(input: ComposerKeysInput) {
  const { room, draft, setDraft, completion, send, openLater, cancel } = input;
  const session = useSession();
  const isTouch = useSyncExternalStore(watchTouch, () => matchMedia(TOUCH).matches);

  function editLast(): boolean {
    const { messages } = session.timelines.get(room.id).getState();
    const last = messages.findLast(
      (message) => canEdit(message, session.me) && message.delivery.type !== 'failed',
    );
    if (!last) return false;
    const { profiles } = session.people.getState();
    const text = decodeMentions(last.text, (uid) => profiles.get(uid)?.handle);
    setDraft(withEdit(draft, last.id, text));
    return true;
  }

  function format(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const toggle = FORMATS[event.key.toLowerCase()];
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !toggle)
      return false;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const selected = { text: value, start: selectionStart, end: selectionEnd };
    replaceInField(event.currentTarget, toggle(selected));
    return true;
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      if (isTouch && !event.ctrlKey && !event.metaKey) return false;
      send();
      return true;
    }
    if (event.key === 'Enter' && event.altKey && !event.shiftKey) return openLater();
    if (event.key === 'Escape' && (draft.editingId !== null || draft.replyToId !== null)) {
      cancel();
      return true;
    }
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'ArrowUp' && isPlain && draft.text === '' && draft.editingId === null) {
      return editLast();
    }
    return format(event);
  }

  return {
    isTouch,
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (isComposing(event)) return;
      if (completion.onKeyDown(event) || press(event)) {
        event.preventDefault();
        // Esc closes the top thing only.
        event.stopPropagation();
      }
    },
  };
}
