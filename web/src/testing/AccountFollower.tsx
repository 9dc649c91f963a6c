import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { AuthContext, ServicesContext } from '../ports/services';
import { SessionContext, useSession } from '../state/session';
import type { MemoryAuth } from './memoryAuth';

/** Inside `renderApp`: the session follows this account, as the app does. */
export function AccountFollower({ auth, children }: { auth: MemoryAuth; children: ReactNode }) {
  const session = useSession();
  const [account, setAccount] = useState(session.account);
  useEffect(() => auth.watch((next) => next && setAccount(next)), [auth]);
  const followed = useMemo(
    () => ({ ...session, account, services: { ...session.services, auth } }),
    [session, account, auth],
  );
  return (
    <AuthContext value={auth}>
      <ServicesContext value={followed.services}>
        <SessionContext value={followed}>{children}</SessionContext>
      </ServicesContext>
    </AuthContext>
  );
}
