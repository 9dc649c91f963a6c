/**
 * What the worker remembers while it sleeps. Cache Storage is what pages and workers of every
 * browser have without a schema of versions.
 */
import { LOCALES } from '@hearth/domain/preferences';
import { workerMessageSchema, type WorkerOrder } from '@hearth/domain/workerMessage';
import * as v from 'valibot';
import type { WorkerScope } from './workerScope';

const CACHE = 'hearth-worker';
const KEY = '/worker-memory';
/** Orders that wait for a page. */
const ORDERS_MAX = 20;
/** Calls that are over for this device: a ring that comes late, or again, comes within a minute. */
const CALLS_MAX = 20;

const notedCallSchema = v.object({ callId: v.string(), isMissedTold: v.boolean() });
type NotedCall = v.InferOutput<typeof notedCallSchema>;

const memorySchema = v.object({
  locale: v.fallback(v.nullable(v.picklist(LOCALES)), null),
  orders: v.fallback(v.array(workerMessageSchema), []),
  calls: v.fallback(v.array(notedCallSchema), []),
});
type Memory = v.InferOutput<typeof memorySchema>;
const EMPTY: Memory = { locale: null, orders: [], calls: [] };

export async function recall({ caches }: Pick<WorkerScope, 'caches'>): Promise<Memory> {
  try {
    const kept = await (await caches.open(CACHE)).match(KEY);
    return kept ? v.parse(memorySchema, await kept.json()) : EMPTY;
  } catch {
    return EMPTY;
  }
}

async function remember({ caches }: Pick<WorkerScope, 'caches'>, memory: Memory): Promise<void> {
  await (await caches.open(CACHE)).put(KEY, new Response(JSON.stringify(memory)));
}

export async function rememberLocale(scope: WorkerScope, locale: Memory['locale']): Promise<void> {
  await remember(scope, { ...(await recall(scope)), locale });
}

/** Keeps an order for the next page that listens. */
export async function keepOrder(scope: WorkerScope, order: WorkerOrder): Promise<void> {
  const memory = await recall(scope);
  await remember(scope, { ...memory, orders: [...memory.orders, order].slice(-ORDERS_MAX) });
}

/** The orders that were kept, which are then forgotten. */
export async function takeOrders(scope: WorkerScope): Promise<readonly unknown[]> {
  const memory = await recall(scope);
  if (memory.orders.length > 0) await remember(scope, { ...memory, orders: [] });
  return memory.orders;
}

/** Notes that a call rings no more here, and whether the person was told that they missed it. */
export async function noteCall(scope: WorkerScope, call: NotedCall): Promise<void> {
  const memory = await recall(scope);
  const known = memory.calls.find(({ callId }) => callId === call.callId);
  const others = memory.calls.filter((each) => each !== known);
  const isMissedTold = call.isMissedTold || known?.isMissedTold === true;
  const calls = [...others, { callId: call.callId, isMissedTold }].slice(-CALLS_MAX);
  await remember(scope, { ...memory, calls });
}

/** Forgets what belongs to a person. */
export async function forgetPerson(scope: WorkerScope): Promise<void> {
  await remember(scope, { ...EMPTY, locale: (await recall(scope)).locale });
}
