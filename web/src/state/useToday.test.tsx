import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServicesContext } from '../ports/services';
import { createWorld, signIn } from '../testing/renderApp';
import { useToday } from './useToday';

/** A minute before midnight, where the reader is. */
const LATE = new Date(2026, 2, 28, 23, 59).getTime();
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: LATE });
});
afterEach(() => {
  vi.useRealTimers();
});

function Day() {
  return <output>{new Date(useToday()).toDateString()}</output>;
}

function pass(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

function open() {
  const { services, stop } = signIn(createWorld());
  const { unmount } = render(
    <ServicesContext value={services}>
      <Day />
    </ServicesContext>,
  );
  // What the session waits for is no concern of this.
  stop();
  return { shown: () => screen.getByRole('status').textContent, unmount };
}

it('changes at each midnight, also where a day has 23 hours', () => {
  const { shown, unmount } = open();
  expect(shown()).toBe('Sat Mar 28 2026');
  pass(HOUR / 60);
  expect(shown()).toBe('Sun Mar 29 2026');
  const monday = new Date(2026, 2, 30).getTime();
  pass(monday - Date.now() - 1);
  expect(shown()).toBe('Sun Mar 29 2026');
  pass(1);
  expect(shown()).toBe('Mon Mar 30 2026');
  unmount();
});

it('changes when the page shows again after the machine slept', () => {
  const { shown, unmount } = open();
  vi.setSystemTime(LATE + 10 * HOUR);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(shown()).toBe('Sun Mar 29 2026');
  unmount();
});

it('leaves no timer behind', () => {
  const { unmount } = open();
  const before = vi.getTimerCount();
  unmount();
  expect(vi.getTimerCount()).toBe(before - 1);
});
