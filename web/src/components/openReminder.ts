import { createContext, useContext } from 'react';

/** The message that one wants to be reminded of. */
export interface ReminderSubject {
  id: string;
  roomId: string;
}

export type OpenReminder = (message: ReminderSubject) => void;

/** How to be reminded of something. The shell gives it, so that no feature needs the other's dialog. */
export const OpenReminderContext = createContext<OpenReminder | null>(null);

/** Null where there are no reminders. */
export function useOpenReminder(): OpenReminder | null {
  return useContext(OpenReminderContext);
}
