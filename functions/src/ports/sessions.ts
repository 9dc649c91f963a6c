import type { Millis } from '@hearth/domain/time';

/** The sign-ins of accounts. */
export interface Sessions {
  /** Makes every refresh token of an account void. Gives the time before which sign-ins are void. */
  revoke(uid: string): Promise<Millis>;
}
