import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTENT_KINDS } from './media';
import {
  PUSH_TEXT_MAX_CHARS,
  encodePush,
  parsePush,
  pushBytes,
  type MessagePush,
  type PushPayload,
} from './pushPayload';

const MESSAGE: MessagePush = {
  ...{ type: 'message', roomId: 'r', messageId: 'm', roomKind: 'group', roomName: 'Tea' },
  ...{ senderName: 'Ada', text: 'Ready', kinds: ['image', 'link'], fileCount: 2, at: 1_700 },
  ...{ isDirected: true, hidesPreview: false },
};

describe('the payload', () => {
  test('is strings on the way', () => {
    expect(encodePush(MESSAGE)).toEqual({
      ...{ type: 'message', roomId: 'r', messageId: 'm', roomKind: 'group', roomName: 'Tea' },
      ...{ senderName: 'Ada', text: 'Ready', kinds: 'image,link', fileCount: '2', at: '1700' },
      ...{ isDirected: '1', hidesPreview: '0' },
    });
  });

  test.each<PushPayload>([
    MESSAGE,
    { ...MESSAGE, kinds: [], text: '' },
    {
      ...{ type: 'reminder', roomId: 'r', messageId: 'm', roomName: '', senderName: 'Ada' },
      ...{ text: 'Call back', at: 5, hidesPreview: true },
    },
    {
      ...{ type: 'call', callId: 'c', roomId: 'r', callerName: 'Ada', kind: 'video', at: 5 },
    },
    { type: 'test', at: 5 },
  ])('comes back as it was: %j', (payload) => {
    expect(parsePush(encodePush(payload))).toEqual(payload);
  });

  test.each([
    [null],
    ['message'],
    [{}],
    [{ type: 'else' }],
    [{ ...encodePush(MESSAGE), at: 'soon' }],
    [{ ...encodePush(MESSAGE), roomId: '' }],
    [{ ...encodePush(MESSAGE), roomId: 'a/b' }],
    [{ ...encodePush(MESSAGE), isDirected: 'yes' }],
    [{ type: 'test', at: 5 }],
  ])('is not %j', (data) => {
    expect(parsePush(data)).toBeNull();
  });

  test('leaves out kinds that a newer version knows', () => {
    expect(parsePush({ ...encodePush(MESSAGE), kinds: 'image,hologram' })).toEqual({
      ...MESSAGE,
      kinds: ['image'],
    });
  });

  test('cuts words, never half a character', () => {
    const { text = '' } = encodePush({ ...MESSAGE, text: '🔥'.repeat(4_000) });
    expect(text).toBe('🔥'.repeat(PUSH_TEXT_MAX_CHARS));
  });

  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,300}$/);
  const words = fc.string({ unit: 'grapheme', maxLength: 400 });
  const payloads = fc.record({
    type: fc.constant('message' as const),
    roomId: id,
    messageId: id,
    roomKind: fc.constantFrom('direct' as const, 'group' as const),
    roomName: words,
    senderName: words,
    text: words,
    kinds: fc.subarray([...CONTENT_KINDS]),
    fileCount: fc.nat(10),
    at: fc.nat(),
    isDirected: fc.boolean(),
    hidesPreview: fc.boolean(),
  });

  test('fits whatever people write, and is read again with words that begin alike', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const data = encodePush(payload);
        expect(pushBytes(data)).toBeLessThan(4_096);
        const parsed = parsePush(data);
        expect(parsed).toMatchObject({ roomId: payload.roomId, kinds: payload.kinds });
        if (parsed?.type === 'message') expect(payload.text.startsWith(parsed.text)).toBe(true);
      }),
    );
  });

  test('fits with what escapes to more bytes', () => {
    const text = '"\\\n'.repeat(2_000);
    expect(
      pushBytes(encodePush({ ...MESSAGE, text, roomName: text, senderName: text })),
    ).toBeLessThan(4_096);
  });
});
