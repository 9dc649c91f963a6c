import { routes } from '@hearth/domain/paths';
import { lazy, Suspense, useEffect, useState } from 'react';
import { goTo } from '../components/address';
import type { Account } from '../ports/auth';
import { useAuth } from '../ports/services';
import { rememberSignedIn, wasSignedIn } from './deviceMemory';
import { ShellSkeleton } from './ShellSkeleton';
import { SignedOut } from './SignedOut';

/** Pages that end a session themselves. */
const STAYS: readonly string[] = [routes.authAction, routes.goodbye];

const SignedIn = lazy(async () => ({ default: (await import('./SignedIn')).SignedIn }));

/** Signed-out pages or the app. Until the account is known, whichever it was last time. */
export function AuthGate() {
  const auth = useAuth();
  const [account, setAccount] = useState<Account | null | undefined>(undefined);
  const [isReturning] = useState(wasSignedIn);

  useEffect(() => {
    let wasIn = false;
    return auth.watch((next) => {
      // Where one person left off is not where the next one begins.
      if (wasIn && !next && !STAYS.includes(location.pathname)) {
        goTo(routes.signIn, { isReplacing: true });
      }
      wasIn = next !== null;
      rememberSignedIn(wasIn);
      setAccount(next);
    });
  }, [auth]);

  if (account) {
    return (
      <Suspense fallback={<ShellSkeleton />}>
        <SignedIn key={account.uid} account={account} />
      </Suspense>
    );
  }
  if (account === undefined && isReturning) return <ShellSkeleton />;
  return <SignedOut />;
}
