import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubPushBrowser, type PushBrowser } from '../testing/pushBrowser';
import { listenToWorker, tellWorker } from './workerLink';

let browser: PushBrowser;
beforeEach(() => {
  browser = stubPushBrowser();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the worker', () => {
  it('learns that a page listens, and what it says', async () => {
    const stop = listenToWorker(() => undefined);
    tellWorker({ type: 'roomRead', roomId: 'tea' });
    await waitFor(() => {
      expect(browser.worker.told).toEqual([{ type: 'ready' }, { type: 'roomRead', roomId: 'tea' }]);
    });
    stop();
  });

  it('is followed until the page stops, as far as it is understood', () => {
    const follow = vi.fn();
    const stop = listenToWorker(follow);
    browser.say({ type: 'open', url: '/r/tea' });
    browser.say({ type: 'else' });
    browser.say(null);
    stop();
    browser.say({ type: 'open', url: '/r/rain' });
    expect(follow.mock.calls).toEqual([[{ type: 'open', url: '/r/tea' }]]);
  });

  it('learns what the page shows', async () => {
    history.pushState(null, '', '/r/tea');
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const stop = listenToWorker(() => undefined);
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    browser.say({ type: 'view' }, [port2]);
    expect(await answer).toEqual({ path: '/r/tea', isFocused: true });
    port1.close();
    stop();
  });
});
