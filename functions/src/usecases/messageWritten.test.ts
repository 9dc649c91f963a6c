import type { LinkCard } from '@hearth/domain/media';
import { filePath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageState } from '../ports/messages';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryMessages, attachmentOf, messageOf } from '../testing/memoryMessages';
import { MemoryPages } from '../testing/memoryPages';
import { messageWritten } from './messageWritten';

const LINK = 'https://a.example/';
const CARD: LinkCard = {
  ...{ type: 'card', url: LINK, title: 'Tea', description: '', siteName: 'a.example' },
  image: { width: 1, height: 1, placeholder: null },
};
const PICTURE = new Uint8Array([1]);
const OF_MESSAGE = [
  filePath('tea', 'm1', 'ada', 'f1'),
  previewImagePath('tea', 'm1'),
  thumbPath('tea', 'm1', 'f1', 320),
];
const OF_OTHERS = [filePath('tea', 'm10', 'ada', 'f1'), previewImagePath('tea', 'm10')];

let files: MemoryFiles;
let messages: MemoryMessages;
let pages: MemoryPages;

beforeEach(() => {
  files = new MemoryFiles();
  messages = new MemoryMessages();
  pages = new MemoryPages();
  for (const path of [...OF_MESSAGE, ...OF_OTHERS]) files.put(path, PICTURE, 'image/webp');
  pages.addHtml(LINK, '<title>Tea</title>');
});

async function run(before: MessageState | null, after: MessageState | null): Promise<void> {
  if (after) messages.messages.set('tea/m1', after);
  await messageWritten(
    { roomId: 'tea', messageId: 'm1', before, after },
    { pages, messages, files },
  );
}
const preview = () => messages.messages.get('tea/m1')?.preview;
const tombstone = messageOf({ text: '', isDeleted: true });

describe('messageWritten', () => {
  it.each([
    ['files', messageOf({ attachments: [attachmentOf('f1')] })],
    ['a preview with a picture', messageOf({ text: LINK, preview: CARD })],
  ])('removes the files of a deleted message that had %s', async (_, before) => {
    await run(before, tombstone);
    expect(files.paths()).toEqual([...OF_OTHERS].sort());
    await run(before, tombstone);
    expect(files.paths()).toEqual([...OF_OTHERS].sort());
  });

  it('previews the link of a new message', async () => {
    await run(null, messageOf({ text: `Look: ${LINK}` }));
    expect(preview()).toMatchObject({ type: 'card', url: LINK });
  });

  it('previews a link that comes with an edit', async () => {
    await run(messageOf(), messageOf({ text: LINK }));
    expect(preview()).toMatchObject({ type: 'card', url: LINK });
  });

  it('takes away the card of a link that went with an edit', async () => {
    await run(messageOf({ text: LINK, preview: CARD }), messageOf({ text: 'no', preview: CARD }));
    expect(preview()).toBeNull();
    expect(files.objects.has(previewImagePath('tea', 'm1'))).toBe(false);
  });

  it('removes the picture of a preview that its sender removed', async () => {
    const preview_ = { type: 'removed' } as const;
    await run(
      messageOf({ text: LINK, preview: CARD }),
      messageOf({ text: LINK, preview: preview_ }),
    );
    expect(preview()).toEqual(preview_);
    expect(files.objects.has(previewImagePath('tea', 'm1'))).toBe(false);
    expect(files.objects.has(OF_MESSAGE[0] ?? '')).toBe(true);
  });

  it('never previews again what its sender removed', async () => {
    const preview_ = { type: 'removed' } as const;
    await run(messageOf({ preview: preview_ }), messageOf({ text: LINK, preview: preview_ }));
    expect(preview()).toEqual(preview_);
    expect(pages.fetched).toEqual([]);
  });

  it.each<[string, MessageState | null, MessageState | null]>([
    ['a reaction', messageOf({ text: LINK }), messageOf({ text: LINK })],
    ['its own preview', messageOf({ text: LINK }), messageOf({ text: LINK, preview: CARD })],
    ['words without a link', null, messageOf()],
    ['a link in code', null, messageOf({ text: `\`${LINK}\`` })],
    ['other words around a link', messageOf({ text: LINK }), messageOf({ text: `See ${LINK}` })],
    ['a system message', null, messageOf({ text: LINK, kind: 'system' })],
    ['a deleted message without files', messageOf(), tombstone],
    ['a tombstone that was one', { ...tombstone, attachments: [attachmentOf('f1')] }, tombstone],
    ['a document that is gone', messageOf({ text: LINK }), null],
  ])('does nothing about %s', async (_, before, after) => {
    await run(before, after);
    expect(pages.fetched).toEqual([]);
    expect(messages.reads).toBe(0);
    expect(files.paths()).toEqual([...OF_MESSAGE, ...OF_OTHERS].sort());
  });
});
