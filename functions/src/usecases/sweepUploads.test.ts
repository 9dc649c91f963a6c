import type { LinkCard } from '@hearth/domain/media';
import { filePath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryMessages, attachmentOf, messageOf } from '../testing/memoryMessages';
import { sweepUploads } from './sweepUploads';

const NOW = 1_800_000_000_000;
const CARD: LinkCard = {
  ...{ type: 'card', url: 'https://a.example/', title: 'Tea', description: '', siteName: 'a' },
  image: { width: 1, height: 1, placeholder: null },
};

let files: MemoryFiles;
let messages: MemoryMessages;
let stored: string | null;

const sweeps = {
  cursor: () => Promise.resolve(stored),
  setCursor(cursor: string | null) {
    stored = cursor;
    return Promise.resolve();
  },
};
const run = (bounds = {}) => sweepUploads(NOW, { files, messages, sweeps }, bounds);
function put(...paths: string[]): void {
  for (const path of paths) {
    files.put(path, new Uint8Array([1]), 'image/webp', { createdAt: NOW - DAY_MS - 1 });
  }
}

beforeEach(() => {
  files = new MemoryFiles();
  messages = new MemoryMessages();
  stored = null;
});

describe('sweepUploads', () => {
  it('keeps what a message shows', async () => {
    messages.messages.set(
      'tea/m1',
      messageOf({ attachments: [attachmentOf('f1', 'poster')], preview: CARD }),
    );
    put(
      filePath('tea', 'm1', 'ada', 'f1'),
      filePath('tea', 'm1', 'ada', 'poster'),
      thumbPath('tea', 'm1', 'f1', 320),
      thumbPath('tea', 'm1', 'poster', 960),
      previewImagePath('tea', 'm1'),
    );
    expect(await run()).toEqual({ seen: 5, removed: 0 });
  });

  it.each([
    ['there is no message', null],
    ['the message is deleted', messageOf({ isDeleted: true, attachments: [attachmentOf('f1')] })],
    ['the message does not list it', messageOf({ attachments: [attachmentOf('f2')] })],
  ])('removes what nobody sees because %s', async (_, message) => {
    if (message) messages.messages.set('tea/m1', message);
    put(
      filePath('tea', 'm1', 'ada', 'f1'),
      thumbPath('tea', 'm1', 'f1', 320),
      previewImagePath('tea', 'm1'),
    );
    expect(await run()).toEqual({ seen: 3, removed: 3 });
    expect(files.paths()).toEqual([]);
  });

  it('removes what another person put beside a message', async () => {
    messages.messages.set('tea/m1', messageOf({ attachments: [attachmentOf('f1')] }));
    put(filePath('tea', 'm1', 'ada', 'f1'), filePath('tea', 'm1', 'mallory', 'f1'));
    await run();
    expect(files.paths()).toEqual([filePath('tea', 'm1', 'ada', 'f1')]);
  });

  it('waits a day for the message', async () => {
    const path = filePath('tea', 'm1', 'ada', 'f1');
    files.put(path, new Uint8Array([1]), 'image/png', { createdAt: NOW - DAY_MS });
    await run();
    expect(files.paths()).toEqual([path]);
    expect(messages.reads).toBe(0);
  });

  it('leaves alone what it does not know', async () => {
    put('rooms/tea/avatar/a1', 'users/ada/photo/p1');
    await run();
    expect(files.paths()).toEqual(['rooms/tea/avatar/a1', 'users/ada/photo/p1']);
  });

  it('goes on where the run before stopped, and then begins anew', async () => {
    const paths = ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => filePath('tea', 'm1', 'ada', id));
    put(...paths);
    const bounds = { pageObjects: 1, runObjectsMax: 2 };
    expect(await run(bounds)).toEqual({ seen: 2, removed: 2 });
    expect(stored).toBe(paths[1]);
    await run(bounds);
    await run(bounds);
    expect(files.paths()).toEqual([]);
    expect(stored).toBeNull();
  });

  it('asks for a message once a page', async () => {
    put(...['f1', 'f2', 'f3'].map((id) => filePath('tea', 'm1', 'ada', id)));
    await run();
    expect(messages.reads).toBe(1);
  });

  it('bears another run at the same time', async () => {
    put(...['f1', 'f2', 'f3'].map((id) => filePath('tea', 'm1', 'ada', id)));
    await Promise.all([run({ pageObjects: 1 }), run({ pageObjects: 2 })]);
    await run();
    expect(files.paths()).toEqual([]);
  });
});
