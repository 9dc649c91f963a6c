import type { OutboxEntry } from '@hearth/domain/outbox';
import type {
  Draft,
  OutboxStorage,
  OutboxStorageChange,
  StorageHealth,
} from '../ports/outboxStorage';

/** The device's disk, as all tabs of one browser share it. */
export interface MemoryOutboxDisk {
  /** One tab's view; a closed tab neither writes nor hears any more. */
  tab(): OutboxStorage & { close(): void };
  /** What a reload would find. */
  entries(uid: string): OutboxEntry[];
  setHealth(health: StorageHealth): void;
}

interface Tab {
  listeners: Map<(change: OutboxStorageChange) => void, string>;
  inbox: { uid: string; change: OutboxStorageChange }[];
  isClosed: boolean;
}

/** `pause` lets a test hold back what one tab tells the others. */
export function createMemoryOutboxDisk(
  pause: () => Promise<void> = () => Promise.resolve(),
): MemoryOutboxDisk {
  const entries = new Map<string, OutboxEntry>();
  const drafts = new Map<string, Map<string, Draft>>();
  const files = new Map<string, Blob>();
  const tabs = new Set<Tab>();
  const healthListeners = new Set<(health: StorageHealth) => void>();
  let health: StorageHealth = 'ok';

  const hear = async (tab: Tab) => {
    await pause();
    const told = tab.inbox.shift();
    if (!told || tab.isClosed) return;
    for (const [listener, uid] of tab.listeners) if (uid === told.uid) listener(told.change);
  };
  /** As with a broadcast channel, each tab hears everything in the order it was said. */
  const tell = (from: Tab, uid: string, change: OutboxStorageChange) => {
    for (const tab of tabs) {
      if (tab === from) continue;
      tab.inbox.push({ uid, change });
      void hear(tab);
    }
  };
  const entriesOf = (uid: string) => [...entries.values()].filter((entry) => entry.uid === uid);

  const storageOf = (tab: Tab): OutboxStorage => ({
    load: (uid) => Promise.resolve(entriesOf(uid)),
    put: (entry) => {
      if (tab.isClosed) return Promise.resolve();
      if (entry.status.type !== 'sending' && health === 'ok') entries.set(entry.id, entry);
      tell(tab, entry.uid, { type: 'put', entry });
      return Promise.resolve();
    },
    remove: (uid, id, isSent, revision) => {
      if (tab.isClosed) return Promise.resolve();
      entries.delete(id);
      tell(tab, uid, { type: 'removed', id, isSent, revision });
      return Promise.resolve();
    },
    loadDrafts: (uid) => Promise.resolve(new Map(drafts.get(uid))),
    putDraft: (uid, roomId, draft) => {
      const own = drafts.get(uid) ?? new Map<string, Draft>();
      drafts.set(uid, own);
      if (draft) own.set(roomId, draft);
      else own.delete(roomId);
      tell(tab, uid, { type: 'draft', roomId, draft });
      return Promise.resolve();
    },
    putFile: (_uid, fileId, file) => {
      files.set(fileId, file);
      return Promise.resolve();
    },
    loadFile: (_uid, fileId) => Promise.resolve(files.get(fileId) ?? null),
    removeFiles: (_uid, fileIds) => {
      for (const id of fileIds) files.delete(id);
      return Promise.resolve();
    },
    tellProgress: (uid, fileId, sentBytes) => {
      tell(tab, uid, { type: 'progress', fileId, sentBytes });
    },
    onOtherTab: (uid, onChange) => {
      tab.listeners.set(onChange, uid);
      return () => tab.listeners.delete(onChange);
    },
    watchHealth: (onChange) => {
      healthListeners.add(onChange);
      onChange(health);
      return () => healthListeners.delete(onChange);
    },
    clear: (uid) => {
      for (const { id } of entriesOf(uid)) entries.delete(id);
      drafts.delete(uid);
      files.clear();
      return Promise.resolve();
    },
  });

  return {
    tab: () => {
      const tab: Tab = { listeners: new Map(), inbox: [], isClosed: false };
      tabs.add(tab);
      const close = () => {
        tab.isClosed = true;
        tabs.delete(tab);
      };
      return { ...storageOf(tab), close };
    },
    entries: entriesOf,
    setHealth: (next) => {
      health = next;
      for (const listener of healthListeners) listener(next);
    },
  };
}

/** The storage of a browser with a single tab. */
export function createMemoryOutboxStorage(): OutboxStorage {
  return createMemoryOutboxDisk().tab();
}
