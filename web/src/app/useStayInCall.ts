import { useEffect } from 'react';
import type { CallsState } from '../state/calls/callsState';
import { useCalls } from '../state/calls/useCalls';

const isInCall = ({ current }: CallsState) => current !== null && current.life.state !== 'ended';

/** The browser asks before a page closes that is in a call. */
export function useStayInCall(): void {
  const isIn = useCalls(isInCall);
  useEffect(() => {
    if (!isIn) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isIn]);
}
