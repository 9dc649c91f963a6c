/** Accounts on Firebase Auth. Loaded after the first paint; see {@link createLazyAuth}. */
import { HearthError } from '@hearth/domain/errors';
import type { FirebaseApp } from 'firebase/app';
import {
  applyActionCode,
  browserLocalPersistence,
  checkActionCode,
  confirmPasswordReset,
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  EmailAuthProvider,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
  linkWithCredential,
  onIdTokenChanged,
  reauthenticateWithCredential,
  reload,
  sendEmailVerification,
  sendPasswordResetEmail,
  signInAnonymously,
  signInWithCustomToken,
  signInWithEmailAndPassword,
  signOut,
  unlink,
  updatePassword,
  verifyBeforeUpdateEmail,
  type Auth,
  type User,
} from 'firebase/auth';
import type { AuthPort, MailAction } from '../ports/auth';
import { accountOf, sameAccount } from './account';
import { toAuthError, withAuthErrors } from './authErrors';
import { emulatorAddress, type HearthConfig } from './config';

/** The page that a mail's link leads back to. */
const continueUrl = () => (typeof location === 'undefined' ? undefined : `${location.origin}/`);

const opened = new WeakMap<FirebaseApp, Auth>();

/** A valid ID token for requests that no SDK makes; null when nobody is signed in. */
export async function idToken(app: FirebaseApp): Promise<string | null> {
  return (await opened.get(app)?.currentUser?.getIdToken()) ?? null;
}

/** A custom claim of the ID token, which is at most an hour old; undefined where there is none. */
export async function tokenClaim(app: FirebaseApp, name: string): Promise<unknown> {
  return (await opened.get(app)?.currentUser?.getIdTokenResult())?.claims[name];
}

/** Auth with the first kind of storage that works; in memory where all is blocked. */
export function openAuth(app: FirebaseApp, config: HearthConfig): Auth {
  const auth = initializeAuth(app, {
    persistence: [indexedDBLocalPersistence, browserLocalPersistence, inMemoryPersistence],
  });
  opened.set(app, auth);
  if (import.meta.env.MODE !== 'production') {
    const engine = emulatorAddress(config, 'auth');
    if (engine) {
      connectAuthEmulator(auth, `http://${engine.host}:${engine.port}`, { disableWarnings: true });
      // The engine sends no SMS and asks no robots; Google's widget is out of its reach.
      auth.settings.appVerificationDisabledForTesting = true;
    }
  }
  return auth;
}

function mailAction(operation: string, email: string | null | undefined): MailAction {
  const address = email ?? '';
  switch (operation) {
    case 'VERIFY_EMAIL':
      return { type: 'verifyEmail', email: address };
    case 'PASSWORD_RESET':
      return { type: 'resetPassword', email: address };
    case 'VERIFY_AND_CHANGE_EMAIL':
      return { type: 'changeEmail', email: address };
    case 'RECOVER_EMAIL':
      return { type: 'recoverEmail', email: address };
    default:
      throw new HearthError('invalidCode', { message: `Unknown mail action ${operation}` });
  }
}

/** Whether an address has an account is nobody else's business. */
async function withoutTelling(request: Promise<void>): Promise<void> {
  await request.catch((error: unknown) => {
    const failure = toAuthError(error);
    if (failure.code !== 'wrongCredentials') throw failure;
  });
}

export class FirebaseAuth implements AuthPort {
  readonly #auth: Auth;
  readonly #config: HearthConfig;
  readonly #watchers = new Set<() => void>();

  constructor(auth: Auth, config: HearthConfig) {
    this.#auth = auth;
    this.#config = config;
  }

  watch: AuthPort['watch'] = (onAccount) => {
    let last: ReturnType<typeof accountOf> | undefined;
    const tell = () => {
      const account = accountOf(this.#auth.currentUser);
      if (last !== undefined && sameAccount(last, account)) return;
      last = account;
      onAccount(account);
    };
    // Also called for changes that Auth itself does not report, such as an unlinked provider.
    this.#watchers.add(tell);
    const stop = onIdTokenChanged(this.#auth, tell);
    return () => {
      this.#watchers.delete(tell);
      stop();
    };
  };

  setLanguage: AuthPort['setLanguage'] = (tag) => {
    this.#auth.languageCode = tag;
  };

  refresh: AuthPort['refresh'] = () =>
    this.#change(async (user) => {
      const wasVerified = user.emailVerified;
      await reload(user);
      // The rules read the token, not the account.
      if (user.emailVerified !== wasVerified) await user.getIdToken(true);
    });

  signUp: AuthPort['signUp'] = (email, password) =>
    this.#enter(createUserWithEmailAndPassword(this.#auth, email, password));

  signIn: AuthPort['signIn'] = (email, password) =>
    this.#enter(signInWithEmailAndPassword(this.#auth, email, password));

