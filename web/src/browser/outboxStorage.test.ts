import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { type OutboxEntry, NO_UPLOADS } from '@hearth/domain/outbox';
import { openDB } from 'idb';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft, OutboxStorageChange, StorageHealth } from '../ports/outboxStorage';
import { openOutboxStorage } from './outboxStorage';

function entry(id: string, status: OutboxEntry['status'] = { type: 'queued' }): OutboxEntry {
  return {
    id,
    uid: 'ada',
    roomId: 'room',
    order: 1,
    createdAt: 1,
    status,
    type: 'send',
    text: id,
    mentions: [],
    replyTo: null,
    ...NO_UPLOADS,
  };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the outbox on disk', () => {
  test('a reload finds what was written, of this account only', async () => {
    const storage = openOutboxStorage();
    await storage.put(entry('a'));
    await storage.put({ ...entry('b'), uid: 'grace' });
    await storage.put(entry('c'));
    await storage.remove('ada', 'c', true);
    expect(await openOutboxStorage().load('ada')).toEqual([entry('a')]);
  });

  test('an entry under way is found as it was before', async () => {
    const storage = openOutboxStorage();
    await storage.put(entry('a'));
    await storage.put(entry('a', { type: 'sending' }));
    expect(await openOutboxStorage().load('ada')).toEqual([entry('a')]);
  });

  test('drafts survive, and go when they are emptied', async () => {
    const storage = openOutboxStorage();
    const draft = { text: 'half a thou', replyToId: null, editingId: null };
    // What an edit put aside comes back after it.
    const parked = { text: 'half a thou', replyToId: 'm1' };
    const editing = { text: 'as it was', replyToId: null, editingId: 'm2', parked };
    await storage.putDraft('ada', 'room', draft);
    await storage.putDraft('ada', 'edit', editing);
    await storage.putDraft('ada', 'other', draft);
    await storage.putDraft('ada', 'other', null);
    expect(await openOutboxStorage().loadDrafts('ada')).toEqual(
      new Map<string, Draft>([
        ['edit', editing],
        ['room', draft],
      ]),
    );
  });

  test('words do not wait for a large file', async () => {
    const storage = openOutboxStorage();
    await storage.load('ada');
    const database = await openDB('hearth-outbox');
    const files = database.transaction('files', 'readwrite').store;
    const writing = new AbortController();
    const written = (async () => {
      while (!writing.signal.aborted) await files.count();
    })();
    await storage.put(entry('a'));
    await storage.remove('ada', 'a', false);
    await storage.putDraft('ada', 'room', { text: 'Later', replyToId: null, editingId: null });
    writing.abort();
    await written;
    expect(await storage.load('ada')).toEqual([]);
    database.close();
  });

  test('clearing forgets one account', async () => {
    const storage = openOutboxStorage();
    await storage.put(entry('a'));
    await storage.put({ ...entry('b'), uid: 'grace' });
    await storage.clear('ada');
    expect(await storage.load('ada')).toEqual([]);
    expect(await storage.load('grace')).toHaveLength(1);
  });

  test('other tabs of the account hear of it', async () => {
    const heard: OutboxStorageChange[] = [];
    const stop = openOutboxStorage().onOtherTab('ada', (change) => heard.push(change));
    const here = openOutboxStorage();
    await here.put(entry('a', { type: 'sending' }));
    await here.put({ ...entry('b'), uid: 'grace' });
    await here.remove('ada', 'a', true);
    await waitFor(() => {
      expect(heard).toEqual([
        { type: 'put', entry: entry('a', { type: 'sending' }) },
        { type: 'removed', id: 'a', isSent: true },
      ]);
    });
    stop();
  });
});

describe('when the browser keeps nothing', () => {
  function watched() {
    const storage = openOutboxStorage();
    const health: StorageHealth[] = [];
    storage.watchHealth((next) => health.push(next));
    return { storage, health };
  }

  test('a full disk is told, and what is missing follows when there is room', async () => {
    const { storage, health } = watched();
    await storage.put(entry('a'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await storage.put(entry('b'));
    await storage.put({ ...entry('b'), order: 7 });
    expect(health).toEqual(['ok', 'full']);
    put.mockRestore();
    await storage.put(entry('c'));
    expect(health).toEqual(['ok', 'full', 'ok']);
    const stored = await openOutboxStorage().load('ada');
    expect(stored.map(({ id, order }) => [id, order])).toEqual([
      ['a', 1],
      ['b', 7],
      ['c', 1],
    ]);
  });

  test('blocked storage is told, never thrown', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('not here', 'SecurityError');
      },
    });
    const { storage, health } = watched();
    expect(await storage.load('ada')).toEqual([]);
    await storage.put(entry('a'));
    expect(health).toEqual(['ok', 'blocked']);
  });
});
