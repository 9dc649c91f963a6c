import { useContext, useEffect } from 'react';
import { KeepMessageContext } from './keptMessage';

/** Keeps the message that this is part of in the page while something in it goes on. */
export function useKeptMessage(messageId: string | undefined, isGoingOn: boolean): void {
  const keep = useContext(KeepMessageContext);
  useEffect(
    () => (isGoingOn && messageId !== undefined ? keep?.(messageId) : undefined),
    [keep, messageId, isGoingOn],
  );
}
