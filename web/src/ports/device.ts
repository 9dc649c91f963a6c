import type { Unsubscribe } from './unsubscribe';

/** What the app asks of the browser and the connection. */
export interface DevicePort {
  /** Server time in ms, estimated from acknowledged writes; the local clock until one is known. */
  now(): number;
  /** `online` means that the backend answered lately, not just that a cable is plugged in. */
  watchConnection(onChange: (state: 'online' | 'offline' | 'connecting') => void): Unsubscribe;
  /** Runs `lead` in one tab of the browser at a time; the returned function resigns. */
  lead(name: string, lead: () => Unsubscribe): Unsubscribe;
  /** What {@link keep} kept by a name; null for nothing, and where the browser keeps nothing. */
  recall(name: string): string | null;
  /** Keeps a word through reloads, for all tabs, until the account signs out here. */
  keep(name: string, value: string): void;
  /** Deletes everything of an account on this device; Firestore is at its end with it. */
  clearLocalData(uid: string): Promise<void>;
}
