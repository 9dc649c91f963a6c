import * as config from 'virtual:hearth-config';
import type { Profile } from '@hearth/domain/user';
import { useEffect, useMemo, useState } from 'react';
import type { Account } from '../ports/auth';
import { useAuth, type Services } from '../ports/services';
import type { Unsubscribe } from '../ports/unsubscribe';
import { createSession } from '../state/createSession';
import type { Session } from '../state/session';
import { rememberedSettings } from './rememberedSettings';
import { openServices } from './services';

export type SignedInState =
  | { type: 'opening' }
  | { type: 'failed' }
  /** There is no profile yet: the person says who they are. */
  | { type: 'welcome'; services: Services }
  | { type: 'ready'; services: Services; session: Session };

/**
 * Services, profile and session of an account, in that order. All end when the account goes, and
 * nothing of it stays on the device. A new `attempt` asks for the profile again.
 */
export function useSignedIn(account: Account, attempt: number): SignedInState {
  const opened = useServicesOf(account.uid);
  const [state, setState] = useState<SignedInState>({ type: 'opening' });
  const services = opened.type === 'open' ? opened.services : null;
  useEffect(
    () => (services ? followProfile(account, services, setState) : undefined),
    // The account's id is the key of this component: other changes of it (a verified address, a
    // guest who became a member) leave the session open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [services, attempt],
  );
  return useMemo(() => {
    if (opened.type === 'failed') return { type: 'failed' };
    return state.type === 'ready' ? { ...state, session: { ...state.session, account } } : state;
  }, [opened, state, account]);
}

type Opened = { type: 'opening' } | { type: 'open'; services: Services } | { type: 'failed' };

function useServicesOf(uid: string): Opened {
  const auth = useAuth();
  const [opened, setOpened] = useState<Opened>({ type: 'opening' });
  useEffect(() => {
    let isGone = false;
    let services: Services | null = null;
    // Runs when the account is gone, not when the page is.
    const clear = () => void services?.device.clearLocalData(uid);
    openServices(config, auth).then(
      (open) => {
        services = open;
        if (isGone) clear();
        else setOpened({ type: 'open', services: open });
      },
      (error: unknown) => {
        console.error(error);
        setOpened({ type: 'failed' });
      },
    );
    return () => {
      isGone = true;
      clear();
    };
  }, [auth, uid]);
  return opened;
}

/** Opens the session with the first profile that there is. */
function followProfile(
  account: Account,
  services: Services,
  setState: (state: SignedInState) => void,
): Unsubscribe {
  let stopSession: Unsubscribe | null = null;
  const openSession = (profile: Profile) => {
    const opened = createSession({
      account,
      services,
      profile,
      remembered: rememberedSettings(),
      onRevoked: () => void services.auth.signOut(),
    });
    stopSession = opened.stop;
    setState({ type: 'ready', services, session: opened.session });
  };
  setState({ type: 'opening' });
  const stopWatching = services.people.watchMyProfile(account.uid, {
    next: (profile) => {
      // Later changes of the profile arrive through the people store.
      if (stopSession) return;
      if (profile) openSession(profile);
      else setState({ type: 'welcome', services });
    },
    error: () => {
      if (!stopSession) setState({ type: 'failed' });
    },
  });
  return () => {
    stopWatching();
    stopSession?.();
  };
}
