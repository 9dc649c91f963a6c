import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodePush, type PushPayload } from '@hearth/domain/pushPayload';
import { warn } from 'firebase-functions/logger';
import type { PushOptions, PushOutcome, PushSender } from '../ports/push';
import { app } from './admin';
import { readFcmAnswer, type FcmVerdict } from './fcmAnswer';
import { runningFcmPolicy } from './fcmPolicy';

export interface FcmOptions {
  /** Without a slash at its end; null sends nothing. */
  baseUrl: string | null;
  projectId(): string;
  /** A valid access token; `isStale` when FCM refused the last one. */
  accessToken(isStale: boolean): Promise<string>;
  /** For one request. */
  timeoutMs: number;
  /** For all tries of one message together. */
  patienceMs: number;
  /** The first wait; each one after it is twice as long, and all of them vary. */
  backOffMs: number;
}

/** Doubling, with some chance: https://firebase.google.com/docs/cloud-messaging/scale-fcm */
const BACK_OFF_MS = 1_000;
const TIMEOUT_MS = 8_000;
/** Well within the time of a function; what fails longer comes back with its event. */
const PATIENCE_MS = 20_000;
/** Of the Topic header: RFC 8030, section 5.4. */
const TOPIC_CHARS = 32;
/** Tokens are worth an hour; one that is about to end is asked for anew. */
const TOKEN_MARGIN_MS = 5 * 60_000;

/** Sends over FCM's HTTP v1 API: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages */
export function createFcmPush(options: FcmOptions): PushSender {
  return {
    async send(registration, payload, pushOptions) {
      if (options.baseUrl === null) return 'rejected';
      const body = JSON.stringify({ message: messageFor(registration, payload, pushOptions) });
      const verdict = await persist((isStale) => post(options, body, isStale), options);
      return outcomeOf(verdict);
    },
  };
}

function outcomeOf(verdict: FcmVerdict): PushOutcome {
  switch (verdict.type) {
    case 'sent':
    case 'gone':
      return verdict.type;
    case 'rejected':
      warn('FCM did not take a push', { reason: verdict.reason });
      return 'rejected';
    case 'unauthorized':
      throw new Error('FCM refuses the access token');
    case 'again':
      throw new Error(`FCM cannot take a push now: ${verdict.reason}`);
  }
}

function messageFor(registration: string, payload: PushPayload, options: PushOptions) {
  return {
    ...targetOf(registration),
    data: encodePush(payload),
    webpush: {
      headers: {
        Urgency: options.urgency,
        TTL: String(Math.round(options.ttlSeconds)),
        Topic: createHash('sha256').update(options.topic).digest('base64url').slice(0, TOPIC_CHARS),
      },
    },
  };
}

/** An installation id has 22 characters; what `getToken` gave in older versions is longer. */
function targetOf(registration: string): { fid: string } | { token: string } {
  return /^[\w-]{22}$/.test(registration) ? { fid: registration } : { token: registration };
}

/** Tries again what may succeed, as long as there is patience for the next wait. */
async function persist(
  attempt: (isStale: boolean) => Promise<FcmVerdict>,
  { patienceMs, backOffMs }: FcmOptions,
): Promise<FcmVerdict> {
  const end = Date.now() + patienceMs;
  let isStale = false;
  for (let tries = 0; ; tries += 1) {
    const verdict = await attempt(isStale);
    if (verdict.type === 'unauthorized' && !isStale) {
      isStale = true;
      continue;
    }
    if (verdict.type !== 'again') return verdict;
    const wait = verdict.afterMs ?? backOffMs * 2 ** tries * (0.75 + Math.random() / 2);
    if (Date.now() + wait > end) return verdict;
    await sleep(wait);
  }
}

async function post(options: FcmOptions, body: string, isStale: boolean): Promise<FcmVerdict> {
  const url = `${options.baseUrl}/v1/projects/${options.projectId()}/messages:send`;
  const authorization = `Bearer ${await options.accessToken(isStale)}`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const answer = await response.text();
    return readFcmAnswer(response.status, response.headers.get('retry-after'), answer, Date.now());
  } catch (error) {
    return { type: 'again', afterMs: null, reason: String(error) };
  }
}

let token: { value: string; until: number } | null = null;

/** Of the service account that runs the function. */
async function credentialToken(isStale: boolean): Promise<string> {
  if (token && !isStale && token.until > Date.now()) return token.value;
  const { credential } = app().options;
  if (!credential) throw new Error('The Admin SDK has no credential');
  const { access_token: value, expires_in: seconds } = await credential.getAccessToken();
  token = { value, until: Date.now() + seconds * 1_000 - TOKEN_MARGIN_MS };
  return value;
}

const policy = runningFcmPolicy(process.env);

export const fcmPush = createFcmPush({
  baseUrl: policy.baseUrl,
  projectId: () => process.env['GCLOUD_PROJECT'] ?? app().options.projectId ?? '',
  accessToken: async (isStale) => policy.accessToken ?? credentialToken(isStale),
  ...{ timeoutMs: TIMEOUT_MS, patienceMs: PATIENCE_MS, backOffMs: BACK_OFF_MS },
});
