import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Draft } from '../../state/drafts';
import { fitField } from './field';

function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** Whether the focus is somewhere that a person put it to write or to choose. */
function isFocusTaken(): boolean {
  const active = document.activeElement;
  return active?.closest('input, textarea, [role="dialog"], dialog') != null;
}

/** Keeps the field as high as its text, and puts the cursor into it when one begins to write. */
export function useComposerField(
  field: RefObject<HTMLTextAreaElement | null>,
  draft: Draft,
  roomId: string,
): void {
  useLayoutEffect(() => {
    if (field.current) fitField(field.current);
  }, [field, draft.text]);

  useEffect(() => {
    // On a phone the keyboard would cover the room one has just opened.
    if (!isTouch() && !isFocusTaken()) field.current?.focus({ preventScroll: true });
  }, [field, roomId]);

  const target = draft.editingId ?? draft.replyToId;
  const before = useRef(target);
  useEffect(() => {
    const hasBegun = target !== null && target !== before.current;
    before.current = target;
    const element = field.current;
    if (!hasBegun || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [field, target]);
}
