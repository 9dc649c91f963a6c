import type { Unsubscribe } from './unsubscribe';

/** What the app asks of the browser and the connection. */
export interface DevicePort {
  /** Server time in ms, estimated from acknowledged writes; the local clock until one is known. */
  now(): number;
  /** `online` means that the backend answered lately, not just that a cable is plugged in. */
  watchConnection(onChange: (state: 'online' | 'offline' | 'connecting') => void): Unsubscribe;
  /** Runs `lead` in one tab of the browser at a time; the returned function resigns. */
  lead(name: string, lead: () => Unsubscribe): Unsubscribe;
  /** Whether local storage holds (not full, not blocked). */
  storageState(): Promise<'ok' | 'full' | 'blocked'>;
  /** Deletes cached documents and local data; the app restarts after it. */
  clearLocalData(uid: string): Promise<void>;
}
