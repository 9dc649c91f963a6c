import type { Profile } from '@hearth/domain/user';
import { useCallback, useMemo, useState } from 'react';

/** A growing list of people, each once; `excludeIds` are those that can't be picked (again). */
export function useChosenPeople(already: readonly string[]): {
  chosen: readonly Profile[];
  excludeIds: ReadonlySet<string>;
  add: (profile: Profile) => void;
  remove: (uid: string) => void;
} {
  const [chosen, setChosen] = useState<readonly Profile[]>([]);
  const excludeIds = useMemo(
    () => new Set([...already, ...chosen.map(({ uid }) => uid)]),
    [already, chosen],
  );
  const add = useCallback((profile: Profile) => {
    setChosen((people) => [...people.filter(({ uid }) => uid !== profile.uid), profile]);
  }, []);
  const remove = useCallback((uid: string) => {
    setChosen((people) => people.filter((person) => person.uid !== uid));
  }, []);
  return { chosen, excludeIds, add, remove };
}
