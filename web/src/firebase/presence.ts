/**
 * Heartbeats over Firestore's REST commit: never queued by the SDK (a beat that arrives an hour late
 * would lie), able to outlive the page, and each answer tells the server's time without a read.
 */
import { HearthError } from '@hearth/domain/errors';
import { EPHEMERAL_TTL_MS } from '@hearth/domain/limits';
import { presencePath } from '@hearth/domain/paths';
import type { PresenceState } from '@hearth/domain/presence';
import * as v from 'valibot';
import { emulatorAddress, type HearthConfig } from './config';

export interface PresenceCredentials {
  /** A valid ID token; null when nobody is signed in. */
  idToken(): Promise<string | null>;
  /** App Check token, where the owner has switched it on. */
  appCheckToken(): Promise<string | null>;
}

export interface ServerTimeSample {
  /** Server time of the commit. */
  serverMs: number;
  /** Local time halfway between request and answer. */
  localMs: number;
}

const answerSchema = v.object({ commitTime: v.pipe(v.string(), v.isoTimestamp()) });

/** Presence of one Firestore database. Rejects with HearthError. */
export class PresenceWriter {
  readonly #config: HearthConfig;
  readonly #credentials: PresenceCredentials;
  readonly #now: () => number;
  readonly #onServerTime: (sample: ServerTimeSample) => void;
  /** Of the last beat: a closing page has no time to ask for fresh ones. */
  #headers: Record<string, string> | null = null;

  constructor(
    config: HearthConfig,
    credentials: PresenceCredentials,
    now: () => number,
    onServerTime: (sample: ServerTimeSample) => void,
  ) {
    this.#config = config;
    this.#credentials = credentials;
    this.#now = now;
    this.#onServerTime = onServerTime;
  }

  async beat(uid: string, state: PresenceState): Promise<void> {
    this.#headers = await this.#freshHeaders();
    const sentAt = Date.now();
    const response = await this.#commit(this.#stateWrite(uid, state), this.#headers).catch(
      (error: unknown) => {
        throw new HearthError('offline', { cause: error });
      },
    );
    if (!response.ok) throw new HearthError(response.status === 403 ? 'denied' : 'offline');
    const answer = v.safeParse(answerSchema, await response.json());
    if (!answer.success) return;
    const localMs = (sentAt + Date.now()) / 2;
    this.#onServerTime({ serverMs: Date.parse(answer.output.commitTime), localMs });
  }

  /** Fire and forget; the page may be gone before the answer. */
  leave(uid: string, isHidden: boolean): void {
    if (!this.#headers) return;
    const write = isHidden ? { delete: this.#name(uid) } : this.#stateWrite(uid, 'offline');
    void this.#commit(write, this.#headers, true).catch(() => {});
    this.#headers = null;
  }

  async #freshHeaders(): Promise<Record<string, string>> {
    const [idToken, appCheck] = await Promise.all([
      this.#credentials.idToken(),
      this.#credentials.appCheckToken(),
    ]).catch((error: unknown) => {
      throw new HearthError('offline', { cause: error });
    });
    if (!idToken) throw new HearthError('reauthenticate');
    return {
      authorization: `Bearer ${idToken}`,
      ...(appCheck ? { 'x-firebase-appcheck': appCheck } : {}),
    };
  }

  #name(uid: string): string {
    const { projectId } = this.#config.firebase;
    return `projects/${projectId}/databases/(default)/documents/${presencePath(uid)}`;
  }

  #stateWrite(uid: string, state: PresenceState): object {
    const expiresAt = new Date(this.#now() + EPHEMERAL_TTL_MS).toISOString();
    return {
      update: {
        name: this.#name(uid),
        fields: { state: { stringValue: state }, expiresAt: { timestampValue: expiresAt } },
      },
      updateTransforms: [{ fieldPath: 'beatAt', setToServerValue: 'REQUEST_TIME' }],
    };
  }

  #commit(write: object, headers: Record<string, string>, isLast = false): Promise<Response> {
    const engine =
      import.meta.env.MODE === 'production' ? null : emulatorAddress(this.#config, 'firestore');
    const origin = engine
      ? `http://${engine.host}:${engine.port}`
      : 'https://firestore.googleapis.com';
    const { projectId } = this.#config.firebase;
    return fetch(`${origin}/v1/projects/${projectId}/databases/(default)/documents:commit`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ writes: [write] }),
      keepalive: isLast,
    });
  }
}
