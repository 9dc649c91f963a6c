import type { Millis } from '@hearth/domain/time';
import type { Unsubscribe } from './unsubscribe';

export type ProviderId = 'password' | 'google.com' | 'phone';

/** The signed-in account, before and beside its profile. */
export interface Account {
  uid: string;
  email: string | null;
  isEmailVerified: boolean;
  phoneNumber: string | null;
  isGuest: boolean;
  providers: ProviderId[];
  /** Name that the provider knows, to propose for the profile. */
  suggestedName: string | null;
  /** Server time of this sign-in in ms; whole seconds. */
  signedInAt: Millis;
}

/** An SMS code is under way; `confirm` finishes with what the person typed. */
export interface PhoneConfirmation {
  confirm(code: string): Promise<void>;
}

/** What a link from a mail asks for, and for which address. */
export type MailAction =
  | { type: 'verifyEmail'; email: string }
  | { type: 'resetPassword'; email: string }
  | { type: 'changeEmail'; email: string }
  | { type: 'recoverEmail'; email: string };

/**
 * Accounts. Every promise rejects with a HearthError: `wrongCredentials`, `emailInUse`,
 * `weakPassword`, `invalidEmail`, `tooManyAttempts`, `reauthenticate`, `popupBlocked`,
 * `cancelled`, `credentialInUse`, `offline`, ...
 */
export interface AuthPort {
  /** Calls back with the present account (null when signed out) and on every change of it. */
  watch(onAccount: (account: Account | null) => void): Unsubscribe;
  /** Asks the server for the account anew: a mail may have been confirmed elsewhere. */
  refresh(): Promise<void>;
  /** The language of mails and SMS from now on (BCP 47). */
  setLanguage(tag: string): void;

  signUp(email: string, password: string): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  signInAsGuest(): Promise<void>;
  /** Fetches what Google's window needs, so that a click opens it at once and no blocker steps in. */
  prepareGoogle(): void;
  signInWithGoogle(): Promise<void>;
  /** Sends an SMS; the invisible reCAPTCHA is drawn into `container`. */
  startPhoneSignIn(phoneNumber: string, container: HTMLElement): Promise<PhoneConfirmation>;
  /** A token made by the local engine's helper: development only. */
  signInWithToken(token: string): Promise<void>;
  signOut(): Promise<void>;

  sendVerification(): Promise<void>;
  sendPasswordReset(email: string): Promise<void>;
  checkMailAction(code: string): Promise<MailAction>;
  /** Verifies, changes or restores an address. */
  applyMailAction(code: string): Promise<void>;
  confirmPasswordReset(code: string, newPassword: string): Promise<void>;

  /** A guest becomes a full account with the same uid; others add a second way to sign in. */
  linkPassword(email: string, password: string): Promise<void>;
  linkGoogle(): Promise<void>;
  startPhoneLink(phoneNumber: string, container: HTMLElement): Promise<PhoneConfirmation>;
  /** Rejects with `lastProvider` when no way to sign in would be left. */
  unlink(provider: ProviderId): Promise<void>;

  /** Needed before dangerous acts when the last sign-in is long ago. */
  reauthenticateWithPassword(password: string): Promise<void>;
  reauthenticateWithGoogle(): Promise<void>;
  startPhoneReauthentication(
    phoneNumber: string,
    container: HTMLElement,
  ): Promise<PhoneConfirmation>;
  changePassword(newPassword: string): Promise<void>;
  /** Mails a link to the new address; the change happens when it is followed. */
  changeEmail(newEmail: string): Promise<void>;
  /** Ends every session on every device, this one included (callable function). */
  signOutEverywhere(): Promise<void>;
}
