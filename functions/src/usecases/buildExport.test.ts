import {
  EXPORT_EVERY_MS,
  EXPORT_RETRY_MS,
  EXPORT_STALE_MS,
  EXPORT_TTL_MS,
} from '@hearth/domain/account';
import { exportFilePath, filePath, photoPath } from '@hearth/domain/paths';
import { beforeEach, describe, expect, it } from 'vitest';
import { dying } from '../testing/dies';
import { MemoryArchives, MemoryExports, MemoryPersonalData } from '../testing/memoryExports';
import { MemoryFiles } from '../testing/memoryFiles';
import { attachmentOf } from '../testing/memoryMessages';
import { buildExport } from './buildExport';
import { exportParts } from './exportParts';
import { requestExport } from './requestExport';
import { sweepExports } from './sweepExports';

const NOW = 1_800_000_000_000;
const PATH = exportFilePath('ada', 'export01800000000000');
const TEA = new TextEncoder().encode('tea');

let exports: MemoryExports;
let files: MemoryFiles;
let archives: MemoryArchives;
let data: MemoryPersonalData;
let told: unknown[];

const ports = () => ({
  ...{ exports, files, archives, data },
  tell: (error: unknown) => told.push(error),
});
const build = (now = NOW) => buildExport('ada', now, ports());
const state = () => exports.states.get('ada');
const json = (path = PATH): unknown =>
  JSON.parse(archives.parts.get(path)?.get('data.json') ?? 'null');

const message = (roomId: string, messageId: string, more = {}) => ({
  ...{ roomId, messageId, fields: { text: `About ${messageId}`, createdAt: new Date(5) } },
  attachments: [],
  ...more,
});

beforeEach(() => {
  exports = new MemoryExports();
  files = new MemoryFiles();
  archives = new MemoryArchives(files);
  data = new MemoryPersonalData();
  told = [];
});

describe('requestExport', () => {
  it('begins one, and no second while it is made', async () => {
    await requestExport('ada', NOW, exports);
    expect(state()).toEqual({
      ...{ state: 'working', path: null, size: 0 },
      ...{ requestedAt: NOW, expiresAt: NOW + EXPORT_TTL_MS },
    });
    await expect(requestExport('ada', NOW + EXPORT_STALE_MS - 1, exports)).rejects.toMatchObject({
      code: 'alreadyDone',
    });
    await requestExport('grace', NOW, exports);
  });

  it('begins another when the one before has died', async () => {
    await requestExport('ada', NOW, exports);
    await requestExport('ada', NOW + EXPORT_STALE_MS, exports);
    expect(state()?.requestedAt).toBe(NOW + EXPORT_STALE_MS);
  });

  it.each([
    ['ready', { state: 'ready', path: PATH, size: 1 }, EXPORT_EVERY_MS],
    ['failed', { state: 'failed' }, EXPORT_RETRY_MS],
  ] as const)('begins no other for some time when one is %s', async (_, outcome, waitMs) => {
    await requestExport('ada', NOW, exports);
    await exports.finish('ada', NOW, outcome);
    const before = state();
    await expect(requestExport('ada', NOW + waitMs - 1, exports)).rejects.toMatchObject({
      code: 'rateLimited',
    });
    expect(state()).toEqual(before);
    await requestExport('ada', NOW + waitMs, exports);
    expect(state()).toMatchObject({ state: 'working', requestedAt: NOW + waitMs });
  });
});

