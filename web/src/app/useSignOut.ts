import { useCallback } from 'react';
import { useSession } from '../state/session';
import { useShellActions } from './shellActions';
import { signOutHere } from './signOutHere';
import { unsentOf } from './unsent';

/** Gives a function that signs out; it asks first while something written here has not been sent. */
export function useSignOut(): () => void {
  const session = useSession();
  const { open } = useShellActions();
  return useCallback(() => {
    const isAllSent = Object.values(unsentOf(session)).every((count) => count === 0);
    if (isAllSent) void signOutHere(session.services, session.me);
    else open({ type: 'signOut' });
  }, [session, open]);
}
