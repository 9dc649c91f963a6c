/** The app's side of its service worker. */
import {
  workerMessageSchema,
  type PageMessage,
  type WorkerOrder,
} from '@hearth/domain/workerMessage';
import type { OpenView } from '@hearth/domain/notification';
import * as v from 'valibot';
import type { Unsubscribe } from '../ports/unsubscribe';

/** Tells the worker something; nothing where there is none. */
export function tellWorker(message: PageMessage): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.getRegistration().then(
    (registration) => registration?.active?.postMessage(message),
    () => undefined,
  );
}

/**
 * Follows what people do with notifications, and answers the worker what this page shows. Begin
 * when orders can be followed, with somebody signed in: what the worker kept comes at once.
 */
export function listenToWorker(follow: (order: WorkerOrder) => void): Unsubscribe {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = ({ data, ports }: MessageEvent<unknown>) => {
    const message = v.safeParse(workerMessageSchema, data);
    if (!message.success) return;
    if (message.output.type === 'view') ports[0]?.postMessage(presentView());
    else follow(message.output);
  };
  navigator.serviceWorker.addEventListener('message', hear);
  navigator.serviceWorker.startMessages();
  tellWorker({ type: 'ready' });
  return () => {
    navigator.serviceWorker.removeEventListener('message', hear);
  };
}

function presentView(): OpenView {
  const isFocused = document.visibilityState === 'visible' && document.hasFocus();
  return { path: location.pathname, isFocused };
}
