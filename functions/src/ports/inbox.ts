import type { InboxEntryFields } from '@hearth/domain/inbox';

export interface InboxStore {
  /** Puts one entry into each of these inboxes, all or none; the same message twice is one entry. */
  put(entries: readonly { uid: string; entry: InboxEntryFields }[]): Promise<void>;
}
