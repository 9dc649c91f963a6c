import type { OutboxEntry } from '@hearth/domain/outbox';
import type { Unsubscribe } from './unsubscribe';

export interface Draft {
  text: string;
  replyToId: string | null;
  /** When set, the draft edits this message of one's own. */
  editingId: string | null;
  /** What was typed before the edit, to come back to. */
  parked?: { text: string; replyToId: string | null } | undefined;
}

/** What another tab of the same account did. */
export type OutboxStorageChange =
  | { type: 'put'; entry: OutboxEntry }
  /**
   * `isSent` tells an acknowledged entry from one that the person took back. `revision` is that of
   * what was removed, where the tab that did so had it.
   */
  | { type: 'removed'; id: string; isSent: boolean; revision?: number | undefined }
  /** Bytes of a file that the tab which uploads has sent. */
  | { type: 'progress'; fileId: string; sentBytes: number }
  | { type: 'draft'; roomId: string; draft: Draft | null };

/** `full` and `blocked`: what is written lives in memory only, until the tab closes. */
export type StorageHealth = 'ok' | 'full' | 'blocked';

/**
 * Durable outbox and drafts of one account on this device, shared by its tabs. No promise rejects:
 * what can't be stored is kept in memory, shared all the same, and told by `watchHealth`.
 */
export interface OutboxStorage {
  load(uid: string): Promise<OutboxEntry[]>;
  /** Entries under way (`sending`) are told to other tabs but stored as they were before. */
  put(entry: OutboxEntry): Promise<void>;
  remove(uid: string, id: string, isSent: boolean, revision?: number): Promise<void>;
  loadDrafts(uid: string): Promise<ReadonlyMap<string, Draft>>;
  /** A null draft removes it. */
  putDraft(uid: string, roomId: string, draft: Draft | null): Promise<void>;
  /** Keeps the bytes of a file until they are uploaded. */
  putFile(uid: string, fileId: string, file: Blob): Promise<void>;
  /** Null when this device has them no longer, or never could keep them. */
  loadFile(uid: string, fileId: string): Promise<Blob | null>;
  removeFiles(uid: string, fileIds: readonly string[]): Promise<void>;
  /** Tells the other tabs how far an upload is. */
  tellProgress(uid: string, fileId: string, sentBytes: number): void;
  onOtherTab(uid: string, onChange: (change: OutboxStorageChange) => void): Unsubscribe;
  /** Calls back with the present health, and when it changes. */
  watchHealth(onChange: (health: StorageHealth) => void): Unsubscribe;
  /** Forgets everything of an account on this device. */
  clear(uid: string): Promise<void>;
}
