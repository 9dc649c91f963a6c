import type { CallKind } from '@hearth/domain/callKind';
import { createContext, useContext } from 'react';

/** Calls the people of a room, or leads into the call that is going on there. */
export type OpenCall = (roomId: string, kind: CallKind) => void;

/** The shell gives it, so that no feature needs the other's views. */
export const OpenCallContext = createContext<OpenCall | null>(null);

/** Null where nobody can be called. */
export function useOpenCall(): OpenCall | null {
  return useContext(OpenCallContext);
}
