import { filePath, messagePath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredTime } from '../seed/engineRest';
import { eventually, readFields } from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { isStored, metadataOf, upload } from './storage';

/** As `functions/.env.demo-hearth` allows it. */
const PAGES_PORT = 47_391;
const PAGES = `http://127.0.0.1:${PAGES_PORT}`;

let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/tea.png') {
      response.writeHead(200, { 'content-type': 'image/png' }).end(media.png(800, 400));
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<title>Tea</title><meta property="og:image" content="/tea.png">');
    }
  });
  await new Promise<void>((resolve) => server.listen(PAGES_PORT, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const preview = async (roomId: string, messageId: string) =>
  (await readFields(messagePath(roomId, messageId)))?.['preview'];

describe('messageWritten', () => {
  it('removes the files of a message that is deleted', async () => {
    const [roomId, messageId, fileId] = [newId(), newId(), newId()];
    const paths = [
      filePath(roomId, messageId, 'ada', fileId),
      thumbPath(roomId, messageId, fileId, 320),
      previewImagePath(roomId, messageId),
    ];
    const neighbour = filePath(roomId, `${messageId}x`, 'ada', fileId);
    for (const path of [...paths, neighbour]) await upload(path, media.png(4, 4), 'image/png');
    await writeMessage(roomId, messageId, { attachments: [attachment(fileId)] });

    await writeMessage(roomId, messageId, { text: '', deletedAt: new StoredTime(Date.now()) });

    for (const path of paths) await eventually(async () => !(await isStored(path)));
    expect(await isStored(neighbour)).toBe(true);
  });

  it('previews a link with its picture, and takes both away with the link', async () => {
    const [roomId, messageId] = [newId(), newId()];

    await writeMessage(roomId, messageId, { text: `Look: ${PAGES}/` });

    await eventually(async () => 'mapValue' in ((await preview(roomId, messageId)) ?? {}));
    const card = await preview(roomId, messageId);
    expect(card).toMatchObject({
      mapValue: {
        fields: {
          type: { stringValue: 'card' },
          url: { stringValue: `${PAGES}/` },
          title: { stringValue: 'Tea' },
          image: { mapValue: { fields: { width: { integerValue: '640' } } } },
        },
      },
    });
    const image = await metadataOf(previewImagePath(roomId, messageId));
    expect(image).toMatchObject({ contentType: 'image/webp' });
    expect(image).not.toHaveProperty('metadata.firebaseStorageDownloadTokens');

    const stored = {
      ...{ type: 'card', url: `${PAGES}/`, title: 'Tea', description: '', siteName: '127.0.0.1' },
      image: { width: 640, height: 320, placeholder: null },
    };
    await writeMessage(roomId, messageId, { text: 'No link', preview: stored });

    await eventually(async () => 'nullValue' in ((await preview(roomId, messageId)) ?? {}));
    await eventually(async () => !(await isStored(previewImagePath(roomId, messageId))));
  });
});
