import { outboxEntrySchema, type OutboxEntry } from '@hearth/domain/outbox';
import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import * as v from 'valibot';
import type {
  Draft,
  OutboxStorage,
  OutboxStorageChange,
  StorageHealth,
} from '../ports/outboxStorage';

const DATABASE = 'hearth-outbox';
const VERSION = 2;
const TEXT_STORES: ['entries', 'drafts'] = ['entries', 'drafts'];
const FILE_STORES: ['files'] = ['files'];

const draftSchema = v.object({
  text: v.string(),
  replyToId: v.nullable(v.string()),
  editingId: v.nullable(v.string()),
  parked: v.optional(v.object({ text: v.string(), replyToId: v.nullable(v.string()) })),
});
const storedDraftSchema = v.object({ uid: v.string(), roomId: v.string(), draft: draftSchema });

/** Tabs may run different versions of the app: what does not fit is not for this one. */
const tellingSchema = v.object({
  uid: v.string(),
  change: v.variant('type', [
    v.object({ type: v.literal('put'), entry: outboxEntrySchema }),
    v.object({
      type: v.literal('removed'),
      id: v.string(),
      isSent: v.boolean(),
      revision: v.optional(v.number()),
    }),
    v.object({ type: v.literal('progress'), fileId: v.string(), sentBytes: v.number() }),
    v.object({ type: v.literal('draft'), roomId: v.string(), draft: v.nullable(draftSchema) }),
  ]),
});

interface OutboxSchema extends DBSchema {
  entries: { key: [string, string]; value: OutboxEntry };
  drafts: { key: [string, string]; value: v.InferOutput<typeof storedDraftSchema> };
  files: { key: [string, string]; value: { uid: string; id: string; file: Blob } };
}
type Database = IDBPDatabase<OutboxSchema>;
type Entries = IDBPObjectStore<OutboxSchema, typeof TEXT_STORES, 'entries', 'readwrite'>;
type Drafts = IDBPObjectStore<OutboxSchema, typeof TEXT_STORES, 'drafts', 'readwrite'>;
type Files = IDBPObjectStore<OutboxSchema, typeof FILE_STORES, 'files', 'readwrite'>;
interface Write {
  texts?: (entries: Entries, drafts: Drafts) => Promise<unknown>;
  files?: (files: Files) => Promise<unknown>;
}

/** Everything of one account, in a store whose keys begin with the uid. */
function ofAccount(uid: string): IDBKeyRange {
  return IDBKeyRange.bound([uid], [uid, []]);
}

function healthOf(error: unknown): StorageHealth {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
}

/** IndexedDB for what must survive a reload, a broadcast channel between the tabs. */
export function openOutboxStorage(): OutboxStorage {
  return new OutboxDatabase();
}

class OutboxDatabase implements OutboxStorage {
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
  readonly #healthListeners = new Set<(health: StorageHealth) => void>();
  /** What could not be written, newest word for each record; tried again with the next write. */
  readonly #unwritten = new Map<string, Write>();
  /** The newest word for each record on its way to the disk. */
  readonly #newest = new Map<string, Write>();
  /** What this tab attached, also where the disk takes nothing. */
  readonly #files = new Map<string, Blob>();
  #health: StorageHealth = 'ok';
  #database: Promise<Database> | null = null;

  async load(uid: string): Promise<OutboxEntry[]> {
    const stored = await this.#read((database) => database.getAll('entries', ofAccount(uid)));
    return stored.flatMap((entry) => {
      const result = v.safeParse(outboxEntrySchema, entry);
      return result.success ? [result.output] : [];
    });
  }

