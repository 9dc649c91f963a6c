import type { OpenView } from '@hearth/domain/notification';
import { openViewSchema, type WorkerMessage } from '@hearth/domain/workerMessage';
import * as v from 'valibot';
import type { WorkerClient, WorkerScope } from './workerScope';

/** A page that does not answer for this long is frozen: nobody looks at it. */
const VIEW_TIMEOUT_MS = 500;

export function pages({ clients }: WorkerScope): Promise<WorkerClient[]> {
  return clients.matchAll({ type: 'window', includeUncontrolled: true });
}

/**
 * What the pages in front show. They are asked, because a client's `url` stays the one that it was
 * loaded from: https://github.com/w3c/ServiceWorker/issues/1515
 */
export async function openViews(scope: WorkerScope): Promise<OpenView[]> {
  const focused = (await pages(scope)).filter(
    (page) => page.focused && page.visibilityState === 'visible',
  );
  const views = await Promise.all(focused.map(viewOf));
  return views.filter((view) => view !== null);
}

function viewOf(page: WorkerClient): Promise<OpenView | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const settle = (view: OpenView | null) => {
      clearTimeout(timer);
      port1.close();
      resolve(view);
    };
    const timer = setTimeout(() => {
      settle(null);
    }, VIEW_TIMEOUT_MS);
    port1.onmessage = ({ data }) => {
      const view = v.safeParse(openViewSchema, data);
      settle(view.success ? view.output : null);
    };
    page.postMessage({ type: 'view' } satisfies WorkerMessage, [port2]);
  });
}
