import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../time';
import { isDuplicate, isFlood, type RecentMessage } from './repetition';

const NOW = 1_700_000_000_000;
const OFFER = 'Buy cheap followers today, only 5 euros for a thousand';

function sent(ago: number, text = 'something', roomId = 'a'): RecentMessage {
  return { roomId, text, createdAt: NOW - ago };
}

const every = (count: number, stepMs: number) =>
  Array.from({ length: count }, (_, n) => sent((n + 1) * stepMs));

describe('a flood', () => {
  test('is faster than people talk', () => {
    expect(isFlood(every(20, SECOND_MS), NOW)).toBe(true);
    expect(isFlood(every(19, SECOND_MS), NOW)).toBe(false);
    expect(isFlood(every(20, 2 * SECOND_MS), NOW)).toBe(false);
    expect(isFlood([], NOW)).toBe(false);
  });

  test('counts nothing that was written later', () => {
    expect(isFlood(every(20, -SECOND_MS), NOW)).toBe(false);
  });
});

describe('a duplicate', () => {
  const again = (text: string, recent: RecentMessage[], roomId = 'a') =>
    isDuplicate(text, roomId, recent, NOW);

  test('is the third of nearly the same within the window', () => {
    const near = [
      sent(MINUTE_MS, `${OFFER}!!`),
      sent(2 * MINUTE_MS, `🔥 ${OFFER.toUpperCase()} 7`),
    ];
    expect(again(OFFER, near)).toBe(true);
    expect(again(OFFER, near.slice(1))).toBe(false);
    expect(again(OFFER, [sent(MINUTE_MS, OFFER), sent(11 * MINUTE_MS, OFFER)])).toBe(false);
  });

  test('is the same into room after room', () => {
    const rooms = [sent(15 * MINUTE_MS, OFFER, 'b'), sent(30 * MINUTE_MS, OFFER, 'c')];
    expect(again(OFFER, rooms)).toBe(true);
    expect(again(OFFER, rooms, 'b')).toBe(false);
    expect(again(OFFER, [sent(61 * MINUTE_MS, OFFER, 'b'), sent(1, OFFER, 'c')])).toBe(false);
  });

  test.each([
    'ok',
    'yes',
    'lol',
    'good morning',
    '👍👍👍👍👍👍👍👍👍👍',
    '',
    '........................',
  ])('is never %j', (text) => {
    expect(
      again(text, [sent(1, text), sent(2, text), sent(3, text, 'b'), sent(4, text, 'c')]),
    ).toBe(false);
  });

  test('is not another text about the same', () => {
    const recent = [
      sent(1_000, 'Is the meeting on Tuesday at ten?'),
      sent(2_000, 'The meeting could be on Wednesday too'),
    ];
    expect(again('Can we move the meeting to Thursday?', recent)).toBe(false);
  });
});
