/** A browser's side of the service worker: notifications on the screen, pages, a cache, a badge. */
import { encodePush, type PushPayload } from '@hearth/domain/pushPayload';
import type { PageMessage, WorkerMessage } from '@hearth/domain/workerMessage';
import type { Content } from '../worker/notificationContent';
import type {
  ShownNotification,
  WorkerClient,
  WorkerEvents,
  WorkerScope,
} from '../worker/workerScope';

type Shown = Content['options'] & { title: string };

/** A page of the app: what it shows, and what it was told. */
export class WorkerPage implements WorkerClient {
  readonly id = crypto.randomUUID();
  visibilityState: DocumentVisibilityState = 'visible';
  focused = false;
  readonly told: unknown[] = [];
  /** Null: it is frozen. */
  path: string | null;

  constructor(path: string | null, focused = false) {
    this.path = path;
    this.focused = focused;
  }

  focus() {
    this.focused = true;
    return Promise.resolve(this);
  }

  postMessage(message: WorkerMessage, [port]: Transferable[] = []) {
    if (message.type !== 'view') this.told.push(message);
    else if (this.path !== null) {
      (port as MessagePort).postMessage({ path: this.path, isFocused: this.focused });
    }
  }
}

export class WorkerBrowser {
  readonly screen = new Map<string, Shown>();
  /** What made a sound or moved. */
  readonly alerts: string[] = [];
  readonly opened: string[] = [];
  pages: WorkerPage[] = [];
  badge = 0;
  language = 'en-US';
  readonly #listeners = new Map<string, (event: never) => void>();
  #kept: string | null = null;

  readonly scope: WorkerScope = {
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type, listener) => void this.#listeners.set(type, listener),
    navigator: this.#navigator(),
    caches: this.#caches(),
    clients: {
      matchAll: () => Promise.resolve(this.pages),
      openWindow: (url) => {
        this.opened.push(url);
        return Promise.resolve(null);
      },
    },
    registration: {
      showNotification: (title, options) => {
        const shown = { title, ...(options as Content['options']) };
        this.screen.set(shown.tag, shown);
        if (!shown.silent) this.alerts.push(shown.tag);
        return Promise.resolve();
      },
      getNotifications: (filter) =>
        Promise.resolve(
          [...this.screen.values()]
            .filter(({ tag }) => filter === undefined || tag === filter.tag)
            .map((shown) => this.#handle(shown)),
        ),
    },
  };

  #navigator(): WorkerScope['navigator'] {
    const language = () => this.language;
    return {
      get language() {
        return language();
      },
      setAppBadge: async (count) => void (this.badge = count),
      clearAppBadge: async () => void (this.badge = 0),
    };
  }

  #caches(): WorkerScope['caches'] {
    const cache = {
      match: async () => (this.#kept === null ? undefined : new Response(this.#kept)),
      put: async (_: string, response: Response) => void (this.#kept = await response.text()),
    };
    return { open: async () => cache as unknown as Cache, delete: async () => true };
  }

  #handle(shown: Shown): ShownNotification {
    return {
      ...{ tag: shown.tag, data: structuredClone(shown.data) },
      close: () => void this.screen.delete(shown.tag),
    };
  }

  async #dispatch<Type extends keyof WorkerEvents>(
    type: Type,
    event: Omit<WorkerEvents[Type], 'waitUntil'>,
  ): Promise<void> {
    const waits: Promise<unknown>[] = [];
    const listener = this.#listeners.get(type) as ((event: unknown) => void) | undefined;
    listener?.({ ...event, waitUntil: (done: Promise<unknown>) => waits.push(done) });
    await Promise.all(waits);
  }

  #shown(tag: string): Shown {
    const shown = this.screen.get(tag);
    if (!shown) throw new Error(`${tag} is not on the screen`);
    return shown;
  }

  push(payload: PushPayload | { bare: unknown }) {
    const body =
      'bare' in payload
        ? payload.bare
        : { from: '0', fcmMessageId: 'x', data: encodePush(payload) };
    return this.#dispatch('push', { data: { json: () => body } });
  }

  click(tag: string, action = '', reply?: string) {
    return this.#dispatch('notificationclick', {
      ...{ notification: this.#handle(this.#shown(tag)), action },
      ...(reply === undefined ? {} : { reply }),
    });
  }

  /** Somebody wipes a notification away. */
  dismiss(tag: string) {
    const notification = this.#handle(this.#shown(tag));
    this.screen.delete(tag);
    return this.#dispatch('notificationclose', { notification });
  }

  say(message: PageMessage | string, source: WorkerPage = new WorkerPage('/')) {
    return this.#dispatch('message', { data: message, source });
  }
}
