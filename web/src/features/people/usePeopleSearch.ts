import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { Profile } from '@hearth/domain/user';
import { useEffect, useState } from 'react';
import { useConnection } from '../../state/connection';
import { useSession } from '../../state/session';

/** One asks the server when typing has paused for this long. */
const PAUSE_MS = 200;

export interface PeopleSearchState {
  /** The results of the last answer; those of the text before while a new one is on its way. */
  people: readonly Profile[];
  isSearching: boolean;
  error: ErrorCode | null;
  /** The text that the results belong to. */
  answeredText: string | null;
}

const NOTHING: PeopleSearchState = {
  people: [],
  isSearching: true,
  error: null,
  answeredText: null,
};

/**
 * People whose name or handle starts with the text; for an empty text the first of all. Asks again when
 * the connection is back.
 */
export function usePeopleSearch(text: string): PeopleSearchState {
  const { people: port } = useSession().services;
  const isOnline = useConnection() === 'online';
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    setState((before) => ({ ...before, isSearching: true }));
    const settle = (change: Partial<PeopleSearchState>) => {
      if (!isCurrent) return;
      setState((before) => ({ ...before, isSearching: false, answeredText: text, ...change }));
    };
    const timer = setTimeout(
      () => {
        port.search(text).then(
          (people) => settle({ people, error: null }),
          (error: unknown) => settle({ people: [], error: errorCode(error) }),
        );
      },
      text === '' ? 0 : PAUSE_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [port, text, isOnline]);
  return state;
}
