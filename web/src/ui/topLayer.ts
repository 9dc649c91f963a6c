import { useSyncExternalStore } from 'react';

/**
 * The dialogs that are open, the topmost last. A modal dialog makes everything outside it inert,
 * so what floats (menus, toasts, announcements) is rendered into the topmost one.
 */
let open: readonly HTMLElement[] = [];
const listeners = new Set<() => void>();

/** Registers an open dialog; returns how to take it away again. */
export function enterTopLayer(element: HTMLElement): () => void {
  setOpen([...open, element]);
  return () => setOpen(open.filter((other) => other !== element));
}

/** Where to render what floats: the topmost dialog, or null for the page itself. */
export function topLayer(): HTMLElement | null {
  return open.at(-1) ?? null;
}

/** The same, for what stays while dialogs open and close. */
export function useTopLayer(): HTMLElement | null {
  return useSyncExternalStore(subscribe, topLayer);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setOpen(next: readonly HTMLElement[]): void {
  open = next;
  // The page behind does not scroll. A `:has()` on the root would be asked with every change of the page.
  document.documentElement.toggleAttribute('data-modal', open.length > 0);
  for (const listener of listeners) listener();
}
