import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_LIMIT_COUNT, SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from './limits';
import { callAllowance, sendAllowance } from './rateLimit';

const window = (windowStartedAt: number, count: number) => ({ windowStartedAt, count });

test('the first send opens a window', () => {
  expect(sendAllowance(null, 5)).toEqual({ type: 'fresh' });
});

test('the sixtieth counts, the sixty-first waits for the end', () => {
  expect(sendAllowance(window(0, SEND_LIMIT_COUNT - 1), 10)).toEqual({ type: 'count' });
  expect(sendAllowance(window(0, SEND_LIMIT_COUNT), 10)).toEqual({
    type: 'wait',
    untilMs: SEND_LIMIT_WINDOW_MS,
  });
});

test('a window is over after exactly its length', () => {
  expect(sendAllowance(window(0, 1), SEND_LIMIT_WINDOW_MS - 1)).toEqual({ type: 'count' });
  expect(sendAllowance(window(0, 1), SEND_LIMIT_WINDOW_MS)).toEqual({ type: 'fresh' });
});

test('whoever follows it never sends more than the limit in one window', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4_000), { maxLength: 300 }), (pauses) => {
      let now = 0;
      const held: { window: ReturnType<typeof window> | null } = { window: null };
      const sentIn = new Map<number, number>();
      for (const pause of pauses) {
        now += pause;
        const allowance = sendAllowance(held.window, now);
        if (allowance.type === 'wait') now = allowance.untilMs;
        const { windowStartedAt, count } =
          allowance.type === 'count' && held.window ? held.window : window(now, 0);
        held.window = window(windowStartedAt, count + 1);
        sentIn.set(windowStartedAt, (sentIn.get(windowStartedAt) ?? 0) + 1);
      }
      for (const sent of sentIn.values()) expect(sent).toBeLessThanOrEqual(SEND_LIMIT_COUNT);
      const starts = [...sentIn.keys()];
      for (const [index, start] of starts.entries()) {
        const before = starts[index - 1];
        if (before !== undefined)
          expect(start - before).toBeGreaterThanOrEqual(SEND_LIMIT_WINDOW_MS);
      }
    }),
  );
});

describe('calls', () => {
  test('are six in a window, which a clock that is ahead does not begin anew', () => {
    expect(callAllowance(null, 5)).toEqual({ type: 'fresh' });
    expect(callAllowance(window(0, CALL_LIMIT_COUNT - 1), 10)).toEqual({ type: 'count' });
    expect(callAllowance(window(0, 1), SEND_LIMIT_WINDOW_MS + 2_999)).toEqual({ type: 'count' });
    expect(callAllowance(window(0, 1), SEND_LIMIT_WINDOW_MS + 3_000)).toEqual({ type: 'fresh' });
  });

  test('that are too many wait for the end of the window', () => {
    const full = window(0, CALL_LIMIT_COUNT);
    const wait = { type: 'wait', untilMs: SEND_LIMIT_WINDOW_MS };
    expect(callAllowance(full, SEND_LIMIT_WINDOW_MS - 1)).toEqual(wait);
    expect(callAllowance(full, SEND_LIMIT_WINDOW_MS)).toEqual({ type: 'fresh' });
  });
});
