import { HearthError } from '@hearth/domain/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BlobUrls } from './blobUrls';

let revoked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  revoked = [];
  let made = 0;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: () => `blob:${(made += 1)}`,
      revokeObjectURL: (url: string) => revoked.push(url),
    }),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('BlobUrls', () => {
  it('loads a photo once for all who show it', async () => {
    const load = vi.fn(() => Promise.resolve(new Blob(['x'])));
    const photos = new BlobUrls(load);
    photos.show('a');
    photos.show('a');
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    expect(photos.store.getState().get('a')?.url).toBe('blob:1');
  });

  it('keeps a bounded number of photos that nobody shows, the latest ones', async () => {
    const photos = new BlobUrls(() => Promise.resolve(new Blob(['x'])));
    for (let n = 0; n < 130; n += 1) {
      const hide = photos.show(`photo${n}`);
      await settle();
      hide();
    }
    expect(photos.store.getState().size).toBe(100);
    expect(revoked[0]).toBe('blob:1');
    expect(photos.store.getState().has('photo129')).toBe(true);
  });

  it('tries again after a lost connection, not when there is no such photo', async () => {
    let code: 'offline' | 'notFound' = 'offline';
    const load = vi.fn(() => Promise.reject(new HearthError(code)));
    const photos = new BlobUrls(load);
    photos.show('a');
    await vi.advanceTimersByTimeAsync(16_000);
    expect(load).toHaveBeenCalledTimes(2);
    code = 'notFound';
    await vi.advanceTimersByTimeAsync(16_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('tries again at once for who asks anew, and forgets the failure meanwhile', async () => {
    const load = vi.fn(() => Promise.reject(new HearthError('offline')));
    const videos = new BlobUrls(load);
    const hide = videos.show('a');
    await settle();
    expect(videos.store.getState().get('a')?.failure).toBe('offline');
    hide();
    videos.show('a');
    expect(videos.store.getState().has('a')).toBe(false);
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('revokes everything when it stops, also what was still loading', async () => {
    const photos = new BlobUrls(() => Promise.resolve(new Blob(['x'])));
    photos.show('a');
    await settle();
    photos.show('b');
    photos.stop();
    await settle();
    expect(revoked).toEqual(['blob:1']);
    expect(photos.store.getState().size).toBe(0);
  });
});
