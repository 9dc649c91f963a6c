import { createContext, useContext, useEffect } from 'react';

/** Keeps a message in the page, however far one scrolls, until what it gives is called. */
export type KeepMessage = (messageId: string) => () => void;

/** Given by a list that takes out of the page what is out of view. */
export const KeepMessageContext = createContext<KeepMessage | null>(null);

/** Keeps the message that this is part of in the page while something in it goes on. */
export function useKeptMessage(messageId: string | undefined, isGoingOn: boolean): void {
  const keep = useContext(KeepMessageContext);
  useEffect(
    () => (isGoingOn && messageId !== undefined ? keep?.(messageId) : undefined),
    [keep, messageId, isGoingOn],
  );
}
