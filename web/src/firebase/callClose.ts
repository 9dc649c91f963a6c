/** Going from a call while the page closes: one request that outlives it. */
import type { Call } from '@hearth/domain/call';
import { waysOut } from '@hearth/domain/callSteps';
import { CALL_RING_MS } from '@hearth/domain/limits';
import { callPath, roomPath } from '@hearth/domain/paths';
import { MINUTE_MS } from '@hearth/domain/time';
import type { CallEnd } from '../ports/calls';
import type { Unsubscribe } from '../ports/unsubscribe';
import type { HearthConfig } from './config';
import {
  documentName,
  freshHeaders,
  restCommit,
  type Headers,
  type RestCredentials,
} from './restCommit';

/** Credentials last an hour. */
const REFRESH_MS = 20 * MINUTE_MS;

export class CallClosing {
  readonly #config: HearthConfig;
  readonly #credentials: RestCredentials;
  readonly #now: () => number;
  /** A closing page has no time to ask for them. */
  #headers: Headers | null = null;

  constructor(config: HearthConfig, credentials: RestCredentials, now: () => number) {
    this.#config = config;
    this.#credentials = credentials;
    this.#now = now;
  }

  /** Keeps what {@link leave} needs at hand until stopped. */
  prepare(): Unsubscribe {
    const refresh = () => {
      freshHeaders(this.#credentials).then(
        (headers) => {
          this.#headers = headers;
        },
        () => undefined,
      );
    };
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }

  /** Fire and forget: rules take the way that is right when it arrives. */
  leave(call: Call, me: CallEnd): void {
    if (!this.#headers) return;
    const isMissed = this.#now() >= call.createdAt + CALL_RING_MS;
    for (const { ends } of waysOut(call, me, isMissed ? 'missed' : 'cancelled')) {
      const writes = this.#writes(call, me.uid, ends);
      restCommit(this.#config, this.#headers, writes, true).catch(() => undefined);
    }
  }

  #writes(call: Call, uid: string, ends: string | null): object[] {
    const name = documentName(this.#config, callPath(call.id));
    // Ids of people may begin with a digit.
    const place = `participants.\`${uid}\``;
    const currentDocument = { exists: true };
    if (ends === null) {
      return [{ update: { name }, updateMask: { fieldPaths: [place] }, currentDocument }];
    }
    const fields = { state: { stringValue: 'ended' }, outcome: { stringValue: ends } };
    const room = {
      name: documentName(this.#config, roomPath(call.roomId)),
      fields: { call: { nullValue: null } },
    };
    return [
      {
        update: { name, fields },
        updateMask: { fieldPaths: [place, 'state', 'outcome'] },
        updateTransforms: [{ fieldPath: 'endedAt', setToServerValue: 'REQUEST_TIME' }],
        currentDocument,
      },
      { update: room, updateMask: { fieldPaths: ['call'] }, currentDocument },
    ];
  }
}
