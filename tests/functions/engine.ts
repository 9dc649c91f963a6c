/** The local engine as the tests of the functions see it: past the rules, and as a signed-in person. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR_MS } from '@hearth/domain/time';
import * as v from 'valibot';
import { encodeValue, type EngineAddress } from '../seed/engineRest';

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
const EVENTUALLY_MS = 40_000;
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

/** The engine gives up after half a minute; a call of another test may ring for longer. */
const IDLE_TRIES = 3;

/** Waits until every event has been handled. */
export async function idle(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await control('POST', ':awaitIdle');
      return;
    } catch (error) {
      if (attempt === IDLE_TRIES) throw error;
    }
  }
}

/** Runs a schedule now and waits until it is through. */
export async function runSchedule(name: string): Promise<void> {
  await control('POST', `/functions/${name}:run`);
  await idle();
}

/** As if it were so much later while `act` runs; schedules that come due meanwhile run before it. */
export async function later(ms: number, act: () => Promise<void>): Promise<void> {
  await control('POST', '/clock:advance', { millis: ms });
  try {
    await idle();
    await act();
  } finally {
    const instant = new Date().toISOString();
    await control('POST', '/clock:set', { instant, allowBackwards: true });
  }
}

/** The next call of a function, which `act` brings about, is given up before it has done a thing. */
export async function isLost(name: string, act: () => Promise<void>): Promise<void> {
  // What is on its way still would be the next call.
  await idle();
  const match = { operation: 'functions.invoke', function: name, nth: 1 };
  await control('PUT', '/faultPlan', {
    rules: [{ id: 'lost', match, action: { type: 'deadLetter' } }],
  });
  try {
    await act();
    await idle();
  } finally {
    await control('DELETE', '/faultPlan');
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
  await idle();
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

/** Writes a document under the rules, as the person of an ID token. */
export async function writeAs(idToken: string, path: string, fields: object): Promise<void> {
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${idToken}` };
  const body = JSON.stringify(encodeValue(fields)['mapValue']);
  const response = await fetch(documentUrl(path), { method: 'PATCH', headers, body });
  if (!response.ok) throw new Error(`The engine refused ${path}: ${await response.text()}`);
}

/** The documents of a collection past the rules, as plain JSON, with their ids. */
export async function readCollection(path: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(documentUrl(path), { headers: AS_OWNER });
  const { documents } = v.parse(collectionSchema, await response.json());
  return documents.map(({ name, fields }) => ({
    id: name.slice(name.lastIndexOf('/') + 1),
    ...plainFields(fields),
  }));
}

/** Removes a document past the rules, and nothing below it: as Firestore's own TTL does. */
export async function removeDocument(path: string): Promise<void> {
  const response = await fetch(documentUrl(path), { method: 'DELETE', headers: AS_OWNER });
  if (!response.ok) throw new Error(`The engine refused to remove ${path}`);
}

/** A value as REST gives it, as plain JSON: times stay strings in ISO. */
function plainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) throw new Error('This is no value of REST');
  const [[kind, raw] = ['', null]] = Object.entries(value) as [string, unknown][];
  if (kind === 'integerValue') return Number(raw);
  if (kind === 'nullValue') return null;
  const inner = v.parse(containerSchema, raw ?? {});
  if (kind === 'mapValue') return plainFields(inner.fields);
  if (kind === 'arrayValue') return inner.values.map(plainValue);
  return raw;
}

const collectionSchema = v.object({
  documents: v.optional(
    v.array(v.object({ name: v.string(), fields: v.record(v.string(), v.unknown()) })),
    [],
  ),
});

const containerSchema = v.fallback(
  v.object({
    fields: v.optional(v.record(v.string(), v.unknown()), {}),
    values: v.optional(v.array(v.unknown()), []),
  }),
  { fields: {}, values: [] },
);

function plainFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, plainValue(part)]));
}

/** The document as plain JSON, times in ISO; null when there is none. */
export async function readValues(path: string): Promise<Record<string, unknown> | null> {
  const fields = await readFields(path);
  return fields && plainFields(fields);
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

/** The token of a session without one of its claims, which only a local engine takes. */
export function tokenWithout(claim: string, { idToken }: TestSession): string {
  const payload = idToken.split('.')[1] ?? '';
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const { [claim]: _, ...others } = v.parse(v.record(v.string(), v.unknown()), claims);
  const parts = [{ alg: 'none', typ: 'JWT' }, others].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${parts.join('.')}.`;
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

interface Credentials {
  email: string;
  password: string;
}

/** Gives an account other credentials, as its administrator. */
export async function updateAccount(uid: string, credentials: Credentials): Promise<void> {
  const url = `http://${engine.auth}/identitytoolkit.googleapis.com/v1/projects/${engine.projectId}/accounts:update`;
  const body = JSON.stringify({ localId: uid, ...credentials });
  const headers = { ...JSON_HEADERS, ...AS_OWNER };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The engine refused an account: ${await response.text()}`);
}

export async function canSignIn(credentials: Credentials): Promise<boolean> {
  const url = `http://${engine.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`;
  const body = JSON.stringify({ ...credentials, returnSecureToken: true });
  const response = await fetch(url, { method: 'POST', headers: JSON_HEADERS, body });
  await response.arrayBuffer();
  return response.ok;
}

/** A token with the claims that the account has now. Rejects when the session is void. */
export async function refreshed({ refreshToken }: TestSession): Promise<string> {
  const response = await fetch(
    `http://${engine.auth}/securetoken.googleapis.com/v1/token?key=demo`,
    {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    },
  );
  return v.parse(v.object({ id_token: v.string() }), await response.json()).id_token;
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
