import type { AuditEntry } from '@hearth/domain/audit';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { REVIEW_PAGE } from '@hearth/domain/limits';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from '../../ports/services';

export interface AuditPages {
  /** Newest first. */
  entries: readonly AuditEntry[];
  /** `loading` also while the next page comes. */
  status: 'loading' | 'ready' | 'error';
  error: ErrorCode | null;
  hasMore: boolean;
  loadMore: () => void;
}

const NOTHING: Omit<AuditPages, 'loadMore'> = {
  entries: [],
  status: 'loading',
  error: null,
  hasMore: true,
};

/** The log of a room, or of all (null), page by page. Put a `key` where the room changes. */
export function useAudit(roomId: string | null): AuditPages {
  const { moderation } = useServices();
  const [state, setState] = useState(NOTHING);
  const latest = useRef(state);
  latest.current = state;
  const isShown = useRef(true);
  const loadMore = useCallback(async () => {
    const { entries: known } = latest.current;
    setState((before) => ({ ...before, status: 'loading', error: null }));
    try {
      const page = await moderation.audit(roomId, known.at(-1)?.at ?? null);
      if (!isShown.current) return;
      setState({
        entries: [...known, ...page],
        status: 'ready',
        error: null,
        hasMore: page.length >= REVIEW_PAGE,
      });
    } catch (error) {
      if (!isShown.current) return;
      setState((before) => ({ ...before, status: 'error', error: errorCode(error) }));
    }
  }, [moderation, roomId]);
  useEffect(() => {
    isShown.current = true;
    void loadMore();
    return () => {
      isShown.current = false;
    };
  }, [loadMore]);
  return { ...state, loadMore: () => void loadMore() };
}
