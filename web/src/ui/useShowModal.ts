import { useLayoutEffect, type RefObject } from 'react';
import { enterTopLayer } from './topLayer';

/**
 * Opens a dialog as a modal one for as long as it is there. Focus goes to `[data-autofocus]`, else to
 * the first field, else to `[tabindex="-1"]`, and returns to where it was.
 */
export function useShowModal(ref: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    const leave = enterTopLayer(dialog);
    firstFocus(dialog)?.focus();
    return () => {
      leave();
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
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
