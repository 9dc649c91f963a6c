/** The local engine as the tests of the functions see it: past the rules, and as a signed-in person. */
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Waits for what a trigger does some time after the write. */
export async function eventually(isDone: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + EVENTUALLY_MS;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`Nothing happened within ${EVENTUALLY_MS / 1000} s`);
    await sleep(50);
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
