import { createContext, useContext } from 'react';

export type OpenPerson = (uid: string) => void;

/** How to show who somebody is. The shell gives it, so that no feature needs the other's dialog. */
export const OpenPersonContext = createContext<OpenPerson | null>(null);

/** Null where there is nothing to open: names are plain words there. */
export function useOpenPerson(): OpenPerson | null {
  return useContext(OpenPersonContext);
}
