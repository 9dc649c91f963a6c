import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useConnection } from './connection';

export interface Page<Item> {
  /** Newest first; some that are known already may come again. */
  items: readonly Item[];
  hasMore: boolean;
}

/** Reads what follows an item; null reads from the newest. Rejects with HearthError. */
export type LoadPage<Item> = (after: Item | null) => Promise<Page<Item>>;

export interface Pages<Item> {
  /** Newest first, each once. */
  items: readonly Item[];
  /** `loading` also while a further page comes. */
  status: 'loading' | 'ready' | 'error';
  /** Why the last page did not come. */
  error: ErrorCode | null;
  hasMore: boolean;
  /** Reads the next page, or tries again; does nothing while one comes. */
  loadMore: () => void;
}

type PagesState<Item> = Omit<Pages<Item>, 'loadMore'>;

const NOTHING: PagesState<never> = { items: [], status: 'loading', error: null, hasMore: true };

/**
 * What is read page by page while it is shown. Another `load` or `version` reads from the newest anew
 * and keeps what is shown until that is there; what failed offline is tried again when one is back.
 */
export function usePages<Item extends { id: string }>(
  load: LoadPage<Item>,
  version: string | null = null,
): Pages<Item> {
  const [state, setState] = useState<PagesState<Item>>(NOTHING);
  const latest = useRef(state);
  latest.current = state;
  /** The question that is open; an answer to any other is void. */
  const open = useRef<symbol | null>(null);

  const ask = useCallback(
    async (known: readonly Item[]) => {
      const question = Symbol('page');
      open.current = question;
      setState((before) => ({ ...before, status: 'loading', error: null }));
      try {
        const page = await load(known.at(-1) ?? null);
        if (open.current !== question) return;
        const ids = new Set(known.map(({ id }) => id));
        const further = page.items.filter(({ id }) => !ids.has(id));
        setState({
          items: [...known, ...further],
          status: 'ready',
          error: null,
          // A page that brings nothing new would come again and again.
          hasMore: page.hasMore && further.length > 0,
        });
      } catch (error) {
        if (open.current !== question) return;
        setState((before) => ({ ...before, status: 'error', error: errorCode(error) }));
      }
      open.current = null;
    },
    [load],
  );
  const loadMore = useCallback(() => {
    if (open.current === null && latest.current.hasMore) void ask(latest.current.items);
  }, [ask]);

  useEffect(() => {
    void ask([]);
    return () => {
      open.current = null;
    };
  }, [ask, version]);
  const isOnline = useConnection() === 'online';
  useEffect(() => {
    if (isOnline && latest.current.error === 'offline') loadMore();
  }, [isOnline, loadMore]);

  return useMemo(() => ({ ...state, loadMore }), [state, loadMore]);
}
