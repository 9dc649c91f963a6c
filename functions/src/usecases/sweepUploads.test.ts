import type { LinkCard } from '@hearth/domain/media';
import {
  filePath,
  photoPath,
  previewImagePath,
  roomPath,
  roomPhotoPath,
  thumbPath,
  userPath,
} from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SweepPass } from '../ports/sweeps';
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
let stored: Map<string, SweepPass>;
/** By the document that shows them. */
let shown: Map<string, string>;

const sweeps = {
  pass: (folder: string) => Promise.resolve(stored.get(folder) ?? null),
  setPass(folder: string, pass: SweepPass) {
    stored.set(folder, pass);
    return Promise.resolve();
  },
};
const photos = { shownBy: (path: string) => Promise.resolve(shown.get(path) ?? null) };
const run = (bounds = {}, now = NOW) =>
  sweepUploads(now, { files, messages, photos, sweeps }, bounds);
function put(...paths: string[]): void {
  for (const path of paths) {
    files.put(path, new Uint8Array([1]), 'image/webp', { createdAt: NOW - DAY_MS - 1 });
  }
}

beforeEach(() => {
  files = new MemoryFiles();
  messages = new MemoryMessages();
  stored = new Map();
  shown = new Map();
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
    const unknown = ['rooms/tea/avatar/a1', 'users/ada/exports/e1.zip', 'users/ada/photo/p1/x'];
    put(...unknown);
    expect(await run()).toEqual({ seen: 3, removed: 0 });
    expect(files.paths()).toEqual(unknown);
  });

  it('removes photos that no profile and no room shows', async () => {
    const [mine, groups] = [photoPath('ada', 'new'), roomPhotoPath('tea', 'new')];
    shown.set(userPath('ada'), mine).set(roomPath('tea'), groups);
    put(mine, photoPath('ada', 'old'), photoPath('gone', 'p'));
    put(groups, roomPhotoPath('tea', 'old'), roomPhotoPath('gone', 'p'));
    const young = photoPath('ada', 'young');
    files.put(young, new Uint8Array([1]), 'image/webp', { createdAt: NOW - DAY_MS });
    expect(await run()).toEqual({ seen: 7, removed: 4 });
    expect(files.paths()).toEqual([groups, mine, young]);
  });

  it('leaves time for the files of rooms, however many photos there are', async () => {
    put(...Array.from({ length: 20 }, (_, n) => photoPath('ada', `p${String(n)}`)));
    put(filePath('tea', 'm1', 'ada', 'f1'));
    let time = 0;
    await run({ pageObjects: 1, runMs: 20, clock: () => time++ });
    expect(files.objects.has(filePath('tea', 'm1', 'ada', 'f1'))).toBe(false);
    expect(files.paths()).toHaveLength(15);
    expect(stored.get('users')?.cursor).not.toBeNull();
  });

  it('goes on where the run before stopped, and begins anew a week after it began', async () => {
    const paths = ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => filePath('tea', 'm1', 'ada', id));
    put(...paths);
    const short = (now = NOW) => {
      let time = 0;
      return run({ pageObjects: 1, runMs: 2, clock: () => time++ }, now);
    };
    expect(await short()).toEqual({ seen: 2, removed: 2 });
    expect(stored.get('rooms')).toEqual({ begunAt: NOW, cursor: paths[1] });
    await short(NOW + DAY_MS);
    await short(NOW + 2 * DAY_MS);
    expect(files.paths()).toEqual([]);
    expect(stored.get('rooms')).toEqual({ begunAt: NOW, cursor: null });
    put(...paths);
    expect(await short(NOW + 6 * DAY_MS)).toEqual({ seen: 0, removed: 0 });
    expect(await short(NOW + 7 * DAY_MS)).toEqual({ seen: 2, removed: 2 });
    expect(stored.get('rooms')?.begunAt).toBe(NOW + 7 * DAY_MS);
  });

  it('asks for a message once a page', async () => {
    put(...['f1', 'f2', 'f3'].map((id) => filePath('tea', 'm1', 'ada', id)));
    await run();
    expect(messages.reads).toBe(1);
  });

  it('bears another run at the same time', async () => {
    put(...['f1', 'f2', 'f3'].map((id) => filePath('tea', 'm1', 'ada', id)));
    await Promise.all([run({ pageObjects: 1 }), run({ pageObjects: 2 })]);
    await run({}, NOW + 7 * DAY_MS);
    expect(files.paths()).toEqual([]);
  });
});
