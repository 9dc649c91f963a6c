import type { LinkCard, LinkPreview } from '@hearth/domain/media';
import { previewImagePath } from '@hearth/domain/paths';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { html, png, pngBomb } from '../testing/mediaBytes';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryMessages, messageOf } from '../testing/memoryMessages';
import { MemoryPages } from '../testing/memoryPages';
import { linkPreview } from './linkPreview';

const LINK = 'https://a.example/tea';
const OTHER = 'https://b.example/';
const IMAGE = 'https://a.example/tea.png';
const KEY = 'tea/m1';
const IMAGE_PATH = previewImagePath('tea', 'm1');
const REMOVED: LinkPreview = { type: 'removed' };
const OLD_CARD: LinkCard = {
  ...{ type: 'card', url: OTHER, title: 'Old', description: '', siteName: 'b.example' },
  image: { width: 1, height: 1, placeholder: null },
};

let files: MemoryFiles;
let messages: MemoryMessages;
let pages: MemoryPages;

beforeEach(() => {
  files = new MemoryFiles();
  messages = new MemoryMessages();
  pages = new MemoryPages();
  messages.messages.set(KEY, messageOf({ text: `Look: ${LINK}` }));
});

const run = () =>
  linkPreview({ roomId: 'tea', messageId: 'm1', link: LINK }, { pages, messages, files });
const preview = () => messages.messages.get(KEY)?.preview;
const page = `<title>Tea</title><meta property="og:image" content="tea.png">`;

describe('linkPreview', () => {
  it('writes a card without a picture', async () => {
    pages.addHtml(LINK, '<title>Tea</title><meta name=description content="How to brew">');
    await run();
    expect(preview()).toEqual({
      ...{ type: 'card', url: LINK, title: 'Tea', description: 'How to brew' },
      ...{ siteName: 'a.example', image: null },
    });
    expect(files.paths()).toEqual([]);
  });

  it('makes the picture anew, at most 640 pixels wide, with a placeholder', async () => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, png(1_280, 640));
    await run();
    expect(preview()).toMatchObject({ title: 'Tea', image: { width: 640, height: 320 } });
    const stored = files.objects.get(IMAGE_PATH);
    expect(stored?.contentType).toBe('image/webp');
    expect(await sharp(stored?.bytes).metadata()).toMatchObject({ format: 'webp', width: 640 });
  });

  it.each([
    ['a page', html()],
    ['SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a bomb', pngBomb()],
    ['cut off', png(50, 50).subarray(0, 70)],
  ])('does without a picture that is %s', async (_, bytes) => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, bytes);
    await run();
    expect(preview()).toMatchObject({ type: 'card', image: null });
    expect(files.paths()).toEqual([]);
  });

  it('makes none of a page without a title, of a picture, or of nothing', async () => {
    pages.addHtml(LINK, '<p>Hello</p>');
    await run();
    pages.addImage(LINK, png(9, 9));
    await run();
    pages.pages.clear();
    await run();
    expect(preview()).toBeNull();
  });

  it('takes away the card of an earlier link with its picture', async () => {
    messages.messages.set(KEY, messageOf({ text: LINK, preview: OLD_CARD }));
    files.put(IMAGE_PATH, png(1, 1), 'image/webp');
    await run();
    expect(preview()).toBeNull();
    expect(files.paths()).toEqual([]);
  });

  it('takes away the picture of an earlier link when the new one has none', async () => {
    messages.messages.set(KEY, messageOf({ text: LINK, preview: OLD_CARD }));
    files.put(IMAGE_PATH, png(1, 1), 'image/webp');
    pages.addHtml(LINK, '<title>Tea</title>');
    await run();
    expect(preview()).toMatchObject({ title: 'Tea', image: null });
    expect(files.paths()).toEqual([]);
  });

  it.each([
    ['is deleted', messageOf({ text: '', isDeleted: true })],
    ['leads elsewhere', messageOf({ text: OTHER })],
    ['has no preview by wish', messageOf({ text: LINK, preview: REMOVED })],
    ['is a system message', messageOf({ text: LINK, kind: 'system' })],
  ])('fetches nothing for a message that %s', async (_, message) => {
    messages.messages.set(KEY, message);
    pages.addHtml(LINK, page);
    await run();
    expect(pages.fetched).toEqual([]);
    expect(messages.messages.get(KEY)).toEqual(message);
  });

  it.each([
    ['is deleted', messageOf({ text: '', isDeleted: true })],
    ['is led elsewhere', messageOf({ text: OTHER })],
    ['loses its preview by wish', messageOf({ text: LINK, preview: REMOVED })],
  ])('writes nothing when the message %s meanwhile', async (_, message) => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, png(9, 9));
    pages.onFetch = () => messages.messages.set(KEY, message);
    await run();
    expect(messages.messages.get(KEY)).toEqual(message);
    expect(files.paths()).toEqual([]);
  });

  it('leaves no picture when the message is deleted while it is stored', async () => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, png(9, 9));
    files.onWrite = () => messages.messages.delete(KEY);
    await run();
    expect(files.paths()).toEqual([]);
  });

  it('still counts when the words around the link changed meanwhile', async () => {
    pages.addHtml(LINK, page);
    pages.onFetch = () => messages.messages.set(KEY, messageOf({ text: `See ${LINK} now` }));
    await run();
    expect(preview()).toMatchObject({ title: 'Tea' });
  });

  it('does the same when it is delivered twice', async () => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, png(9, 9));
    await run();
    const first = preview();
    const fetched = pages.fetched.length;
    await run();
    expect(preview()).toEqual(first);
    expect(files.paths()).toEqual([IMAGE_PATH]);
    expect(pages.fetched).toHaveLength(fetched);
  });

  it('leaves no picture of one page beside the card of another', async () => {
    pages.addHtml(LINK, page);
    pages.addImage(IMAGE, png(9, 9));
    const image = { width: 9, height: 9, placeholder: null };
    const card = { type: 'card', url: OTHER, title: 'Other', description: '' } as const;
    files.onWrite = () =>
      messages.messages.set(
        KEY,
        messageOf({ text: OTHER, preview: { ...card, siteName: '', image } }),
      );
    await run();
    expect(preview()).toEqual({ ...card, siteName: '', image: null });
    expect(files.paths()).toEqual([]);
  });

  it('passes on what another attempt may cure', async () => {
    pages.fetch = () => Promise.reject(new Error('out of memory'));
    await expect(run()).rejects.toThrow('out of memory');
  });
});
