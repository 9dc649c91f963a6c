import { HearthError, errorCode } from '@hearth/domain/errors';
import type { Listener, Unsubscribe } from './unsubscribe';

/** A listener of an adapter that is still on its way. It may be stopped before that has come. */
export function lateWatch<Port, T>(
  opened: Promise<Port>,
  watch: (port: Port, listener: Listener<T>) => Unsubscribe,
  listener: Listener<T>,
): Unsubscribe {
  let stop: Unsubscribe | null = null;
  let isOver = false;
  opened.then(
    (port) => {
      if (!isOver) stop = watch(port, listener);
    },
    (error: unknown) => {
      if (!isOver) listener.error(new HearthError(errorCode(error), { cause: error }));
    },
  );
  return () => {
    isOver = true;
    stop?.();
  };
}
