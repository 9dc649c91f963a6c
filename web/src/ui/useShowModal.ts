import { useLayoutEffect, type RefObject } from 'react';
import { rememberFocus } from './rememberFocus';
import { enterTopLayer } from './topLayer';

/**
 * Opens a dialog as a modal one for as long as it is there. Focus goes to `[data-autofocus]`, else to
 * the first field, else to `[tabindex="-1"]`, and returns to where it was, or to the row that it was in.
 */
export function useShowModal(ref: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const returnFocus = rememberFocus();
    dialog.showModal();
    const leave = enterTopLayer(dialog);
    firstFocus(dialog)?.focus();
    return () => {
      leave();
      dialog.close();
      returnFocus();
    };
  }, [ref]);
}

function firstFocus(dialog: HTMLElement): HTMLElement | null {
  const field = 'input:not([type=hidden]):enabled, textarea:enabled, select:enabled';
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>(field) ??
    dialog.querySelector<HTMLElement>('[tabindex="-1"]')
  );
}
