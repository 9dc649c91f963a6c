/** What jsdom lacks of a browser that can show notifications: a worker, a push service, permission. */
import { vi } from 'vitest';

const KEY_BYTES = 16;

class FakeSubscription {
  readonly endpoint = `https://push.example/${crypto.randomUUID()}`;
  readonly #end: () => void;

  constructor(end: () => void) {
    this.#end = end;
  }

  getKey(): ArrayBuffer {
    return new Uint8Array(KEY_BYTES).buffer;
  }

  unsubscribe(): Promise<boolean> {
    this.#end();
    return Promise.resolve(true);
  }
}

class FakeRegistration {
  readonly scope = `${location.origin}/`;
  readonly told: unknown[] = [];
  readonly active = { postMessage: (message: unknown) => void this.told.push(message) };
  subscription: FakeSubscription | null = null;
  /** What `subscribe` rejects with. */
  failure: Error | null = null;
  readonly pushManager = {
    getSubscription: () => Promise.resolve(this.subscription),
    subscribe: () => {
      if (this.failure) return Promise.reject(this.failure);
      this.subscription = new FakeSubscription(() => (this.subscription = null));
      return Promise.resolve(this.subscription);
    },
  };

  showNotification() {
    return Promise.resolve();
  }
}

export interface PushBrowser {
  worker: FakeRegistration;
  /** What the person answers when asked, and what holds then. */
  notification: { answer: NotificationPermission; permission: NotificationPermission };
  /** A message of the worker to the page. */
  say(data: unknown, ports?: MessagePort[]): void;
}

/** Puts the parts in place until `vi.unstubAllGlobals`. */
export function stubPushBrowser(): PushBrowser {
  const worker = new FakeRegistration();
  const notification: PushBrowser['notification'] = { answer: 'granted', permission: 'default' };
  const container = Object.assign(new EventTarget(), {
    ready: Promise.resolve(worker),
    register: () => Promise.resolve(worker),
    getRegistration: () => Promise.resolve(worker),
    startMessages: () => undefined,
  });
  vi.stubGlobal('ServiceWorkerRegistration', FakeRegistration);
  vi.stubGlobal('PushSubscription', FakeSubscription);
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', {
    get permission() {
      return notification.permission;
    },
    requestPermission: () => {
      notification.permission = notification.answer;
      return Promise.resolve(notification.answer);
    },
  });
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
  return {
    worker,
    notification,
    say: (data, ports = []) =>
      void container.dispatchEvent(new MessageEvent('message', { data, ports })),
  };
}
