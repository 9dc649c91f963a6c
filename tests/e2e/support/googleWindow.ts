import type { BrowserContext, Page } from '@playwright/test';

/**
 * Stands in for Google's `api.js`, which Firebase loads to talk with its helper frame: the same
 * calls over `postMessage`. The rest of the way (pop-up, account chooser, helper frame) is real.
 */
function gapiStub(): void {
  type Handler = (message: unknown) => unknown;
  interface Packet {
    gapiStub?: { id: number; type?: string; message?: unknown; result?: unknown };
  }
  const channelTo = (other: () => Window | null) => {
    const handlers = new Map<string, Handler>();
    const waiting = new Map<number, Handler>();
    let count = 0;
    window.addEventListener('message', (event: MessageEvent<Packet | null>) => {
      const packet = event.data?.gapiStub;
      if (!packet || event.source !== other()) return;
      if (packet.type === undefined) {
        try {
          waiting.get(packet.id)?.(packet.result);
        } catch {
          // As Google's own does: one of Firebase's callbacks always throws after its work.
        }
        return;
      }
      const answered = Promise.resolve(handlers.get(packet.type)?.(packet.message));
      void answered.then((result) => {
        other()?.postMessage({ gapiStub: { id: packet.id, result: [result] } }, '*');
      });
    });
    return {
      register: (type: string, handler: Handler) => void handlers.set(type, handler),
      send(type: string, message: unknown, callback?: Handler) {
        count += 1;
        if (callback) waiting.set(count, callback);
        other()?.postMessage({ gapiStub: { id: count, type, message } }, '*');
      },
      restyle: () => Promise.resolve(),
      ping: (callback: Handler) => Promise.resolve(callback(null)),
    };
  };
  interface OpenOptions {
    where: HTMLElement;
    url: string;
  }
  const context = {
    getParentIframe: () => channelTo(() => window.parent),
    open: ({ where, url }: OpenOptions, opened: (frame: object) => unknown) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = url;
        frame.hidden = true;
        frame.addEventListener('load', () => {
          resolve(opened(channelTo(() => frame.contentWindow)));
        });
        where.append(frame);
      }),
  };
  const gapi = {
    load: (_name: string, { callback }: { callback: () => void }) => {
      setTimeout(callback, 0);
    },
    iframes: { CROSS_ORIGIN_IFRAMES_FILTER: {}, getContext: () => context },
  };
  Object.assign(window, { gapi });
  const onload = new URL((document.currentScript as HTMLScriptElement).src).searchParams.get(
    'onload',
  );
  const callbacks = window as unknown as Record<string, (() => void) | undefined>;
  callbacks[onload ?? 'gapi_onload']?.();
}

/** Makes Google's window work in this browser without Google. */
export async function offerGoogle(context: BrowserContext): Promise<void> {
  await context.route('https://apis.google.com/js/api.js**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `(${gapiStub.toString()})()` }),
  );
}

/** In the engine's account chooser: makes a new Google account and signs in with it. */
export async function chooseNewAccount(
  popup: Page,
  account: { email: string; name: string },
): Promise<void> {
  await popup.getByRole('button', { name: 'Add new account' }).click();
  await popup.locator('#email-input').fill(account.email);
  await popup.locator('#display-name-input').fill(account.name);
  await popup.getByRole('button', { name: /sign in with/i }).click();
}
