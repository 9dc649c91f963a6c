import { useSyncExternalStore } from 'react';

/** As in Shell.module.css: narrower than this there is one column. */
export const ONE_COLUMN = '(max-width: 720px)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(ONE_COLUMN);
  query.addEventListener('change', onChange);
  return () => {
    query.removeEventListener('change', onChange);
  };
}

/** Whether list and conversation take turns, as on a phone. */
export function useIsOneColumn(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(ONE_COLUMN).matches);
}
