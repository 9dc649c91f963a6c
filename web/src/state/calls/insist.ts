import { errorCode } from '@hearth/domain/errors';
import { SECOND_MS } from '@hearth/domain/time';

const TRIES = 3;

/** Tries again, some seconds long, while the server can't be reached. Rejects as the last try did. */
export async function insist<T>(act: () => Promise<T>, tries = TRIES): Promise<T> {
  for (let waitMs = SECOND_MS, left = tries; ; waitMs *= 2) {
    try {
      return await act();
    } catch (error) {
      left -= 1;
      const code = errorCode(error);
      if (left === 0 || (code !== 'offline' && code !== 'unknown')) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
  }
}
