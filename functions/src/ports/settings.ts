import type { Millis } from '@hearth/domain/time';

/** The part of a person's settings that only functions write. */
export interface SettingsStore {
  /** Sets `sessionsValidAfter`; never moves it back. Gives what stands afterwards. */
  raiseSessionsValidAfter(uid: string, validAfter: Millis): Promise<Millis>;
}
