import type { User } from 'firebase/auth';
import * as v from 'valibot';
import type { Account, ProviderId } from '../ports/auth';

const PROVIDERS: readonly ProviderId[] = ['password', 'google.com', 'phone'];

const storedUserSchema = v.object({
  stsTokenManager: v.object({ accessToken: v.string() }),
});
const claimsSchema = v.object({ auth_time: v.number() });

/**
 * When this session was signed in, from the ID token at hand: also offline and with an expired one,
 * which `getIdTokenResult` would first try to renew.
 */
function signedInAt(user: User): number {
  try {
    const { accessToken } = v.parse(storedUserSchema, user.toJSON()).stsTokenManager;
    const payload = (accessToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    return v.parse(claimsSchema, JSON.parse(atob(payload))).auth_time * 1000;
  } catch {
    return Date.parse(user.metadata.lastSignInTime ?? '') || 0;
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
