import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lazyPart } from './lazyPart';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('loads once, however often it is asked', async () => {
  const importPart = vi.fn(() => Promise.resolve('menu'));
  const part = lazyPart(importPart);
  expect(part.loaded).toBeNull();
  await Promise.all([part.load(), part.load()]);
  expect(part.loaded).toBe('menu');
  expect(importPart).toHaveBeenCalledOnce();
});

it('tries again after a failure', async () => {
  const importPart = vi.fn(() => Promise.resolve('menu'));
  importPart.mockRejectedValueOnce(new Error('offline'));
  const part = lazyPart(importPart);
  await expect(part.load()).rejects.toThrow('offline');
  await expect(part.load()).resolves.toBe('menu');
});

it('warms up once, after the first view has had its time', async () => {
  const importPart = vi.fn(() => Promise.resolve('menu'));
  const part = lazyPart(importPart);
  part.warm();
  part.warm();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(importPart).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(importPart).toHaveBeenCalledOnce();
});
