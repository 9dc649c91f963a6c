import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { ContentKind } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../state/session';
import { nextExpiry, unexpired } from '../../state/timelineWindow';
import { useIsPast } from '../../state/useIsPast';

const PAGE_SIZE = 40;

export interface KindPages {
  /** Newest first. */
  messages: readonly Message[];
  /** `loading` also while the next page comes. */
  status: 'loading' | 'ready' | 'error';
  error: ErrorCode | null;
  hasMore: boolean;
  loadMore: () => void;
}

const NOTHING: Omit<KindPages, 'loadMore'> = {
  messages: [],
  status: 'loading',
  error: null,
  hasMore: true,
};

/** A room's messages that hold any of these kinds, page by page. Put a `key` where they change. */
export function useKindPages(roomId: string, kinds: readonly ContentKind[]): KindPages {
  const { services } = useSession();
  const [state, setState] = useState(NOTHING);
  const latest = useRef(state);
  latest.current = state;
  const isLoading = useRef(false);
  const isShown = useRef(true);
  const key = kinds.join(' ');

  const loadMore = useCallback(async () => {
    const { messages: known, hasMore } = latest.current;
    if (isLoading.current || !hasMore) return;
    isLoading.current = true;
    setState((before) => ({ ...before, status: 'loading', error: null }));
    try {
      const before = known.at(-1)?.createdAt ?? null;
      const page = await services.messages.ofKinds(roomId, kinds, before, PAGE_SIZE);
      if (!isShown.current) return;
      const ids = new Set(known.map(({ id }) => id));
      const older = page.messages.filter(({ id }) => !ids.has(id)).reverse();
      setState({
        messages: [...known, ...older],
        status: 'ready',
        error: null,
        // A page that brings nothing new would come again and again.
        hasMore: page.hasMore && older.length > 0,
      });
    } catch (error) {
      if (!isShown.current) return;
      setState((before) => ({ ...before, status: 'error', error: errorCode(error) }));
    } finally {
      isLoading.current = false;
    }
    // The kinds are the key's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [services, roomId, key]);

  useEffect(() => {
    isShown.current = true;
    void loadMore();
    return () => {
      isShown.current = false;
    };
  }, [loadMore]);

  const now = services.device.now();
  // Renders again when the next of them disappears.
  useIsPast(nextExpiry(state.messages, now));
  const messages = unexpired(state.messages, now);
  return useMemo(
    () => ({ ...state, messages, loadMore: () => void loadMore() }),
    [state, messages, loadMore],
  );
}
