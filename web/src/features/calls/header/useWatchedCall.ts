import type { Call } from '@hearth/domain/call';
import { SECOND_MS } from '@hearth/domain/time';
import { useEffect, useState } from 'react';
import { useServices } from '../../../ports/services';
import { keepWatching } from '../../../state/keepWatching';

const RETRY_MS = 5 * SECOND_MS;

/** A call as it goes on; null until it is known, and where it cannot be. */
export function useWatchedCall(callId: string | null): Call | null {
  const { calls } = useServices();
  const [call, setCall] = useState<Call | null>(null);
  useEffect(() => {
    if (callId === null) return undefined;
    return keepWatching(RETRY_MS, (fail) =>
      calls.watch(callId, {
        next: setCall,
        error: () => {
          setCall(null);
          fail();
        },
      }),
    );
  }, [calls, callId]);
  return call?.id === callId ? call : null;
}
