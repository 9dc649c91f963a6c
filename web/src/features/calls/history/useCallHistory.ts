import type { Call } from '@hearth/domain/call';
import { useCallback } from 'react';
import type { CallsState } from '../../../state/calls/callsState';
import { useCalls } from '../../../state/calls/useCalls';
import { useSession } from '../../../state/session';
import { usePages, type LoadPage, type Pages } from '../../../state/usePages';

const currentOf = ({ current }: CallsState) =>
  current && current.life.state !== 'ended' ? current.callId : null;

/** One's calls over all rooms, page by page; the newest are looked up again after each call. */
export function useCallHistory(): Pages<Call> {
  const { me, services } = useSession();
  const currentId = useCalls(currentOf);
  const load = useCallback<LoadPage<Call>>(
    async (after) => {
      const page = await services.calls.history(me, after?.createdAt ?? null);
      return { items: page.calls, hasMore: page.hasMore };
    },
    [services, me],
  );
  return usePages(load, currentId);
}
