import { lazy, Suspense, useEffect, useState } from 'react';
import type { Account } from '../ports/auth';
import { useAuth } from '../ports/services';
import { rememberSignedIn, wasSignedIn } from './deviceMemory';
import { ShellSkeleton } from './ShellSkeleton';
import { SignedOut } from './SignedOut';

const loadSignedIn = () => import('./SignedIn');
const SignedIn = lazy(async () => ({ default: (await loadSignedIn()).SignedIn }));

/** Signed-out pages or the app. Until the account is known, whichever it was last time. */
export function AuthGate() {
  const auth = useAuth();
  const [account, setAccount] = useState<Account | null | undefined>(undefined);
  const [isReturning] = useState(wasSignedIn);

  useEffect(() => {
    if (isReturning) void loadSignedIn();
    return auth.watch((next) => {
      rememberSignedIn(next !== null);
      setAccount(next);
    });
  }, [auth, isReturning]);

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
