import * as config from 'virtual:hearth-config';
import type { Profile } from '@hearth/domain/user';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepAppOffline } from '../browser/serviceWorker';
import { tellWorker } from '../browser/workerLink';
import type { Account, AuthPort } from '../ports/auth';
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
 * nothing of it stays on the device. `retry` asks again after a failure.
 */
export function useSignedIn(account: Account): { state: SignedInState; retry: () => void } {
  const auth = useAuth();
  const [state, setState] = useState<SignedInState>({ type: 'opening' });
  const opening = useRef<AccountOpening | null>(null);
  useEffect(
    () => {
      const current = new AccountOpening(account, auth, setState);
      opening.current = current;
      current.start();
      // Runs when the account is gone, not when the page is.
      return () => {
        current.end();
      };
    },
    // The account's id is the key of this component: other changes of it (a verified address, a
    // guest who became a member) leave the session open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [auth],
  );
  const retry = useCallback(() => opening.current?.start(), []);
  const shown = useMemo(
    () => (state.type === 'ready' ? { ...state, session: { ...state.session, account } } : state),
    [state, account],
  );
  return { state: shown, retry };
}

class AccountOpening {
  readonly #account: Account;
  readonly #auth: AuthPort;
  readonly #show: (state: SignedInState) => void;
  #services: Services | null = null;
  #stopProfile: Unsubscribe = () => undefined;
  #stopSession: Unsubscribe | null = null;
  #isOver = false;

  constructor(account: Account, auth: AuthPort, show: (state: SignedInState) => void) {
    this.#account = account;
    this.#auth = auth;
    this.#show = show;
  }

  start(): void {
    this.#show({ type: 'opening' });
    this.#open().catch((error: unknown) => {
      console.error(error);
      if (!this.#isOver) this.#show({ type: 'failed' });
    });
  }

  end(): void {
    this.#isOver = true;
    this.#stopProfile();
    this.#stopSession?.();
    // However it went: nothing of this account is to be shown here any more.
    void this.#services?.push.disable(this.#account.uid).catch(() => undefined);
    tellWorker({ type: 'signedOut' });
    void this.#services?.device.clearLocalData(this.#account.uid);
  }

  async #open(): Promise<void> {
    this.#services ??= await openServices(config, this.#auth);
    const services = this.#services;
    if (this.#isOver) {
      await services.device.clearLocalData(this.#account.uid);
      return;
    }
    this.#stopProfile();
    this.#stopProfile = services.people.watchMyProfile(this.#account.uid, {
      next: (profile) => {
        // Later changes of the profile arrive through the people store.
        if (this.#stopSession) return;
        if (profile) this.#openSession(services, profile);
        else this.#show({ type: 'welcome', services });
      },
      error: () => {
        if (!this.#stopSession) this.#show({ type: 'failed' });
      },
    });
  }

  #openSession(services: Services, profile: Profile): void {
    const { session, stop } = createSession({
      account: this.#account,
      services,
      profile,
      remembered: rememberedSettings(),
      onRevoked: () => void services.auth.signOut(),
    });
    this.#stopSession = stop;
    keepAppOffline();
    this.#show({ type: 'ready', services, session });
  }
}
