/** Accounts in memory: one browser's view of a server that keeps what Firebase Auth keeps. */
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type { Account, AuthPort, MailAction, ProviderId } from '../ports/auth';

export interface MemoryMail {
  action: MailAction;
  code: string;
}

export interface MemoryAccount {
  uid: string;
  email: string | null;
  password: string | null;
  phoneNumber: string | null;
  /** Google's id of the person; null where Google is not linked. */
  googleId: string | null;
  isEmailVerified: boolean;
  isDisabled: boolean;
  suggestedName: string | null;
}

export interface MemoryAuthOptions {
  accounts?: readonly (Partial<MemoryAccount> & { uid: string })[];
  /** Who is signed in from the start. */
  signedInUid?: string;
  now?: () => number;
}

/** The port, and what a test may see and do behind it. */
export interface MemoryAuth extends AuthPort {
  readonly accounts: MemoryAccount[];
  /** Mails sent so far, newest last. */
  readonly mails: MemoryMail[];
  /** The code of the last SMS. */
  readonly smsCode: string;
  /** Who presses "continue" in Google's window; null closes it. */
  googlePerson: { id: string; email: string; name: string } | null;
  /** The next call rejects with this. */
  failNext(code: ErrorCode): void;
  /** The next dangerous act asks to sign in again. */
  expireSignIn(): void;
  /** While set, calls wait for it. */
  pause: Promise<void> | null;
}

const PASSWORD_MIN_CHARS = 6;
const SMS_CODE = '123456';

export function createMemoryAuth(options: MemoryAuthOptions = {}): MemoryAuth {
  return new MemoryAuthServer(options);
}

class MemoryAuthServer implements MemoryAuth {
  readonly accounts: MemoryAccount[] = [];
  readonly mails: MemoryMail[] = [];
  readonly smsCode = SMS_CODE;
  googlePerson: MemoryAuth['googlePerson'] = null;
  pause: Promise<void> | null = null;
  readonly #watchers = new Set<(account: Account | null) => void>();
  readonly #now: () => number;
  #current: MemoryAccount | null = null;
  #signedInAt = 0;
  #isFresh = true;
  #failure: ErrorCode | null = null;

  constructor(options: MemoryAuthOptions) {
    this.#now = options.now ?? Date.now;
    for (const account of options.accounts ?? []) this.#add(account);
    if (options.signedInUid !== undefined) this.#enter(this.#byUid(options.signedInUid));
  }

  failNext(code: ErrorCode): void {
    this.#failure = code;
  }

  expireSignIn(): void {
    this.#isFresh = false;
  }

