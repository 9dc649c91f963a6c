import { useCallback, useState } from 'react';

/** Whether the browser holds sound back until somebody presses something. */
export function useHeldSound() {
  const [isHeld, setHeld] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const onHeld = useCallback(() => setHeld(true), []);
  const hear = useCallback(() => {
    setHeld(false);
    setAttempt((count) => count + 1);
  }, []);
  return { isHeld, attempt, onHeld, hear };
}
