import { editPath, filePath, messagePath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import { deliveredTwice, engine, eventually, exists, idle, readFields } from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { openPages, type PageServers } from './pageServer';
import { isStored, metadataOf, upload } from './storage';

const WRITTEN = 'google.cloud.firestore.document.v1.written';

let servers: PageServers;
beforeAll(async () => {
  servers = await openPages();
});
afterAll(() => servers.close());

const newMessage = (): [roomId: string, messageId: string] => [newId(), newId()];

const preview = async (roomId: string, messageId: string) =>
  (await readFields(messagePath(roomId, messageId)))?.['preview'];

const hasCard = async (roomId: string, messageId: string) =>
  'mapValue' in ((await preview(roomId, messageId)) ?? {});

const card = (fields: object) => ({ mapValue: { fields } });

/** A preview as a function has written it, with a picture. */
const cardOf = (url: string) => ({
  ...{ type: 'card', url, title: 'Tea', description: '', siteName: '127.0.0.1' },
  image: { width: 640, height: 320, placeholder: null },
});

describe('files of a message', () => {
  const deleted = { text: '', deletedAt: new StoredTime(Date.now()) };

  async function messageWithFiles() {
    const [roomId, messageId] = newMessage();
    const fileId = newId();
    const paths = [
      filePath(roomId, messageId, 'ada', fileId),
      thumbPath(roomId, messageId, fileId, 320),
      previewImagePath(roomId, messageId),
    ];
    const neighbour = filePath(roomId, `${messageId}x`, 'ada', fileId);
    for (const path of [...paths, neighbour]) await upload(path, media.png(4, 4), 'image/png');
    await writeMessage(roomId, messageId, { attachments: [attachment(fileId)], kinds: ['image'] });
    await idle();
    return { roomId, messageId, paths, neighbour };
  }

  it('go when it is deleted', async () => {
    const { roomId, messageId, paths, neighbour } = await messageWithFiles();

    await writeMessage(roomId, messageId, deleted);
    await idle();

    for (const path of paths) expect(await isStored(path), path).toBe(false);
    expect(await isStored(neighbour)).toBe(true);
  });

  it('go when that is told twice', async () => {
    const { roomId, messageId, paths } = await messageWithFiles();

    await deliveredTwice(WRITTEN, () => writeMessage(roomId, messageId, deleted));

    for (const path of paths) expect(await isStored(path), path).toBe(false);
  });

  it('go with its earlier versions', async () => {
    const [roomId, messageId] = newMessage();
    const edit = editPath(roomId, messageId, 0);
    await writeMessage(roomId, messageId, { editCount: 1 });
    await writeDocuments(engine, [{ path: edit, fields: { text: 'Hallo', mentions: [] } }]);
    await idle();
    expect(await exists(edit)).toBe(true);

    await writeMessage(roomId, messageId, { ...deleted, editCount: 1, deletedBy: 'ada' });
    await idle();

    expect(await exists(edit)).toBe(false);
  });

  it('stay when it is edited or reacted to', async () => {
    const { roomId, messageId, paths } = await messageWithFiles();
    const [file = ''] = paths;

    const attachments = [attachment(file.slice(-20))];
    await writeMessage(roomId, messageId, { attachments, text: 'Hi', reactions: { ada: ['👍'] } });
    await idle();

    expect(await isStored(file)).toBe(true);
  });
});

describe('previews of a friendly site', () => {
  it('have its words and its picture, and go with the link', async () => {
    const [roomId, messageId] = newMessage();

    await writeMessage(roomId, messageId, { text: `Look: ${servers.pages}/tea` });

    await eventually(() => hasCard(roomId, messageId));
    expect(await preview(roomId, messageId)).toMatchObject(
      card({
        type: { stringValue: 'card' },
        url: { stringValue: `${servers.pages}/tea` },
        title: { stringValue: 'Tea' },
        image: {
          mapValue: {
            fields: { width: { integerValue: '640' }, height: { integerValue: '320' } },
          },
        },
      }),
    );
    const image = await metadataOf(previewImagePath(roomId, messageId));
    expect(image).toMatchObject({ contentType: 'image/webp' });
    expect(image).not.toHaveProperty('metadata.firebaseStorageDownloadTokens');

    const stored = cardOf(`${servers.pages}/tea`);
    await writeMessage(roomId, messageId, { text: 'No link', preview: stored });
    await idle();

    expect(await preview(roomId, messageId)).toEqual({ nullValue: null });
    expect(await isStored(previewImagePath(roomId, messageId))).toBe(false);
  });

  it('are plain words, also behind a redirect', async () => {
    const [roomId, messageId] = newMessage();

    await writeMessage(roomId, messageId, { text: `${servers.pages}/moved` });
    await idle();

    expect(await preview(roomId, messageId)).toMatchObject(
      card({
        url: { stringValue: `${servers.pages}/moved` },
        title: { stringValue: 'Cake & <i>more</i>' },
        description: { stringValue: 'Line one' },
        siteName: { stringValue: 'Kitchen' },
        image: { nullValue: null },
      }),
    );
  });

  it('follow an edit to another link, and leave no picture behind', async () => {
    const [roomId, messageId] = newMessage();
    await writeMessage(roomId, messageId, { text: `${servers.pages}/tea` });
    await idle();
    expect(await isStored(previewImagePath(roomId, messageId))).toBe(true);

    const text = `${servers.pages}/cake`;
    await writeMessage(roomId, messageId, { text, preview: cardOf(`${servers.pages}/tea`) });
    await idle();

    expect(await preview(roomId, messageId)).toMatchObject(card({ url: { stringValue: text } }));
    expect(await isStored(previewImagePath(roomId, messageId))).toBe(false);
  });

  it('that the sender removed stay away', async () => {
    const [roomId, messageId] = newMessage();
    const text = `${servers.pages}/tea`;
    await writeMessage(roomId, messageId, { text });
    await idle();

    await writeMessage(roomId, messageId, { text, preview: { type: 'removed' } });
    await idle();
    expect(await isStored(previewImagePath(roomId, messageId))).toBe(false);
    const before = servers.asked.length;
    await writeMessage(roomId, messageId, {
      text: `${servers.pages}/cake`,
      preview: { type: 'removed' },
    });
    await idle();

    expect(servers.asked).toHaveLength(before);
    expect(await preview(roomId, messageId)).toEqual(card({ type: { stringValue: 'removed' } }));
  });

  it('are one card when an event is delivered twice', async () => {
    const [roomId, messageId] = newMessage();

    await deliveredTwice(WRITTEN, () =>
      writeMessage(roomId, messageId, { text: `${servers.pages}/tea` }),
    );

    expect(await hasCard(roomId, messageId)).toBe(true);
    expect(await isStored(previewImagePath(roomId, messageId))).toBe(true);
  });
});

describe('previews of a hostile site', () => {
  it.each([
    ...['/to-inside', '/to-metadata', '/to-file', '/loop', '/no-title', '/broken', '/archive'],
    ...['/cut-off', '/unpacks', '/missing'],
  ])('are none of %s', async (path) => {
    const [roomId, messageId] = newMessage();

    await writeMessage(roomId, messageId, { text: `${servers.pages}${path}` });
    await idle();

    expect(servers.asked).toContain(path);
    expect(await preview(roomId, messageId)).toEqual({ nullValue: null });
    expect(servers.insideRequests()).toBe(0);
  });

  it('never reach into the own network', async () => {
    const port = new URL(servers.inside).port;
    const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'];
    const texts = [
      ...hosts.map((host) => `http://${host}:${port}/`),
      ...hosts.map((host) => `http://${host}/`),
      ...['http://169.254.169.254/', 'http://metadata.google.internal/', 'http://10.0.0.1/'],
    ];
    const ids = texts.map((text) => [...newMessage(), text] as const);
    for (const [roomId, messageId, text] of ids) await writeMessage(roomId, messageId, { text });
    await idle();

    for (const [roomId, messageId, text] of ids) {
      expect(await preview(roomId, messageId), text).toEqual({ nullValue: null });
    }
    expect(servers.insideRequests()).toBe(0);
  });

  it.each(['/inside-picture', '/bomb-picture', '/fake-picture'])(
    'have words and no picture for %s',
    async (path) => {
      const [roomId, messageId] = newMessage();

      await writeMessage(roomId, messageId, { text: `${servers.pages}${path}` });
      await idle();

      expect(await preview(roomId, messageId)).toMatchObject(card({ image: { nullValue: null } }));
      expect(await isStored(previewImagePath(roomId, messageId))).toBe(false);
      expect(servers.insideRequests()).toBe(0);
    },
  );

  it('read the beginning of a page that never ends', async () => {
    const [roomId, messageId] = newMessage();

    await writeMessage(roomId, messageId, { text: `${servers.pages}/endless` });
    await idle();

    expect(await preview(roomId, messageId)).toMatchObject(
      card({ title: { stringValue: 'Endless' } }),
    );
  });

  it('give up on a page that does not answer', async () => {
    const [roomId, messageId] = newMessage();

    await writeMessage(roomId, messageId, { text: `${servers.pages}/silent` });
    await idle();

    expect(servers.asked).toContain('/silent');
    expect(await preview(roomId, messageId)).toEqual({ nullValue: null });
  });
});
