// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stayAwake } from './wakeLock';

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('stayAwake', () => {
  const release = vi.fn(() => Promise.resolve());
  const request = vi.fn((_type: string) => Promise.resolve({ release }));

  beforeEach(() => {
    request.mockClear();
    release.mockClear();
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'wakeLock');
    vi.restoreAllMocks();
  });

  it('asks once more when the page is seen again, until it is over', async () => {
    const stop = stayAwake();
    await settle();
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(request).toHaveBeenCalledTimes(2);

    stop();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('waits while the page is out of sight', () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    stayAwake()();

    expect(request).not.toHaveBeenCalled();
  });

  it('gives back what is given too late', async () => {
    stayAwake()();
    await settle();

    expect(release).toHaveBeenCalledTimes(1);
  });

  it('does without where the browser refuses, or has none', async () => {
    request.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    const stop = stayAwake();
    await settle();
    stop();
    Reflect.deleteProperty(navigator, 'wakeLock');
    stayAwake()();
    await settle();

    expect(release).not.toHaveBeenCalled();
  });
});
