/**
 * The auth port of the first paint: a page with a form does not wait for Firebase. Everything here
 * works at once and hands over when the SDK has arrived.
 */
import type { AuthPort } from '../ports/auth';
import { loadOnce } from '../ports/loadOnce';

/** Longest wait for a frame; a hidden tab draws none. */
const PAINT_WAIT_MS = 200;

/** Resolves when the browser has had the chance to paint what React rendered. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAINT_WAIT_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
  });
}

/** An AuthPort over one that `load` brings; a failed load is `offline` and tried again. */
export function createLazyAuth(load: () => Promise<AuthPort>): AuthPort {
  let language: string | null = null;
  let loaded: AuthPort | null = null;
  const auth = loadOnce(async () => {
    const port = await load();
    if (language !== null) port.setLanguage(language);
    loaded = port;
    return port;
  });

  return {
    watch: (onAccount) => {
      let stop: (() => void) | null = null;
      let isStopped = false;
      const start = async () => {
        const port = await auth();
        if (!isStopped) stop = port.watch(onAccount);
      };
      const retry = () =>
        void start().catch(() => window.addEventListener('online', retry, { once: true }));
      retry();
      return () => {
        isStopped = true;
        window.removeEventListener('online', retry);
        stop?.();
      };
    },
    setLanguage: (tag) => {
      language = tag;
      loaded?.setLanguage(tag);
    },
    prepareGoogle: () =>
      void auth()
        .then((port) => port.prepareGoogle())
        .catch(() => {}),
    refresh: async () => (await auth()).refresh(),
    signUp: async (email, password) => (await auth()).signUp(email, password),
    signIn: async (email, password) => (await auth()).signIn(email, password),
    signInAsGuest: async () => (await auth()).signInAsGuest(),
    signInWithGoogle: async () => (await auth()).signInWithGoogle(),
    signInWithToken: async (token) => (await auth()).signInWithToken(token),
    startPhoneSignIn: async (phoneNumber, container) =>
      (await auth()).startPhoneSignIn(phoneNumber, container),
    signOut: async () => (await auth()).signOut(),
    sendVerification: async () => (await auth()).sendVerification(),
    sendPasswordReset: async (email) => (await auth()).sendPasswordReset(email),
    checkMailAction: async (code) => (await auth()).checkMailAction(code),
    applyMailAction: async (code) => (await auth()).applyMailAction(code),
    confirmPasswordReset: async (code, newPassword) =>
      (await auth()).confirmPasswordReset(code, newPassword),
    linkPassword: async (email, password) => (await auth()).linkPassword(email, password),
    linkGoogle: async () => (await auth()).linkGoogle(),
    startPhoneLink: async (phoneNumber, container) =>
      (await auth()).startPhoneLink(phoneNumber, container),
    unlink: async (provider) => (await auth()).unlink(provider),
    reauthenticateWithPassword: async (password) =>
      (await auth()).reauthenticateWithPassword(password),
    reauthenticateWithGoogle: async () => (await auth()).reauthenticateWithGoogle(),
    startPhoneReauthentication: async (phoneNumber, container) =>
      (await auth()).startPhoneReauthentication(phoneNumber, container),
    changePassword: async (newPassword) => (await auth()).changePassword(newPassword),
    changeEmail: async (newEmail) => (await auth()).changeEmail(newEmail),
    signOutEverywhere: async () => (await auth()).signOutEverywhere(),
  };
}
