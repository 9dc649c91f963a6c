import { createContext, useContext } from 'react';

/** What a report is about: a message, or a person, in a room or in none. */
export interface ReportSubject {
  /** Who wrote the message, or whom it is about. */
  uid: string;
  /** Where; null for a person outside of any room. */
  roomId: string | null;
  /** Null for a report about a person. */
  messageId: string | null;
}

export type OpenReport = (subject: ReportSubject) => void;

/** How to report something. The shell gives it, so that no feature needs the other's dialog. */
export const OpenReportContext = createContext<OpenReport | null>(null);

/** Null where nothing can be reported. */
export function useOpenReport(): OpenReport | null {
  return useContext(OpenReportContext);
}
