import type { Unsubscribe } from '../ports/unsubscribe';

/** Opens a listener again a while after it broke. */
export function keepWatching(
  retryMs: number,
  watch: (fail: () => void) => Unsubscribe,
): Unsubscribe {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: Unsubscribe = () => undefined;
  const start = () => {
    stop = watch(() => {
      timer = setTimeout(start, retryMs);
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    stop();
  };
}
