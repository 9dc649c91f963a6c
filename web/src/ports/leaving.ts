import type { ExportState } from '@hearth/domain/account';
import type { Listener, Unsubscribe } from './unsubscribe';

/** Taking one's data along, and going. Promises reject with HearthError. */
export interface LeavingPort {
  /** Begins; rejects with `reauthenticate` when the sign-in is older than RECENT_SIGN_IN_MS. */
  deleteAccount(messages: 'keep' | 'remove'): Promise<void>;
  /** Begins; rejects with `alreadyDone` while another one is being made. */
  exportData(): Promise<void>;
  /** Null when none was ever asked for. */
  watchExport(uid: string, listener: Listener<ExportState | null>): Unsubscribe;
  /** The file, read under the rules. */
  loadExport(path: string): Promise<Blob>;
}
