import type { Room } from '@hearth/domain/room';
import { useMemo } from 'react';
import { usePeople } from '../../state/people';
import { useMe } from '../../state/session';
import type { Candidate } from './completion';

const NOBODY: readonly string[] = [];

export interface RoomHandles {
  /** Everybody one could mention, as far as they are known. */
  candidates: readonly Candidate[];
  uidOf: (handle: string) => string | undefined;
}

/** The people of a room by handle. Their profiles are asked for once somebody writes an @. */
export function useRoomHandles(room: Room, isWanted: boolean): RoomHandles {
  const me = useMe();
  const people = usePeople(isWanted ? room.memberIds : NOBODY);
  return useMemo(() => {
    const all = [...people.values()];
    const byHandle = new Map(all.map((person) => [person.handle, person.uid]));
    const others = all.filter((person) => person.uid !== me);
    return {
      candidates: others.map(({ uid, displayName, handle }) => ({
        uid,
        name: displayName,
        handle,
      })),
      uidOf: (handle) => byHandle.get(handle),
    };
  }, [people, me]);
}
