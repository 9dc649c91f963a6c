import type { User } from 'firebase/auth';
import type { Account, ProviderId } from '../ports/auth';

const PROVIDERS: readonly ProviderId[] = ['password', 'google.com', 'phone'];

/** A member of something of unknown shape. By hand: the sign-in page carries no schema library. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * When this session was signed in, from the ID token at hand: also offline and with an expired one,
 * which `getIdTokenResult` would first try to renew.
 */
function signedInAt(user: User): number {
  const token = member(member(user.toJSON(), 'stsTokenManager'), 'accessToken');
  const authTime = typeof token === 'string' ? authTimeOf(token) : null;
  return authTime ?? (Date.parse(user.metadata.lastSignInTime ?? '') || 0);
}

function authTimeOf(idToken: string): number | null {
  try {
    const payload = (idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const seconds = member(JSON.parse(atob(payload)), 'auth_time');
    return typeof seconds === 'number' ? seconds * 1000 : null;
  } catch {
    return null;
  }
}

/** The account as the app knows it; null when nobody is signed in. */
export function accountOf(user: User | null): Account | null {
  if (!user) return null;
  const linked = user.providerData.map((info) => info.providerId);
  return {
    uid: user.uid,
    email: user.email,
    isEmailVerified: user.emailVerified,
    phoneNumber: user.phoneNumber,
    isGuest: user.isAnonymous,
    providers: PROVIDERS.filter((provider) => linked.includes(provider)),
    suggestedName:
      user.displayName ?? user.providerData.find((info) => info.displayName)?.displayName ?? null,
    signedInAt: signedInAt(user),
  };
}

/** Whether nothing that the app shows differs. */
export function sameAccount(a: Account | null, b: Account | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
