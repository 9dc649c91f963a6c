/**
 * Heartbeats over Firestore's REST commit: never queued by the SDK (a beat that arrives an hour late
 * would lie), able to outlive the page, and each answer tells the server's time without a read.
 */
import { HearthError } from '@hearth/domain/errors';
import { EPHEMERAL_TTL_MS } from '@hearth/domain/limits';
import { presencePath } from '@hearth/domain/paths';
import type { PresenceState } from '@hearth/domain/presence';
import * as v from 'valibot';
import type { HearthConfig } from './config';
import {
  documentName,
  freshHeaders,
  restCommit,
  type Headers,
  type RestCredentials,
} from './restCommit';

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
  readonly #credentials: RestCredentials;
  readonly #now: () => number;
  readonly #onServerTime: (sample: ServerTimeSample) => void;
  /** Of the last beat: a closing page has no time to ask for fresh ones. */
  #headers: Headers | null = null;

  constructor(
    config: HearthConfig,
    credentials: RestCredentials,
    now: () => number,
    onServerTime: (sample: ServerTimeSample) => void,
  ) {
    this.#config = config;
    this.#credentials = credentials;
    this.#now = now;
    this.#onServerTime = onServerTime;
  }

  async beat(uid: string, state: PresenceState): Promise<void> {
    const headers = await freshHeaders(this.#credentials);
    this.#headers = headers;
    const sentAt = Date.now();
    const response = await restCommit(this.#config, headers, [this.#stateWrite(uid, state)]).catch(
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
    void restCommit(this.#config, this.#headers, [write], true).catch(() => {});
    this.#headers = null;
  }

  #name(uid: string): string {
    return documentName(this.#config, presencePath(uid));
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
}