  put(entry: OutboxEntry): Promise<void> {
    this.#tell(entry.uid, { type: 'put', entry });
    if (entry.status.type === 'sending') return Promise.resolve();
    return this.#write(`entry ${entry.uid} ${entry.id}`, {
      texts: (entries) => entries.put(entry),
    });
  }

  remove(uid: string, id: string, isSent: boolean, revision?: number): Promise<void> {
    this.#tell(uid, { type: 'removed', id, isSent, revision });
    return this.#write(`entry ${uid} ${id}`, { texts: (entries) => entries.delete([uid, id]) });
  }

  async loadDrafts(uid: string): Promise<ReadonlyMap<string, Draft>> {
    const stored = await this.#read((database) => database.getAll('drafts', ofAccount(uid)));
    const drafts = new Map<string, Draft>();
    for (const value of stored) {
      const result = v.safeParse(storedDraftSchema, value);
      if (result.success) drafts.set(result.output.roomId, result.output.draft);
    }
    return drafts;
  }

  putDraft(uid: string, roomId: string, draft: Draft | null): Promise<void> {
    this.#tell(uid, { type: 'draft', roomId, draft });
    return this.#write(`draft ${uid} ${roomId}`, {
      texts: (_entries, drafts) =>
        draft ? drafts.put({ uid, roomId, draft }) : drafts.delete([uid, roomId]),
    });
  }

  putFile(uid: string, fileId: string, file: Blob): Promise<void> {
    this.#files.set(fileId, file);
    return this.#write(`file ${uid} ${fileId}`, {
      files: (files) => files.put({ uid, id: fileId, file }),
    });
  }

  async loadFile(uid: string, fileId: string): Promise<Blob | null> {
    const mine = this.#files.get(fileId);
    if (mine) return mine;
    const [stored] = await this.#read(async (database) => {
      const value = await database.get('files', [uid, fileId]);
      return value ? [value.file] : [];
    });
    return stored ?? null;
  }

  removeFiles(uid: string, fileIds: readonly string[]): Promise<void> {
    for (const id of fileIds) this.#files.delete(id);
    if (fileIds.length === 0) return Promise.resolve();
    return this.#write(`files ${uid} ${fileIds.join(' ')}`, {
      files: (files) => Promise.all(fileIds.map((id) => files.delete([uid, id]))),
    });
  }

  tellProgress(uid: string, fileId: string, sentBytes: number) {
    this.#tell(uid, { type: 'progress', fileId, sentBytes });
  }

  onOtherTab(uid: string, onChange: (change: OutboxStorageChange) => void) {
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      const telling = v.safeParse(tellingSchema, data);
      if (telling.success && telling.output.uid === uid) onChange(telling.output.change);
    };
    this.#channel?.addEventListener('message', onMessage);
    return () => this.#channel?.removeEventListener('message', onMessage);
  }

  watchHealth(onChange: (health: StorageHealth) => void) {
    this.#healthListeners.add(onChange);
    onChange(this.#health);
    return () => {
      this.#healthListeners.delete(onChange);
    };
  }

  async clear(uid: string): Promise<void> {
    this.#unwritten.clear();
    this.#files.clear();
    const mine = ofAccount(uid);
    await this.#write(`clear ${uid}`, {
      texts: (entries, drafts) => Promise.all([entries.delete(mine), drafts.delete(mine)]),
      files: (files) => files.delete(mine),
    });
  }

  #tell(uid: string, change: OutboxStorageChange) {
    this.#channel?.postMessage({ uid, change });
  }

  #open(): Promise<Database> {
    this.#database ??= openDB<OutboxSchema>(DATABASE, VERSION, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore('entries', { keyPath: ['uid', 'id'] });
          database.createObjectStore('drafts', { keyPath: ['uid', 'roomId'] });
        }
        if (oldVersion < 2) database.createObjectStore('files', { keyPath: ['uid', 'id'] });
      },
      // A newer version of the app in another tab goes first; the next use here opens again.
      blocking: () => {
        void this.#close();
      },
      terminated: () => {
        this.#database = null;
      },
    });
    return this.#database;
  }

  async #close() {
    const database = await this.#database;
    this.#database = null;
    database?.close();
  }

  async #read<T>(read: (database: Database) => Promise<T[]>): Promise<T[]> {
    try {
      return await read(await this.#open());
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  async #write(record: string, write: Write): Promise<void> {
    const writes = new Map(this.#unwritten).set(record, write);
    this.#unwritten.clear();
    for (const [key, each] of writes) this.#newest.set(key, each);
    try {
      await this.#commit([...writes.values()]);
      this.#setHealth('ok');
    } catch (error) {
      for (const [key, each] of writes) {
        if (this.#newest.get(key) === each) this.#unwritten.set(key, each);
      }
      this.#fail(error);
    } finally {
      for (const [key, each] of writes) {
        if (this.#newest.get(key) === each) this.#newest.delete(key);
      }
    }
  }

  /**
   * Texts span their stores, so that they reach the disk in the order they were made: a sent text
   * is in the outbox before it leaves the draft. They do not wait for files, which may be large.
   */
  async #commit(writes: readonly Write[]) {
    const texts = writes.flatMap((write) => write.texts ?? []);
    const files = writes.flatMap((write) => write.files ?? []);
    const database = await this.#open();
    await Promise.all([commitTexts(database, texts), commitFiles(database, files)]);
  }

  #fail(error: unknown) {
    const health = healthOf(error);
    if (health === 'blocked') this.#database = null;
    this.#setHealth(health);
  }

  #setHealth(health: StorageHealth) {
    if (health === this.#health) return;
    this.#health = health;
    for (const listener of this.#healthListeners) listener(health);
  }
}

async function commitTexts(database: Database, writes: readonly NonNullable<Write['texts']>[]) {
  if (writes.length === 0) return;
  const transaction = database.transaction(TEXT_STORES, 'readwrite');
  const entries = transaction.objectStore('entries');
  const drafts = transaction.objectStore('drafts');
  const requests = writes.map((write) => write(entries, drafts));
  // A page that goes away before the answers would take a transaction back that is still open.
  transaction.commit();
  await Promise.all([...requests, transaction.done]);
}

async function commitFiles(database: Database, writes: readonly NonNullable<Write['files']>[]) {
  if (writes.length === 0) return;
  const transaction = database.transaction(FILE_STORES, 'readwrite');
  const files = transaction.objectStore('files');
  const requests = writes.map((write) => write(files));
  transaction.commit();
  await Promise.all([...requests, transaction.done]);
}
