import type { Sessions } from '../ports/sessions';
import { auth } from './admin';

export const adminSessions: Sessions = {
  async revoke(uid) {
    await auth().revokeRefreshTokens(uid);
    const { tokensValidAfterTime } = await auth().getUser(uid);
    // Auth counts in whole seconds, as the `auth_time` of tokens does.
    return tokensValidAfterTime ? Date.parse(tokensValidAfterTime) : wholeSecond(Date.now());
  },
};

function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
