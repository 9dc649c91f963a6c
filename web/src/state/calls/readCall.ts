import type { Call } from '@hearth/domain/call';
import { HearthError } from '@hearth/domain/errors';
import { SECOND_MS } from '@hearth/domain/time';
import type { CallsPort } from '../../ports/calls';

const PATIENCE_MS = 10 * SECOND_MS;

/** A call as it is now; null when there is none that one may see. Rejects with HearthError. */
export function readCall(calls: Pick<CallsPort, 'watch'>, callId: string): Promise<Call | null> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      // A listener may hear before it is known how to stop it.
      queueMicrotask(() => {
        stop();
      });
    };
    const timer = setTimeout(() => {
      done();
      reject(new HearthError('offline'));
    }, PATIENCE_MS);
    const stop = calls.watch(callId, {
      next: (call) => {
        done();
        resolve(call);
      },
      error: (error) => {
        done();
        reject(error);
      },
    });
  });
}
