import { useSyncExternalStore } from 'react';

const EVENTS = ['focus', 'blur'] as const;

function isInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function subscribe(onChange: () => void): () => void {
  for (const event of EVENTS) window.addEventListener(event, onChange);
  document.addEventListener('visibilitychange', onChange);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, onChange);
    document.removeEventListener('visibilitychange', onChange);
  };
}

/** Whether the page is visible and has the focus: only then somebody reads it. */
export function usePageFocus(): boolean {
  return useSyncExternalStore(subscribe, isInFront);
}
