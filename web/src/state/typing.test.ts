import { TYPING_REPEAT_MS, TYPING_TIMEOUT_MS } from '@hearth/domain/limits';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOON, buildGroup, buildMessage } from '../testing/builders';
import { TypingSignal, typersOf } from './typing';

describe('typersOf', () => {
  const entries = [
    { uid: 'grace', at: NOON },
    { uid: 'linus', at: NOON - 1_000 },
    { uid: 'ada', at: NOON },
  ];

  it('names the others, longest first', () => {
    expect(typersOf(entries, undefined, 'ada', NOON + 1)).toEqual(['linus', 'grace']);
  });

  it('forgets who went quiet', () => {
    expect(typersOf(entries, undefined, 'ada', NOON + TYPING_TIMEOUT_MS - 1)).toEqual(['grace']);
    expect(typersOf(entries, undefined, 'ada', NOON + TYPING_TIMEOUT_MS)).toEqual([]);
  });

  it('forgets whose message has arrived, until they type again', () => {
    const sent = buildMessage({ id: 'm', senderId: 'grace', createdAt: NOON + 5 });
    const room = buildGroup({ id: 'room' }, sent);
    expect(typersOf(entries, room, 'ada', NOON + 10)).toEqual(['linus']);
    const again = [{ uid: 'grace', at: NOON + 6 }];
    expect(typersOf(again, room, 'ada', NOON + 10)).toEqual(['grace']);
  });
});

describe('TypingSignal', () => {
  let writes: boolean[];
  let signal: TypingSignal;

  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
    writes = [];
    signal = new TypingSignal((isTyping) => writes.push(isTyping));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is written at most once in its interval', () => {
    for (let key = 0; key < 100; key += 1) {
      signal.typed();
      vi.advanceTimersByTime(100);
    }
    expect(writes).toEqual(
      Array.from({ length: 10_000 / TYPING_REPEAT_MS + 1 }, () => true).slice(0, 3),
    );
  });

  it('costs one write for a short message: sending clears it by itself', () => {
    signal.typed();
    vi.advanceTimersByTime(2_000);
    signal.typed();
    signal.sent();
    signal.stopped();
    expect(writes).toEqual([true]);
  });

  it('costs nothing for what is sent at once', () => {
    signal.typed();
    vi.advanceTimersByTime(200);
    signal.sent();
    vi.advanceTimersByTime(TYPING_TIMEOUT_MS);
    expect(writes).toEqual([]);
  });

  it('is taken back when what was typed is gone', () => {
    signal.typed();
    vi.advanceTimersByTime(1_000);
    signal.stopped();
    signal.stopped();
    expect(writes).toEqual([true, false]);
  });

  it('runs out by itself when nothing was typed for long', () => {
    signal.typed();
    vi.advanceTimersByTime(TYPING_TIMEOUT_MS + 1_000);
    signal.stopped();
    expect(writes).toEqual([true]);
  });
});
