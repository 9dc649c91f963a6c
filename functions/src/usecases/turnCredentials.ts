import { createHmac } from 'node:crypto';
import { SECOND_MS, type Millis } from '@hearth/domain/time';

interface TurnCredentials {
  username: string;
  credential: string;
}

/**
 * What coturn takes with `use-auth-secret`: the user name says until when it holds, in Unix seconds,
 * and for whom; the password is base64 of HMAC-SHA1 over it.
 * https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00#section-2.2
 */
export function turnCredentials(secret: string, uid: string, expiresAt: Millis): TurnCredentials {
  const username = `${Math.floor(expiresAt / SECOND_MS)}:${uid}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
