import { HearthError } from '@hearth/domain/errors';
import type { Attachment } from '@hearth/domain/media';
import { filePath } from '@hearth/domain/paths';
import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryBrowser, type MemoryBrowser } from '../testing/memoryDevice';
import { createMemoryFiles, type MemoryFiles } from '../testing/memoryFiles';
import { createMemoryMessages, type MemoryMessages } from '../testing/memoryMessages';
import { createMemoryOutboxDisk, type MemoryOutboxDisk } from '../testing/memoryOutboxStorage';
import { createOutboxStore, type NewFile, type OutboxStore } from './outbox';

const ROOM = { id: 'room' };
const ME = 'ada';

let server: MemoryMessages;
let files: MemoryFiles;
let disk: MemoryOutboxDisk;
let browser: MemoryBrowser;

beforeEach(() => {
  server = createMemoryMessages();
  files = createMemoryFiles();
  disk = createMemoryOutboxDisk();
  browser = createMemoryBrowser();
});

function openTab(): { outbox: OutboxStore; close: () => void } {
  const device = browser.tab();
  const storage = disk.tab();
  const outbox = createOutboxStore({
    disappearAfterMs: () => null,
    me: ME,
    messages: server.port(ME),
    storage,
    files,
    device,
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, Math.min(delayMs, 20));
      return () => clearTimeout(timer);
    },
  });
  return {
    outbox,
    close: () => {
      outbox.stop();
      storage.close();
      device.close();
    },
  };
}

let made = 0;
function photo(more: Partial<Attachment> = {}, poster: Blob | null = null): NewFile {
  made += 1;
  const attachment: Attachment = {
    id: `file${made}`.padEnd(20, '0'),
    kind: 'image',
    name: 'Sea.webp',
    contentType: 'image/webp',
    size: 6,
    width: 4,
    height: 3,
    durationMs: 0,
    placeholder: '',
    posterId: '',
    waveform: '',
    isAnimated: false,
    ...more,
  };
  return { attachment, file: new Blob(['pixels'], { type: 'image/webp' }), poster };
}

const send = (outbox: OutboxStore, ...sent: NewFile[]) =>
  outbox.send(ROOM, { text: 'look', mentions: [], replyTo: null, files: sent });
const pathOf = (messageId: string, fileId: string) => filePath(ROOM.id, messageId, ME, fileId);
const texts = () => server.all(ROOM.id).map(({ text }) => text);

