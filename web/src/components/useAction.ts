import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { useCallback, useRef, useState } from 'react';

export interface Action<Args extends unknown[]> {
  /** Starts it, unless it runs already. Resolves to whether it succeeded. */
  run(...args: Args): Promise<boolean>;
  isBusy: boolean;
  /** Why it failed last time. Giving up on purpose is no failure. */
  error: ErrorCode | null;
  clear(): void;
}

/**
 * Something a person starts that may take a while and may fail: what a button or form shows of it.
 * `onFailure` is for where there is no place to show it.
 */
export function useAction<Args extends unknown[]>(
  act: (...args: Args) => Promise<unknown>,
  onFailure?: (code: ErrorCode) => void,
): Action<Args> {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ErrorCode | null>(null);
  const isRunning = useRef(false);

  const run = async (...args: Args): Promise<boolean> => {
    if (isRunning.current) return false;
    isRunning.current = true;
    setIsBusy(true);
    setError(null);
    try {
      await act(...args);
      return true;
    } catch (failure) {
      const code = errorCode(failure);
      if (code === 'unknown') console.error(failure);
      if (code !== 'cancelled') {
        setError(code);
        onFailure?.(code);
      }
      return false;
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };
  const clear = useCallback(() => setError(null), []);
  return { run, isBusy, error, clear };
}
