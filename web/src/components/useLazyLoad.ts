import { useCallback, useEffect, useRef, useState } from 'react';

/** A part that loads on demand and tells when that failed, so that the person can try again. */
export function useLazyLoad<T>(loader: () => Promise<T>) {
  const [part, setPart] = useState<T | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const load = useCallback(() => {
    setFailed(false);
    loader().then(
      (loaded) => {
        if (isMounted.current) setPart(() => loaded);
      },
      () => {
        if (isMounted.current) setFailed(true);
      },
    );
  }, [loader]);
  return { part, hasFailed, load };
}
