import { createContext } from 'react';

/** Keeps a message in the page, however far one scrolls, until what it gives is called. */
export type KeepMessage = (messageId: string) => () => void;

/** Given by a list that takes out of the page what is out of view. */
export const KeepMessageContext = createContext<KeepMessage | null>(null);
