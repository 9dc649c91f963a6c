import { describe, expect, it, test } from 'vitest';
import * as v from 'valibot';
import { hasLink } from './links';
import {
  FILE_NAME_MAX_CHARS,
  MEDIA_TABLE,
  UNKNOWN_TYPE,
  contentKinds,
  fileIdsOf,
  fileProblem,
  fromBase64,
  kindOfType,
  maxBytesOf,
  safeFileName,
  storedType,
  toBase64,
  type Attachment,
} from './media';
import { messageSchema } from './message';

const PHOTO: Attachment = {
  id: 'a'.repeat(20),
  kind: 'image',
  name: 'Sea.webp',
  contentType: 'image/webp',
  size: 5,
  width: 4,
  height: 3,
  durationMs: 0,
  placeholder: '',
  posterId: '',
  waveform: '',
  isAnimated: false,
};

describe('the type a file is stored under', () => {
  it.each([
    ['image/jpeg', 'image/jpeg'],
    ['IMAGE/JPG', 'image/jpeg'],
    ['audio/webm;codecs=opus', 'audio/webm'],
    ['audio/x-m4a', 'audio/mp4'],
    ['text/html', UNKNOWN_TYPE],
    ['image/svg+xml', UNKNOWN_TYPE],
    ['application/javascript', UNKNOWN_TYPE],
    ['', UNKNOWN_TYPE],
  ])('of %j is %s', (type, stored) => {
    expect(storedType(type)).toBe(stored);
  });

  it('decides how it is shown and how large it may be', () => {
    expect(kindOfType('video/mp4')).toBe('video');
    expect(kindOfType(UNKNOWN_TYPE)).toBe('file');
    expect(maxBytesOf('image/png')).toBe(MEDIA_TABLE.image.maxBytes);
    expect(fileProblem({ type: 'image/png', size: MEDIA_TABLE.image.maxBytes })).toBeNull();
    expect(fileProblem({ type: 'image/png', size: MEDIA_TABLE.image.maxBytes + 1 })).toBe(
      'fileTooLarge',
    );
    expect(fileProblem({ type: 'image/png', size: 0 })).toBe('fileEmpty');
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['  a\nb  .txt ', 'a b .txt'],
    ['\u200B', 'file'],
    ['.hidden', 'hidden'],
    ['C:\\temp\\x?.png', 'C__temp_x_.png'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(safeFileName(raw)).toBe(shown);
  });

  it('keeps its ending when it is cut, and no half characters', () => {
    const name = safeFileName(`${'📷'.repeat(100)}.jpeg`);
    expect(name.length).toBeLessThanOrEqual(FILE_NAME_MAX_CHARS);
    expect(name).toMatch(/^(?:📷)+\.jpeg$/u);
  });
});

test('what a message holds is listed once, in one order', () => {
  const voice = { ...PHOTO, kind: 'voice' as const };
  expect(contentKinds([voice, PHOTO, PHOTO], true)).toEqual(['image', 'voice', 'link']);
  expect(contentKinds([], false)).toEqual([]);
});

test('a video is two objects', () => {
  expect(fileIdsOf(PHOTO)).toEqual([PHOTO.id]);
  expect(fileIdsOf({ ...PHOTO, posterId: 'p' })).toEqual([PHOTO.id, 'p']);
});

test('bytes go through base64 and back; what is none is told', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(fromBase64('<svg>')).toBeNull();
});

test.each([
  ['see https://example.com/a?b=c', true],
  ['WWW.example.org', true],
  ['(http://example.com)', true],
  ['mailto is no page: a@example.com', false],
  ['xhttps://example.com', false],
  ['https:// nothing', false],
  ['', false],
])('a link in %j: %s', (text, expected) => {
  expect(hasLink(text)).toBe(expected);
});

describe('a stored message', () => {
  const stored = {
    senderId: 'ada',
    kind: 'text',
    text: 'hello',
    mentions: [],
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: 1,
    updatedAt: 1,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
  };
  const parse = (more: object) => v.parse(messageSchema, { ...stored, ...more });

  it('of before there were files has none', () => {
    expect(parse({})).toMatchObject({ attachments: [], kinds: [], preview: null });
  });

  it('with files that make no sense is shown without them', () => {
    expect(parse({ attachments: [{ ...PHOTO, kind: 'gold' }] })).toMatchObject({
      text: 'hello',
      attachments: [],
    });
    expect(parse({ preview: { type: 'card', url: 5 } }).preview).toBeNull();
    expect(parse({ attachments: [PHOTO] }).attachments).toEqual([PHOTO]);
  });
});
