import { filePath, hiddenFilesPath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import { beforeEach, describe, expect, it } from 'vitest';
import { dying } from '../testing/dies';
import { MemoryDeparture, memoryMessage } from '../testing/memoryDeparture';
import { MemoryFiles } from '../testing/memoryFiles';
import { sweepExpired } from './sweepExpired';

const NOW = 1_000;
const BYTES = new Uint8Array([1]);

let world: MemoryDeparture;
let files: MemoryFiles;
let told: unknown[];

const run = (bounds = {}) =>
  sweepExpired(NOW, { messages: world.messages, files, tell: (error) => told.push(error) }, bounds);
const left = () => [...world.allMessages.values()].map(({ messageId }) => messageId);

function addExpired(messageId: string, more = {}): void {
  world.addMessage(memoryMessage('tea', messageId, { expiresAt: NOW, ...more }));
}

beforeEach(() => {
  world = new MemoryDeparture();
  files = new MemoryFiles();
  told = [];
});

describe('sweepExpired', () => {
  it('removes what is over, and nothing else', async () => {
    addExpired('over');
    addExpired('later', { expiresAt: NOW + 1 });
    addExpired('forever', { expiresAt: null });
    expect(await run()).toEqual({ removed: 1, failed: 0 });
    expect(left()).toEqual(['later', 'forever']);
  });

  it('removes the files, thumbnails and preview with it', async () => {
    addExpired('m1', { hasFiles: true });
    addExpired('m2', { isHidden: true });
    files.put(filePath('tea', 'm1', 'ada', 'f1'), BYTES, 'image/png');
    files.put(thumbPath('tea', 'm1', 'f1', 320), BYTES, 'image/webp');
    files.put(previewImagePath('tea', 'm1'), BYTES, 'image/webp');
    files.put(`${hiddenFilesPath('tea', 'm2')}/ada/f1`, BYTES, 'image/png');
    files.put(filePath('tea', 'm10', 'ada', 'f1'), BYTES, 'image/png');
    await run();
    expect(files.paths()).toEqual([filePath('tea', 'm10', 'ada', 'f1')]);
  });

  it('goes through more than a page, and stops at its bound', async () => {
    for (let n = 0; n < 10; n += 1) addExpired(`m${n}`);
    expect(await run({ page: 2, runMax: 6 })).toEqual({ removed: 6, failed: 0 });
    expect(await run({ page: 2, runMax: 6 })).toEqual({ removed: 4, failed: 0 });
  });

  it('finds a message again whose files could not be removed', async () => {
    addExpired('m1', { hasFiles: true });
    addExpired('m2');
    files.failNextRemovalOf.add(previewImagePath('tea', 'm1'));
    expect(await run({ page: 1 })).toEqual({ removed: 0, failed: 1 });
    expect(await run()).toEqual({ removed: 2, failed: 0 });
    expect(told).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('finishes what died %s the removal', async (when) => {
    addExpired('m1');
    const { messages } = world;
    const { ports } = dying({ messages }, { call: 1, when });
    expect(await sweepExpired(NOW, { ...ports, files, tell: () => undefined })).toEqual({
      ...{ removed: 0, failed: 1 },
    });
    await run();
    expect(left()).toEqual([]);
  });

  it('bears another run at the same time', async () => {
    for (let n = 0; n < 5; n += 1) addExpired(`m${n}`);
    await Promise.all([run({ page: 2 }), run({ page: 2 })]);
    expect(left()).toEqual([]);
  });
});
