import { ROOMS_PAGE } from '@hearth/domain/limits';
import { directPartnerId, isNotesRoom, type Room } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useT } from '../i18n/i18n';
import { useConnection } from './connection';
import { usePeople } from './people';
import { useRooms } from './rooms';
import { useMe, useSession } from './session';

/** While fewer rooms than this match, older ones are loaded as well. */
const FEW = 3;
/**
 * Older rooms are loaded page by page up to this many. Each page is a new listener, which reads all
 * rooms up to its end anew: 700 documents for all of them, once for each session, and a profile for
 * each person among them. It stays below the marks that one listener brings.
 */
export const SEARCHED_ROOMS_MAX = 5 * ROOMS_PAGE;
/** Who types on within this time has nothing loaded. */
const PAUSE_MS = 300;

/**
 * The rooms of one's list whose title, or the handle of whose person, holds what is searched for; all
 * that are loaded where that is empty.
 */
export function useFoundRooms(key: string): { rooms: readonly Room[]; isSearching: boolean } {
  const rooms = useMatchingRooms(key);
  const isSearching = useOlderRooms(key, rooms.length);
  return { rooms, isSearching };
}

function useMatchingRooms(key: string): readonly Room[] {
  const t = useT();
  const me = useMe();
  const { rooms } = useRooms();
  const partners = useMemo(
    () => rooms.flatMap((room) => directPartnerId(room, me) ?? []),
    [rooms, me],
  );
  const profiles = usePeople(partners);
  return useMemo(() => {
    const wordsOf = (room: Room): string => {
      if (isNotesRoom(room)) return t('rooms.notes');
      const partner = profiles.get(directPartnerId(room, me) ?? '');
      return partner ? `${partner.displayName} ${partner.handle}` : room.name;
    };
    return rooms.filter((room) => searchKey(wordsOf(room)).includes(key));
  }, [rooms, profiles, key, me, t]);
}

/** Loads the next page while few rooms match. Gives whether more may be found yet. */
function useOlderRooms(key: string, count: number): boolean {
  const { rooms: store } = useSession();
  const isConnected = useConnection() === 'online';
  const isConfirmed = useStore(store, (state) => state.isConfirmed);
  const limit = useStore(store, (state) => state.limit);
  const isFull = useStore(store, (state) => state.byId.size >= state.limit);
  const isWanted = key !== '' && count < FEW;
  const canLoad = isConfirmed && isFull && limit < SEARCHED_ROOMS_MAX;
  useEffect(() => {
    if (!isWanted || !canLoad) return undefined;
    const timer = window.setTimeout(store.loadMore, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [store, isWanted, canLoad, key, limit]);
  // A further page is on its way, and may come from the cache first.
  return isWanted && (canLoad || (!isConfirmed && isConnected));
}
