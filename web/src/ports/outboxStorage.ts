import type { OutboxEntry } from '@hearth/domain/outbox';
import type { Unsubscribe } from './unsubscribe';

/** Durable outbox and drafts of one account on this device (IndexedDB). */
export interface OutboxStorage {
  load(uid: string): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(uid: string, id: string): Promise<void>;
  loadDrafts(uid: string): Promise<ReadonlyMap<string, Draft>>;
  /** A null draft removes it. */
  putDraft(uid: string, roomId: string, draft: Draft | null): Promise<void>;
  /** Calls back when another tab changed something of this account. */
  onOtherTab(uid: string, onChange: () => void): Unsubscribe;
  /** Forgets everything of an account on this device. */
  clear(uid: string): Promise<void>;
}

export interface Draft {
  text: string;
  replyToId: string | null;
  /** When set, the draft edits this message of one's own. */
  editingId: string | null;
}