describe('a message with files', () => {
  test('goes out when all of them are there, poster included', async () => {
    const { outbox } = openTab();
    const video = photo({ kind: 'video', posterId: 'poster'.padEnd(20, '0') }, new Blob(['still']));
    files.hold(true);
    const id = send(outbox, photo(), video);
    expect(outbox.getState().entries[0]).toMatchObject({
      text: 'look',
      status: { type: 'queued' },
    });
    await waitFor(() => expect(files.active()).toHaveLength(3));
    expect(texts()).toEqual([]);
    files.hold(false);
    await waitFor(() => expect(texts()).toEqual(['look']));
    expect(files.stored.has(pathOf(id, video.attachment.posterId))).toBe(true);
    expect(server.all(ROOM.id)[0]?.attachments).toHaveLength(2);
  });

  test('keeps nobody else waiting', async () => {
    const { outbox } = openTab();
    files.hold(true);
    send(outbox, photo());
    outbox.send(ROOM, { text: 'meanwhile', mentions: [], replyTo: null });
    await waitFor(() => expect(texts()).toEqual(['meanwhile']));
    files.hold(false);
    await waitFor(() => expect(texts()).toEqual(['meanwhile', 'look']));
  });

  test('uploads a bounded number at once', async () => {
    const { outbox } = openTab();
    files.hold(true);
    send(outbox, photo(), photo(), photo(), photo(), photo());
    await waitFor(() => expect(files.active()).toHaveLength(3));
    files.hold(false);
    await waitFor(() => expect(texts()).toEqual(['look']));
    expect(files.stored.size).toBe(5);
  });

  test('stops and goes on as it is told', async () => {
    const { outbox } = openTab();
    files.hold(true);
    const id = send(outbox, photo());
    await waitFor(() => expect(files.active()).toHaveLength(1));
    outbox.setPaused(id, true);
    expect(files.active()).toHaveLength(0);
    files.hold(false);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(texts()).toEqual([]);
    outbox.setPaused(id, false);
    await waitFor(() => expect(texts()).toEqual(['look']));
  });

  test('survives its tab', async () => {
    const first = openTab();
    files.hold(true);
    const id = send(first.outbox, photo(), photo());
    await waitFor(() => expect(files.active()).toHaveLength(2));
    first.close();
    files.hold(false);
    const second = openTab();
    await waitFor(() => expect(server.all(ROOM.id).map((message) => message.id)).toEqual([id]));
    expect(second.outbox.getState().failed).toEqual([]);
  });

  test('tells other tabs how far it is', async () => {
    const first = openTab();
    const second = openTab();
    files.hold(true);
    const file = photo();
    send(second.outbox, file);
    await waitFor(() => expect(second.outbox.progress.getState().get(file.attachment.id)).toBe(3));
    files.hold(false);
    await waitFor(() => expect(texts()).toEqual(['look']));
    first.close();
  });

  test('that is taken back leaves nothing behind', async () => {
    const { outbox } = openTab();
    files.hold(true);
    const [kept, gone] = [photo(), photo()];
    const id = send(outbox, kept, gone);
    files.stored.set(pathOf(id, kept.attachment.id), { file: new Blob(['x']), contentType: 'x' });
    await waitFor(() => expect(files.active()).toHaveLength(2));
    outbox.discard(id);
    await waitFor(() => expect(files.active()).toHaveLength(0));
    await waitFor(() => expect(files.stored.size).toBe(0));
    expect(await outbox.loadFile(kept.attachment.id)).toBeNull();
    expect(texts()).toEqual([]);
  });

  test('may lose one of them on the way', async () => {
    const { outbox } = openTab();
    files.hold(true);
    const [stays, goes] = [photo(), photo()];
    const id = send(outbox, stays, goes);
    await waitFor(() => expect(files.active()).toHaveLength(2));
    outbox.removeFile(id, goes.attachment.id);
    await waitFor(() => expect(files.active()).toEqual([pathOf(id, stays.attachment.id)]));
    files.hold(false);
    await waitFor(() => expect(server.all(ROOM.id)[0]?.attachments).toHaveLength(1));
  });

  test('tries again by itself when the line fails it', async () => {
    const { outbox } = openTab();
    files.refuse(new HearthError('offline'));
    send(outbox, photo());
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(outbox.getState().failed).toEqual([]);
    files.refuse(null);
    await waitFor(() => expect(texts()).toEqual(['look']));
  });

  test('says what is wrong when it is refused, and goes out when tried again', async () => {
    const { outbox } = openTab();
    files.refuse(new HearthError('denied'));
    const id = send(outbox, photo());
    await waitFor(() =>
      expect(outbox.getState().failed[0]?.status).toEqual({ type: 'failed', code: 'denied' }),
    );
    files.refuse(null);
    outbox.retry(id);
    await waitFor(() => expect(texts()).toEqual(['look']));
  });

  test('says so when its bytes are gone from this device', async () => {
    const first = openTab();
    files.hold(true);
    const file = photo();
    send(first.outbox, file);
    await waitFor(() => expect(files.active()).toHaveLength(1));
    first.close();
    files.hold(false);
    await disk.tab().removeFiles(ME, [file.attachment.id]);
    const second = openTab();
    await waitFor(() =>
      expect(second.outbox.getState().failed[0]?.status).toEqual({
        type: 'failed',
        code: 'fileLost',
      }),
    );
  });

  test('forgets the bytes when they have arrived', async () => {
    const { outbox } = openTab();
    const file = photo();
    send(outbox, file);
    await waitFor(() => expect(texts()).toEqual(['look']));
    await waitFor(async () => expect(await outbox.loadFile(file.attachment.id)).toBeNull());
  });
});
