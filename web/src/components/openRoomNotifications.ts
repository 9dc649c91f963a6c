import { createContext, useContext } from 'react';

export type OpenRoomNotifications = (roomId: string) => void;

/** How to choose what a room may tell. The shell gives it, so that no feature needs the other's dialog. */
export const OpenRoomNotificationsContext = createContext<OpenRoomNotifications | null>(null);

/** Null where there is nothing to open. */
export function useOpenRoomNotifications(): OpenRoomNotifications | null {
  return useContext(OpenRoomNotificationsContext);
}