  signInAsGuest: AuthPort['signInAsGuest'] = () => this.#enter(signInAnonymously(this.#auth));

  signInWithToken: AuthPort['signInWithToken'] = (token) =>
    this.#enter(signInWithCustomToken(this.#auth, token));

  prepareGoogle: AuthPort['prepareGoogle'] = () => {
    // A failure shows when the button is pressed.
    void import('./google').catch(() => {});
  };

  signInWithGoogle: AuthPort['signInWithGoogle'] = () =>
    withAuthErrors(async () => (await import('./google')).signIn(this.#auth));

  linkGoogle: AuthPort['linkGoogle'] = () =>
    this.#change(async (user) => (await import('./google')).link(user));

  reauthenticateWithGoogle: AuthPort['reauthenticateWithGoogle'] = () =>
    this.#change(async (user) => (await import('./google')).reauthenticate(user));

  startPhoneReauthentication: AuthPort['startPhoneReauthentication'] = (phoneNumber, container) =>
    this.#withUser(async (user) => {
      const phone = await import('./phone');
      const sent = await phone.startReauthentication(this.#auth, user, phoneNumber, container);
      return { confirm: (code) => this.#change(() => sent.confirm(code)) };
    });

  startPhoneSignIn: AuthPort['startPhoneSignIn'] = (phoneNumber, container) =>
    withAuthErrors(async () => {
      const phone = await import('./phone');
      return phone.startSignIn(this.#auth, phoneNumber, container);
    });

  startPhoneLink: AuthPort['startPhoneLink'] = (phoneNumber, container) =>
    this.#withUser(async (user) => {
      const phone = await import('./phone');
      const sent = await phone.startLink(this.#auth, user, phoneNumber, container);
      return { confirm: (code) => this.#change(() => sent.confirm(code)) };
    });

  signOut: AuthPort['signOut'] = () => withAuthErrors(() => signOut(this.#auth));

  sendVerification: AuthPort['sendVerification'] = () =>
    this.#withUser((user) => sendEmailVerification(user, this.#mailSettings()));

  sendPasswordReset: AuthPort['sendPasswordReset'] = (email) =>
    withoutTelling(sendPasswordResetEmail(this.#auth, email, this.#mailSettings() ?? undefined));

  checkMailAction: AuthPort['checkMailAction'] = (code) =>
    withAuthErrors(async () => {
      const { operation, data } = await checkActionCode(this.#auth, code);
      return mailAction(operation, data.email);
    });

  applyMailAction: AuthPort['applyMailAction'] = (code) =>
    withAuthErrors(async () => {
      await applyActionCode(this.#auth, code);
      // A changed address ends the session: then there is nothing to refresh.
      if (this.#auth.currentUser) await this.refresh().catch(() => {});
    });

  confirmPasswordReset: AuthPort['confirmPasswordReset'] = (code, newPassword) =>
    withAuthErrors(() => confirmPasswordReset(this.#auth, code, newPassword));

  linkPassword: AuthPort['linkPassword'] = (email, password) =>
    this.#change((user) => linkWithCredential(user, EmailAuthProvider.credential(email, password)));

  unlink: AuthPort['unlink'] = (provider) =>
    this.#change((user) => {
      if (user.providerData.length <= 1) throw new HearthError('lastProvider');
      return unlink(user, provider);
    });

  reauthenticateWithPassword: AuthPort['reauthenticateWithPassword'] = (password) =>
    this.#change((user) =>
      reauthenticateWithCredential(user, EmailAuthProvider.credential(user.email ?? '', password)),
    );

  changePassword: AuthPort['changePassword'] = (newPassword) =>
    this.#change((user) => updatePassword(user, newPassword));

  changeEmail: AuthPort['changeEmail'] = (newEmail) =>
    this.#withUser((user) => verifyBeforeUpdateEmail(user, newEmail, this.#mailSettings()));

  signOutEverywhere: AuthPort['signOutEverywhere'] = () =>
    this.#withUser(async () => {
      const { call } = await import('./functions');
      await call(this.#auth.app, this.#config, 'signOutEverywhere', {});
      await signOut(this.#auth);
    });

  #mailSettings() {
    const url = continueUrl();
    return url === undefined ? null : { url };
  }

  async #enter(signIn: Promise<unknown>): Promise<void> {
    await withAuthErrors(() => signIn);
  }

  #withUser<T>(act: (user: User) => Promise<T>): Promise<T> {
    return withAuthErrors(() => {
      const user = this.#auth.currentUser;
      if (!user) throw new HearthError('reauthenticate');
      return act(user);
    });
  }

  /** An act after which the account may look different to those who watch it. */
  async #change(act: (user: User) => Promise<unknown>): Promise<void> {
    await this.#withUser(act);
    for (const tell of this.#watchers) tell();
  }
}