describe('buildExport', () => {
  it('writes everything as one JSON with times in ISO', async () => {
    data.sent = [message('tea', 'm1'), message('tea', 'm2'), message('run', 'm3')];
    data.reactionsGiven = [{ roomId: 'tea', messageId: 'm9', emoji: ['🍵'] }];
    await requestExport('ada', NOW, exports);
    await build();
    const createdAt = '1970-01-01T00:00:00.005Z';
    expect(json()).toEqual({
      ...{ exportedAt: '2027-01-15T08:00:00.000Z', uid: 'ada', settings: null, blocks: [] },
      profile: { displayName: 'Ada', createdAt: '1970-01-01T00:00:00.000Z' },
      rooms: [
        {
          ...{ id: 'tea', kind: 'group', name: 'Tea "4"', role: 'owner' },
          joinedAt: '1970-01-01T00:00:01.000Z',
        },
      ],
      messages: {
        tea: [
          { id: 'm1', text: 'About m1', createdAt },
          { id: 'm2', text: 'About m2', createdAt },
        ],
        run: [{ id: 'm3', text: 'About m3', createdAt }],
      },
      reactions: [{ roomId: 'tea', messageId: 'm9', emoji: ['🍵'] }],
      areReactionsComplete: true,
    });
    expect(state()).toMatchObject({ state: 'ready', path: PATH });
    expect(state()?.size).toBe((await files.facts(PATH))?.size);
  });

  it('is good JSON without a single message', async () => {
    await requestExport('ada', NOW, exports);
    await build();
    expect(json()).toMatchObject({ messages: {}, reactions: [] });
  });

  it('takes the files along, under names that lead nowhere else', async () => {
    const attachments = [
      { ...attachmentOf('f1'), name: '../../etc/passwd' },
      { ...attachmentOf('f2'), name: 'tea.png' },
      { ...attachmentOf('gone'), name: 'gone.png' },
    ];
    data.sent = [message('tea', 'm1', { attachments })];
    for (const id of ['f1', 'f2']) files.put(filePath('tea', 'm1', 'ada', id), TEA, 'image/png');
    await requestExport('ada', NOW, exports);
    await build();
    const parts = archives.parts.get(PATH);
    expect([...(parts?.keys() ?? [])]).toEqual([
      'data.json',
      'media/tea/m1/f1-_.._etc_passwd',
      'media/tea/m1/f2-tea.png',
    ]);
    expect(parts?.get('media/tea/m1/f2-tea.png')).toBe('tea');
  });

  it('names files beyond the bound and leaves them where they are', async () => {
    // What the sender says counts for nothing.
    const attachments = [{ ...attachmentOf('f1'), size: 1 }];
    for (const id of ['m1', 'm2']) {
      files.put(filePath('tea', id, 'ada', 'f1'), new Uint8Array(60), 'image/png');
    }
    data.sent = [message('tea', 'm1', { attachments }), message('tea', 'm2', { attachments })];
    const bounds = { reactionReads: 0, mediaBytes: 100 };
    await archives.write('x', exportParts('ada', new Date(NOW), { data, files }, bounds));
    expect(json('x')).toMatchObject({
      messages: {
        tea: [{ files: [{ path: 'media/tea/m1/f1-tea.png' }] }, { files: [{ path: null }] }],
      },
    });
  });

  it('removes the exports before it, and nothing else', async () => {
    files.put(exportFilePath('ada', 'export01700000000000'), TEA, 'application/zip');
    files.put(exportFilePath('grace', 'export01700000000000'), TEA, 'application/zip');
    files.put(photoPath('ada', 'p1'), TEA, 'image/png');
    await requestExport('ada', NOW, exports);
    await build();
    expect(files.paths()).toEqual([
      PATH,
      photoPath('ada', 'p1'),
      exportFilePath('grace', 'export01700000000000'),
    ]);
  });
});

describe('faults', () => {
  it('says that it failed, and why in the log', async () => {
    await requestExport('ada', NOW, exports);
    data.rooms = () => Promise.reject(new Error('unavailable'));
    await build();
    expect(state()).toMatchObject({ state: 'failed', path: null });
    expect(told).toHaveLength(1);
  });

  it('bears three deliveries, one after the other and at once', async () => {
    await requestExport('ada', NOW, exports);
    await Promise.all([build(), build(), build()]);
    const ready = state();
    await build();
    expect(state()).toEqual(ready);
    expect(files.paths()).toEqual([PATH]);
  });

  it('goes on where a run died', async () => {
    await requestExport('ada', NOW, exports);
    const { ports: mortal } = dying({ exports, files, archives }, { call: 1, when: 'after' });
    const dead = { ...mortal.exports, finish: () => Promise.reject(new Error('died')) };
    await expect(
      buildExport('ada', NOW, { ...ports(), ...mortal, exports: { ...exports, ...dead } }),
    ).rejects.toThrow('died');
    expect(state()?.state).toBe('working');
    await build();
    expect(state()?.state).toBe('ready');
    expect(files.paths()).toEqual([PATH]);
  });

  it('gives up what comes back too late', async () => {
    await requestExport('ada', NOW, exports);
    await build(NOW + EXPORT_STALE_MS + 1);
    expect(state()?.state).toBe('failed');
    expect(files.paths()).toEqual([]);
  });

  it('does not finish an export in the name of a later one', async () => {
    await requestExport('ada', NOW, exports);
    const later = NOW + EXPORT_STALE_MS;
    data.rooms = async () => {
      await requestExport('ada', later, exports);
      return [];
    };
    await build();
    expect(state()).toMatchObject({ state: 'working', requestedAt: later });
    expect(files.paths()).toEqual([]);
  });

  it('leaves nothing of a person whose account has gone meanwhile', async () => {
    await requestExport('ada', NOW, exports);
    data.rooms = async () => {
      exports.states.clear();
      return [];
    };
    await build();
    expect(files.paths()).toEqual([]);
    expect(state()).toBeUndefined();
  });

  it('does nothing for who has asked for none', async () => {
    await build();
    expect(files.paths()).toEqual([]);
  });
});

describe('sweepExports', () => {
  const sweep = (now: number) => sweepExports(now, { exports, files }, (error) => told.push(error));

  it('removes file and note when the time is over, and not before', async () => {
    await requestExport('ada', NOW, exports);
    await build();
    expect(await sweep(NOW + EXPORT_TTL_MS - 1)).toEqual({ removed: 0, failed: 0 });
    expect(await sweep(NOW + EXPORT_TTL_MS)).toEqual({ removed: 1, failed: 0 });
    expect(files.paths()).toEqual([]);
    expect(state()).toBeUndefined();
  });

  it('keeps the note while the file could not be removed', async () => {
    await requestExport('ada', NOW, exports);
    await build();
    files.failNextRemovalOf.add(PATH);
    expect(await sweep(NOW + EXPORT_TTL_MS)).toEqual({ removed: 0, failed: 1 });
    expect(state()?.state).toBe('ready');
    expect(await sweep(NOW + EXPORT_TTL_MS)).toEqual({ removed: 1, failed: 0 });
  });
});
