import type { Call } from '@hearth/domain/call';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallsState } from '../../../state/calls/callsState';
import { useCalls } from '../../../state/calls/useCalls';
import { useConnection } from '../../../state/connection';
import { useSession } from '../../../state/session';

export interface CallHistory {
  /** Newest first. */
  calls: readonly Call[];
  /** `loading` also while the next page comes. */
  status: 'loading' | 'ready' | 'error';
  error: ErrorCode | null;
  hasMore: boolean;
  loadMore: () => void;
}

const NOTHING: Omit<CallHistory, 'loadMore'> = {
  calls: [],
  status: 'loading',
  error: null,
  hasMore: true,
};

const currentOf = ({ current }: CallsState) =>
  current && current.life.state !== 'ended' ? current.callId : null;

/** One's calls over all rooms, page by page; the newest are looked up again after each call. */
export function useCallHistory(): CallHistory {
  const { me, services } = useSession();
  const [state, setState] = useState(NOTHING);
  const currentId = useCalls(currentOf);
  const isOnline = useConnection() === 'online';
  /** Counts what was asked: an answer to anything but the last question is void. */
  const asked = useRef(0);

  const load = useCallback(
    async (known: readonly Call[]) => {
      asked.current += 1;
      const question = asked.current;
      setState((before) => ({ ...before, status: 'loading', error: null }));
      try {
        const page = await services.calls.history(me, known.at(-1)?.createdAt ?? null);
        if (question !== asked.current) return;
        const ids = new Set(known.map(({ id }) => id));
        const older = page.calls.filter(({ id }) => !ids.has(id));
        setState({
          calls: [...known, ...older],
          status: 'ready',
          error: null,
          // A page that brings nothing new would come again and again.
          hasMore: page.hasMore && older.length > 0,
        });
      } catch (error) {
        if (question !== asked.current) return;
        setState((before) => ({ ...before, status: 'error', error: errorCode(error) }));
      }
    },
    [services, me],
  );
  useEffect(() => {
    void load([]);
    return () => {
      asked.current += 1;
    };
  }, [load, currentId]);

  const isBroken = state.status === 'error' && state.error === 'offline';
  useEffect(() => {
    if (isBroken && isOnline) void load(state.calls);
    // What is known then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOnline]);
  const loadMore = useCallback(() => void load(state.calls), [load, state.calls]);
  return { ...state, loadMore };
}
