/** What of a service worker the types of pages do not know, as far as Hearth uses it. */

interface Lasting {
  /** Keeps the worker awake until then. */
  waitUntil(done: Promise<unknown>): void;
}

export interface WorkerClient {
  readonly id: string;
  readonly focused: boolean;
  readonly visibilityState: DocumentVisibilityState;
  focus(): Promise<unknown>;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

export interface ShownNotification {
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}

export interface WorkerEvents {
  activate: Lasting;
  push: Lasting & { readonly data: { json(): unknown } | null };
  notificationclick: Lasting & {
    readonly notification: ShownNotification;
    /** Empty for the notification itself. */
    readonly action: string;
    /** What was written into a notification. */
    readonly reply?: string | null;
  };
  notificationclose: Lasting & { readonly notification: ShownNotification };
  message: Lasting & { readonly data: unknown; readonly source: WorkerClient | null };
}

export interface WorkerScope {
  skipWaiting(): Promise<void>;
  addEventListener<Type extends keyof WorkerEvents>(
    type: Type,
    listener: (event: WorkerEvents[Type]) => void,
  ): void;
  readonly navigator: {
    readonly language: string;
    setAppBadge?(count: number): Promise<void>;
    clearAppBadge?(): Promise<void>;
  };
  readonly caches: Pick<CacheStorage, 'open' | 'delete'>;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<WorkerClient[]>;
    openWindow(url: string): Promise<WorkerClient | null>;
  };
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
    getNotifications(filter?: { tag: string }): Promise<ShownNotification[]>;
  };
}
