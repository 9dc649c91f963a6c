import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readersOf, unreadCount, type ReadMark } from './receipt';

const mark = (uid: string, lastReadAt: number): ReadMark => ({ uid, lastSeq: 0, lastReadAt });

test('unread is the difference, and never negative', () => {
  expect(unreadCount({ seq: 7 }, { lastSeq: 4 })).toBe(3);
  expect(unreadCount({ seq: 7 }, { lastSeq: 7 })).toBe(0);
  expect(unreadCount({ seq: 7 }, { lastSeq: 9 })).toBe(0);
  expect(unreadCount({ seq: 7 }, undefined)).toBe(7);
});

test('each further message is one more, reading up to now is none', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), (seq, lastSeq) => {
      const before = unreadCount({ seq }, { lastSeq });
      if (seq >= lastSeq) expect(unreadCount({ seq: seq + 1 }, { lastSeq })).toBe(before + 1);
      expect(unreadCount({ seq }, { lastSeq: seq })).toBe(0);
    }),
  );
});

test('whoever read that far has read it; its sender does not count', () => {
  const marks = [mark('ada', 10), mark('grace', 9), mark('linus', 11), mark('me', 50)];
  expect(readersOf({ senderId: 'me', createdAt: 10 }, marks)).toEqual(['ada', 'linus']);
});
