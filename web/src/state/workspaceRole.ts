import { HOUR_MS } from '@hearth/domain/time';
import type { WorkspaceRole } from '@hearth/domain/workspace';
import { useEffect, useState } from 'react';
import type { ModerationPort } from '../ports/moderation';
import { useSession } from './session';

/** A token lasts an hour: what it says of its person can't change sooner. */
const TOKEN_MS = HOUR_MS;

/** What was answered last: what shows later need not wait for the same answer. */
const answers = new WeakMap<ModerationPort, WorkspaceRole | null>();

/** One's role over all rooms; undefined until it is known. */
export function useWorkspaceRole(): WorkspaceRole | null | undefined {
  const { moderation } = useSession().services;
  const [role, setRole] = useState(() => answers.get(moderation));
  useEffect(() => {
    let isCurrent = true;
    const ask = () => {
      moderation.workspaceRole().then(
        (next) => {
          answers.set(moderation, next);
          if (isCurrent) setRole(next);
        },
        // Without a token there is nothing that rules would let one do.
        () => isCurrent && setRole((before) => before ?? null),
      );
    };
    ask();
    const timer = setInterval(ask, TOKEN_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [moderation]);
  return role;
}
