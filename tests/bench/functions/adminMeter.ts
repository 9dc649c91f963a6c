/** Counts the documents that the Admin SDK reads and writes in this process, as Firestore bills them. */
import { createRequire } from 'node:module';

export interface AdminTally {
  read: number;
  written: number;
}

/** What of the SDK's classes is watched: every way that functions take. */
type Methods = Record<string, (...args: unknown[]) => unknown>;
interface Watched {
  DocumentReference: { prototype: Methods };
  Query: { prototype: Methods };
  Firestore: { prototype: Methods };
  Transaction: { prototype: Methods };
  WriteBatch: { prototype: Methods };
}

/** One for each document that comes back; a query or look-up that finds nothing costs one as well. */
function readsIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  const size = typeof answer === 'object' && answer !== null && 'size' in answer ? answer.size : 1;
  return Math.max(1, Number(size));
}

/**
 * Watches the SDK of the functions from now on: it is the very module that their adapters import.
 * Reads of a transaction that is tried again count each time, as they are billed.
 */
export function watchAdmin(): { tally: AdminTally; reset(): void } {
  const functions = new URL('../../../functions/package.json', import.meta.url);
  const sdk = createRequire(functions)('@google-cloud/firestore') as Watched;
  const tally: AdminTally = { read: 0, written: 0 };
  // A method that calls another watched one must not count twice.
  let depth = 0;
  const watch = (methods: Methods, name: string, count: (answer: unknown) => void) => {
    const original = methods[name];
    if (!original) throw new Error(`The Admin SDK has no ${name}`);
    methods[name] = function (...args) {
      depth += 1;
      const isOuter = depth === 1;
      const answer = original.apply(this, args);
      depth -= 1;
      if (!(answer instanceof Promise)) {
        if (isOuter) count(answer);
        return answer;
      }
      return answer.then((value: unknown) => {
        if (isOuter) count(value);
        return value;
      });
    };
  };
  const reads = (answer: unknown) => (tally.read += readsIn(answer));
  const writes = () => (tally.written += 1);
  watch(sdk.DocumentReference.prototype, 'get', reads);
  watch(sdk.Query.prototype, 'get', reads);
  watch(sdk.Firestore.prototype, 'getAll', reads);
  watch(sdk.Transaction.prototype, 'get', reads);
  watch(sdk.Transaction.prototype, 'getAll', reads);
  for (const name of ['create', 'set', 'update', 'delete']) {
    watch(sdk.WriteBatch.prototype, name, writes);
  }
  return {
    tally,
    reset() {
      tally.read = 0;
      tally.written = 0;
    },
  };
}
