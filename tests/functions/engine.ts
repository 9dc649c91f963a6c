/** The local engine as the tests of the functions see it: past the rules, and as a signed-in person. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR_MS } from '@hearth/domain/time';
import * as v from 'valibot';
import type { EngineAddress } from '../seed/engineRest';

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run these tests with \`npm test -- engine\``);
}

export const engine: EngineAddress = {
  projectId: required('GCLOUD_PROJECT'),
  auth: required('FIREBASE_AUTH_EMULATOR_HOST'),
  firestore: required('FIRESTORE_EMULATOR_HOST'),
};
const functionsHost = required('HEARTH_FUNCTIONS_HOST');

const REGION = 'europe-west1';
const JSON_HEADERS = { 'content-type': 'application/json' };
const AS_OWNER = { authorization: 'Bearer owner' };
/** Triggers answer within a second; a busy machine gets more. */
const EVENTUALLY_MS = 20_000;
/** By then an event that is made to fail has failed. */
const FAILS_WITHIN_MS = 1_000;

/** Waits for what a trigger does some time after the write. */
export async function eventually(isDone: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + EVENTUALLY_MS;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`Nothing happened within ${EVENTUALLY_MS / 1000} s`);
    await sleep(50);
  }
}

/** The engine's own controls, which only fireemu has. */
async function control(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object = {}) {
  const response = await fetch(`http://${engine.auth}/v1/sessions/default${path}`, {
    method,
    headers: JSON_HEADERS,
    ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The engine refused ${path}: ${answer}`);
}

/** Waits until every event has been handled. */
export const idle = () => control('POST', ':awaitIdle');

/** Runs a schedule now and waits until it is through. */
export async function runSchedule(name: string): Promise<void> {
  await control('POST', `/functions/${name}:run`);
  await idle();
}

/** As if it were so much later while `act` runs; schedules that come due meanwhile run, too. */
export async function later(ms: number, act: () => Promise<void>): Promise<void> {
  await control('POST', '/clock:advance', { millis: ms });
  try {
    await act();
  } finally {
    const instant = new Date().toISOString();
    await control('POST', '/clock:set', { instant, allowBackwards: true });
  }
}

/** While `act` runs, every event of this type is delivered once more than it should be. */
export async function deliveredTwice(eventType: string, act: () => Promise<void>): Promise<void> {
  const match = { operation: 'functions.deliver', eventType };
  await control('PUT', '/faultPlan', {
    rules: [{ id: 'twice', match, action: { type: 'duplicate', count: 1 } }],
  });
  try {
    await act();
    await idle();
  } finally {
    await control('DELETE', '/faultPlan');
  }
}

/**
 * The next call of a function, which `act` brings about, ends with an error before it has done a
 * thing. Resolves when it has been tried again.
 */
export async function failsOnce(name: string, act: () => Promise<void>): Promise<void> {
  const match = { operation: 'functions.invoke', function: name, nth: 1 };
  await control('PUT', '/faultPlan', {
    rules: [{ id: 'once', match, action: { type: 'returnError', code: 'UNAVAILABLE' } }],
  });
  try {
    await act();
    await sleep(FAILS_WITHIN_MS);
    // The wait before the next try passes on the engine's clock.
    await later(HOUR_MS, idle);
  } finally {
    await control('DELETE', '/faultPlan');
  }
}

const documentUrl = (path: string) =>
  `http://${engine.firestore}/v1/projects/${engine.projectId}/databases/(default)/documents/${path}`;

const documentSchema = v.object({
  fields: v.optional(
    v.record(v.string(), v.looseObject({ timestampValue: v.optional(v.string()) })),
    {},
  ),
});

/** The fields as REST gives them; null when there is no such document. */
export async function readFields(path: string) {
  const response = await fetch(documentUrl(path), { headers: AS_OWNER });
  return response.status === 404 ? null : v.parse(documentSchema, await response.json()).fields;
}

export async function exists(path: string): Promise<boolean> {
  return (await readFields(path)) !== null;
}

const sessionSchema = v.object({
  localId: v.string(),
  idToken: v.string(),
  refreshToken: v.string(),
});
export type TestSession = v.InferOutput<typeof sessionSchema>;

/** A new account, signed in. */
export async function signUp(): Promise<TestSession> {
  const response = await fetch(
    `http://${engine.auth}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo`,
    {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({
        email: `${crypto.randomUUID()}@hearth.test`,
        password: 'a long secret',
        returnSecureToken: true,
      }),
    },
  );
  return v.parse(sessionSchema, await response.json());
}

/** Whether a refresh token still buys a session. */
export async function canRefresh({ refreshToken }: TestSession): Promise<boolean> {
  const response = await fetch(
    `http://${engine.auth}/securetoken.googleapis.com/v1/token?key=demo`,
    {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    },
  );
  return response.ok;
}

const answerSchema = v.object({
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ status: v.string() })),
});

/** Calls a function as a browser does. */
export async function call(name: string, data: unknown, idToken?: string) {
  const response = await fetch(`http://${functionsHost}/${engine.projectId}/${REGION}/${name}`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...(idToken ? { authorization: `Bearer ${idToken}` } : {}) },
    body: JSON.stringify({ data }),
  });
  return v.parse(answerSchema, await response.json());
}
