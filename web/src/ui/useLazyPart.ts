import { useEffect, useRef, useState } from 'react';

/**
 * A part that is loaded when it is about to be wanted. `preload` may be called often; a failed
 * load is tried again by the next call. `part` is null until it has come.
 */
export function useLazyPart<T>(load: () => Promise<T>) {
  const [part, setPart] = useState<T | null>(null);
  const pending = useRef(false);
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  function preload(): void {
    if (part !== null || pending.current) return;
    pending.current = true;
    load().then(
      (loaded) => {
        if (isMounted.current) setPart(() => loaded);
      },
      () => {
        pending.current = false;
      },
    );
  }
  return { part, preload };
}