  watch: AuthPort['watch'] = (onAccount) => {
    this.#watchers.add(onAccount);
    queueMicrotask(() => {
      if (this.#watchers.has(onAccount)) onAccount(this.#account());
    });
    return () => this.#watchers.delete(onAccount);
  };

  refresh: AuthPort['refresh'] = () => this.#act(() => this.#tell());
  setLanguage: AuthPort['setLanguage'] = () => {};

  signUp: AuthPort['signUp'] = (email, password) =>
    this.#act(() => {
      this.#checkNewEmail(email);
      this.#checkPassword(password);
      this.#enter(this.#add({ uid: `uid-${this.accounts.length + 1}`, email, password }));
    });

  signIn: AuthPort['signIn'] = (email, password) =>
    this.#act(() => {
      const account = this.accounts.find((known) => known.email === email);
      if (!account || account.password !== password) throw new HearthError('wrongCredentials');
      if (account.isDisabled) throw new HearthError('userDisabled');
      this.#enter(account);
    });

  signInAsGuest: AuthPort['signInAsGuest'] = () =>
    this.#act(() => this.#enter(this.#add({ uid: `guest-${this.accounts.length + 1}` })));

  signInWithToken: AuthPort['signInWithToken'] = (token) =>
    this.#act(() => this.#enter(this.#byUid(token)));

  prepareGoogle: AuthPort['prepareGoogle'] = () => {};

  signInWithGoogle: AuthPort['signInWithGoogle'] = () =>
    this.#act(() => {
      const person = this.#chosenGooglePerson();
      const known = this.accounts.find((account) => account.googleId === person.id);
      if (known) return this.#enter(known);
      this.#checkNewEmail(person.email);
      this.#enter(
        this.#add({
          uid: `google-${person.id}`,
          email: person.email,
          googleId: person.id,
          isEmailVerified: true,
          suggestedName: person.name,
        }),
      );
    });

  startPhoneSignIn: AuthPort['startPhoneSignIn'] = async (phoneNumber) => {
    await this.#act(() => checkPhone(phoneNumber));
    return this.#confirmation(() => {
      const known = this.accounts.find((account) => account.phoneNumber === phoneNumber);
      this.#enter(known ?? this.#add({ uid: `phone-${this.accounts.length + 1}`, phoneNumber }));
    });
  };

  signOut: AuthPort['signOut'] = () => this.#act(() => this.#leave());

  sendVerification: AuthPort['sendVerification'] = () =>
    this.#actAs((me) => this.#mail({ type: 'verifyEmail', email: me.email ?? '' }));

  sendPasswordReset: AuthPort['sendPasswordReset'] = (email) =>
    this.#act(() => {
      checkEmail(email);
      if (this.accounts.some((account) => account.email === email)) {
        this.#mail({ type: 'resetPassword', email });
      }
    });

  checkMailAction: AuthPort['checkMailAction'] = (code) =>
    this.#act(() => this.#mailed(code).action);

  applyMailAction: AuthPort['applyMailAction'] = (code) =>
    this.#act(() => {
      const { action } = this.#mailed(code);
      const account =
        this.accounts.find((known) => known.email === action.email) ?? this.#current ?? null;
      if (!account) throw new HearthError('invalidCode');
      account.email = action.email;
      account.isEmailVerified = true;
      this.#use(code);
      this.#tell();
    });

  confirmPasswordReset: AuthPort['confirmPasswordReset'] = (code, newPassword) =>
    this.#act(() => {
      this.#checkPassword(newPassword);
      const { action } = this.#mailed(code);
      const account = this.accounts.find((known) => known.email === action.email);
      if (!account || action.type !== 'resetPassword') throw new HearthError('invalidCode');
      account.password = newPassword;
      this.#use(code);
    });

  linkPassword: AuthPort['linkPassword'] = (email, password) =>
    this.#actAs((me) => {
      this.#checkNewEmail(email);
      this.#checkPassword(password);
      Object.assign(me, { email, password, isEmailVerified: false });
    });

  linkGoogle: AuthPort['linkGoogle'] = () =>
    this.#actAs((me) => {
      const person = this.#chosenGooglePerson();
      if (this.accounts.some((account) => account.googleId === person.id)) {
        throw new HearthError('credentialInUse');
      }
      me.googleId = person.id;
      me.email ??= person.email;
    });

  startPhoneLink: AuthPort['startPhoneLink'] = async (phoneNumber) => {
    await this.#act(() => checkPhone(phoneNumber));
    return this.#confirmation(() => {
      if (this.accounts.some((account) => account.phoneNumber === phoneNumber)) {
        throw new HearthError('credentialInUse');
      }
      this.#me().phoneNumber = phoneNumber;
      this.#tell();
    });
  };

  unlink: AuthPort['unlink'] = (provider) =>
    this.#actAs((me) => {
      if (providersOf(me).length <= 1) throw new HearthError('lastProvider');
      if (provider === 'password') me.password = null;
      if (provider === 'google.com') me.googleId = null;
      if (provider === 'phone') me.phoneNumber = null;
    });

  reauthenticateWithPassword: AuthPort['reauthenticateWithPassword'] = (password) =>
    this.#actAs((me) => {
      if (me.password !== password) throw new HearthError('wrongCredentials');
      this.#isFresh = true;
    });

  reauthenticateWithGoogle: AuthPort['reauthenticateWithGoogle'] = () =>
    this.#actAs((me) => {
      if (this.#chosenGooglePerson().id !== me.googleId) throw new HearthError('wrongCredentials');
      this.#isFresh = true;
    });

  startPhoneReauthentication: AuthPort['startPhoneReauthentication'] = async (phoneNumber) => {
    await this.#act(() => checkPhone(phoneNumber));
    return this.#confirmation(() => {
      if (this.#me().phoneNumber !== phoneNumber) throw new HearthError('wrongCredentials');
      this.#isFresh = true;
    });
  };

  changePassword: AuthPort['changePassword'] = (newPassword) =>
    this.#actAs((me) => {
      this.#checkPassword(newPassword);
      this.#checkFresh();
      me.password = newPassword;
    });

  changeEmail: AuthPort['changeEmail'] = (newEmail) =>
    this.#actAs(() => {
      this.#checkNewEmail(newEmail);
      this.#checkFresh();
      this.#mail({ type: 'changeEmail', email: newEmail });
    });

  signOutEverywhere: AuthPort['signOutEverywhere'] = () => this.#actAs(() => this.#leave());

  async #act<T>(act: () => T): Promise<T> {
    await this.pause;
    await Promise.resolve();
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw new HearthError(failure);
    return act();
  }

  #actAs(act: (me: MemoryAccount) => void): Promise<void> {
    return this.#act(() => {
      act(this.#me());
      this.#tell();
    });
  }

  #confirmation(enter: () => void) {
    return {
      confirm: (code: string) =>
        this.#act(() => {
          if (code !== SMS_CODE) throw new HearthError('invalidCode');
          enter();
        }),
    };
  }

  #add(account: Partial<MemoryAccount> & { uid: string }): MemoryAccount {
    const added = {
      email: null,
      password: null,
      phoneNumber: null,
      googleId: null,
      isEmailVerified: false,
      isDisabled: false,
      suggestedName: null,
      ...account,
    };
    this.accounts.push(added);
    return added;
  }

  #byUid(uid: string): MemoryAccount {
    const account = this.accounts.find((known) => known.uid === uid);
    if (!account) throw new HearthError('wrongCredentials');
    return account;
  }

  #me(): MemoryAccount {
    if (!this.#current) throw new HearthError('reauthenticate');
    return this.#current;
  }

  #enter(account: MemoryAccount): void {
    this.#current = account;
    this.#signedInAt = Math.floor(this.#now() / 1000) * 1000;
    this.#isFresh = true;
    this.#tell();
  }

  #leave(): void {
    this.#current = null;
    this.#tell();
  }

  #tell(): void {
    for (const onAccount of this.#watchers) onAccount(this.#account());
  }

  #account(): Account | null {
    const me = this.#current;
    if (!me) return null;
    const providers = providersOf(me);
    return {
      uid: me.uid,
      email: me.email,
      isEmailVerified: me.isEmailVerified,
      phoneNumber: me.phoneNumber,
      isGuest: providers.length === 0,
      providers,
      suggestedName: me.suggestedName,
      signedInAt: this.#signedInAt,
    };
  }

  #mail(action: MailAction): void {
    this.mails.push({ action, code: `code-${this.mails.length + 1}` });
  }

  #mailed(code: string): MemoryMail {
    const mail = this.mails.find((sent) => sent.code === code);
    if (!mail) throw new HearthError('invalidCode');
    return mail;
  }

  #use(code: string): void {
    this.mails.splice(
      this.mails.findIndex((mail) => mail.code === code),
      1,
    );
  }

  #chosenGooglePerson() {
    if (!this.googlePerson) throw new HearthError('cancelled');
    return this.googlePerson;
  }

  #checkNewEmail(email: string): void {
    checkEmail(email);
    if (this.accounts.some((account) => account.email === email && account !== this.#current)) {
      throw new HearthError('emailInUse');
    }
  }

  #checkPassword(password: string): void {
    if (password.length < PASSWORD_MIN_CHARS) throw new HearthError('weakPassword');
  }

  #checkFresh(): void {
    if (!this.#isFresh) throw new HearthError('reauthenticate');
  }
}

function checkEmail(email: string): void {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new HearthError('invalidEmail');
}

function checkPhone(phoneNumber: string): void {
  if (!/^\+\d{7,15}$/.test(phoneNumber)) throw new HearthError('invalidPhone');
}

function providersOf(account: MemoryAccount): ProviderId[] {
  const providers: ProviderId[] = [];
  if (account.password !== null) providers.push('password');
  if (account.googleId !== null) providers.push('google.com');
  if (account.phoneNumber !== null) providers.push('phone');
  return providers;
}
