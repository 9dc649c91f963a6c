import { createContext } from 'react';

/** Whether a row's room is the one that is open; changes in two rows when one goes elsewhere. */
export const OpenRowContext = createContext(false);
