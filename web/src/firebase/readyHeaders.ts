import * as v from 'valibot';
import type { Headers } from './restCommit';

/** No token is given that ends within 30 s: `Buffer.TOKEN_REFRESH` of firebase/auth. */
const KEPT_MS = 20_000;

const claimsSchema = v.pipe(v.string(), v.parseJson(), v.object({ sub: v.string() }));

/** Whom the ID token is for. */
function uidOf({ authorization = '' }: Headers): string {
  const [, payload = ''] = authorization.split('.');
  return v.parse(claimsSchema, atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).sub;
}

/** Credentials at hand, so that a request can leave in the very moment that it is wanted. */
export class ReadyHeaders {
  readonly #fresh: () => Promise<Headers>;
  readonly #now: () => number;
  #ready: { headers: Headers; uid: string; askedAt: number } | null = null;

  /** `fresh` may reject: then there are none at hand. `now` is the clock of this device. */
  constructor(fresh: () => Promise<Headers>, now: () => number) {
    this.#fresh = fresh;
    this.#now = now;
  }

  /** Sees to it that some are at hand soon, and for a while. */
  prepare(): void {
    const askedAt = this.#now();
    if (this.#ready && askedAt < this.#ready.askedAt + KEPT_MS / 2) return;
    this.#ask(askedAt).catch(() => undefined);
  }

  /** Those of this person; null when none are at hand. */
  of(uid: string): Headers | null {
    if (this.#ready?.uid !== uid) return null;
    return this.#now() < this.#ready.askedAt + KEPT_MS ? this.#ready.headers : null;
  }

  async #ask(askedAt: number): Promise<void> {
    const headers = await this.#fresh();
    this.#ready = { headers, uid: uidOf(headers), askedAt };
  }
}
