/**
 * Writes to a local engine past its rules, as its owner: for the demo workspace and for what
 * end-to-end tests need to find. Speaks the REST of Auth and Firestore, which both engines know.
 */
import type { Millis } from '@hearth/domain/time';
import { WORKSPACE_CLAIM, type WorkspaceRole } from '@hearth/domain/workspace';
import * as v from 'valibot';

/** Where a local engine listens; `host:port` each. */
export interface EngineAddress {
  projectId: string;
  auth: string;
  firestore: string;
}

/** Where a local engine keeps files; `host:port`. */
export interface StorageAddress {
  projectId: string;
  storage: string;
}

/** An account to make, with a password that survives the engine's export. */
export interface NewAccount {
  uid: string;
  email: string;
  password: string;
  displayName: string;
  /** Looks after the whole workspace. */
  workspaceRole?: WorkspaceRole | null;
}

/** Marks milliseconds that are to be stored as a timestamp. */
export class StoredTime {
  readonly at: Millis;

  constructor(at: Millis) {
    this.at = at;
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Writes in one commit: Firestore's own bound is 500. */
const COMMIT_MAX = 400;
/** The engine's word for "past the rules". */
const AS_OWNER = { authorization: 'Bearer owner', 'content-type': 'application/json' };

/** Throws on anything but this machine: owner writes must never reach a real project. */
export function assertLoopback(address: string): void {
  const { hostname } = new URL(`http://${address}`);
  if (!LOOPBACK.test(hostname)) {
    throw new Error(`${address} is not on this machine; only a local engine may be seeded`);
  }
}

async function request(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, headers: AS_OWNER });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}

function post(url: string, body: unknown): Promise<unknown> {
  return request(url, { method: 'POST', body: JSON.stringify(body) });
}

/** A plain value as Firestore's REST wants it; integers and timestamps keep their kind. */
export function encodeValue(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return { nullValue: null };
  if (value instanceof StoredTime) return { timestampValue: new Date(value.at).toISOString() };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(encodeValue) } };
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { booleanValue: value };
    case 'number':
      return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
    case 'object':
      return { mapValue: { fields: encodeFields(value) } };
    default:
      throw new Error(`Firestore can't hold a ${typeof value}`);
  }
}

function encodeFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, encodeValue(value)]),
  );
}

const documentsRoot = ({ projectId }: EngineAddress) =>
  `projects/${projectId}/databases/(default)/documents`;

/** Writes documents in order, each commit whole or not at all; what is there is replaced. */
export async function writeDocuments(
  engine: EngineAddress,
  documents: readonly { path: string; fields: object }[],
): Promise<void> {
  assertLoopback(engine.firestore);
  const root = documentsRoot(engine);
  for (let from = 0; from < documents.length; from += COMMIT_MAX) {
    const writes = documents.slice(from, from + COMMIT_MAX).map(({ path, fields }) => ({
      update: { name: `${root}/${path}`, fields: encodeFields(fields) },
    }));
    await post(`http://${engine.firestore}/v1/${root}:commit`, { writes });
  }
}

/** The bucket that clients of a local engine use. */
export const bucketOf = ({ projectId }: StorageAddress) => `${projectId}.firebasestorage.app`;

const PART = 'hearth-part';

/** Makes or replaces an object, without a token that would open it to who has none of the rights. */
export async function putObject(
  engine: StorageAddress,
  object: { path: string; bytes: Uint8Array; contentType: string; cacheControl?: string },
): Promise<void> {
  assertLoopback(engine.storage);
  const { path, bytes, contentType, cacheControl } = object;
  const metadata = JSON.stringify({ name: path, contentType, cacheControl });
  const head =
    `--${PART}\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${metadata}\r\n` +
    `--${PART}\r\ncontent-type: ${contentType}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${PART}--\r\n`)]);
  const query = `uploadType=multipart&name=${encodeURIComponent(path)}`;
  const response = await fetch(
    `http://${engine.storage}/upload/storage/v1/b/${bucketOf(engine)}/o?${query}`,
    {
      method: 'POST',
      headers: { ...AS_OWNER, 'content-type': `multipart/related; boundary=${PART}` },
      body,
    },
  );
  if (!response.ok) throw new Error(`The engine refused ${path}: ${await response.text()}`);
  await response.arrayBuffer();
}

const foundSchema = v.array(v.object({ found: v.optional(v.object({ name: v.string() })) }));

/** Which of these documents exist. */
export async function existingPaths(
  engine: EngineAddress,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  assertLoopback(engine.firestore);
  const root = documentsRoot(engine);
  const answer = await post(`http://${engine.firestore}/v1/${root}:batchGet`, {
    documents: paths.map((path) => `${root}/${path}`),
  });
  const found = v.parse(foundSchema, answer).flatMap((part) => part.found ?? []);
  return new Set(found.map(({ name }) => name.slice(root.length + 1)));
}

const accountsUrl = ({ auth, projectId }: EngineAddress) =>
  `http://${auth}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts`;

const lookupSchema = v.object({
  users: v.optional(v.array(v.object({ localId: v.string() })), []),
});
const createdSchema = v.object({
  error: v.optional(v.array(v.object({ index: v.optional(v.number()), message: v.string() })), []),
});

/**
 * Makes the accounts that are not there yet; gives how many it made. Their passwords survive an
 * export, but nobody can sign in within the second of their making: an engine takes such tokens for
 * revoked ones.
 */
export async function createAccounts(
  engine: EngineAddress,
  accounts: readonly NewAccount[],
): Promise<number> {
  assertLoopback(engine.auth);
  const url = accountsUrl(engine);
  const known = v.parse(
    lookupSchema,
    await post(`${url}:lookup`, { localId: accounts.map(({ uid }) => uid) }),
  );
  const knownIds = new Set(known.users.map(({ localId }) => localId));
  const missing = accounts.filter(({ uid }) => !knownIds.has(uid));
  if (missing.length === 0) return 0;
  const { error } = v.parse(
    createdSchema,
    await post(`${url}:batchCreate`, {
      users: missing.map(({ uid, email, password, displayName, workspaceRole }) => ({
        localId: uid,
        email,
        emailVerified: true,
        displayName,
        ...claims(workspaceRole),
        // The emulators' own form: the only one whose password is still there after an import.
        salt: 's',
        passwordHash: `fakeHash:salt=s:password=${password}`,
      })),
    }),
  );
  const [problem] = error;
  if (problem) throw new Error(`The engine refused an account: ${problem.message}`);
  return missing.length;
}

/** The claim of a role, as Auth's REST takes it. */
function claims(role: WorkspaceRole | null | undefined) {
  return role ? { customAttributes: JSON.stringify({ [WORKSPACE_CLAIM]: role }) } : {};
}

/** Gives an account a role in the workspace; it holds from the next token on. */
export async function grantWorkspaceRole(
  engine: EngineAddress,
  uid: string,
  role: WorkspaceRole,
): Promise<void> {
  await post(`${accountsUrl(engine)}:update`, { localId: uid, ...claims(role) });
}

/** Makes accounts that can sign in at once, and whose passwords an export forgets. */
export async function signUpAccounts(
  engine: EngineAddress,
  accounts: readonly NewAccount[],
): Promise<void> {
  assertLoopback(engine.auth);
  await Promise.all(
    accounts.map(({ uid, email, password, displayName }) =>
      post(accountsUrl(engine), {
        localId: uid,
        email,
        password,
        displayName,
        emailVerified: true,
      }),
    ),
  );
}
