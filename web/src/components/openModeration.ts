import { createContext, useContext } from 'react';

export type OpenModeration = (roomId: string) => void;

/** How to set up a group's moderation. The shell gives it, so that no feature needs the other's dialog. */
export const OpenModerationContext = createContext<OpenModeration | null>(null);

/** Null where there is nothing to open. */
export function useOpenModeration(): OpenModeration | null {
  return useContext(OpenModerationContext);
}
