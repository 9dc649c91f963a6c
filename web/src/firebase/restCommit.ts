/** Firestore's REST commit: never queued by the SDK, and able to outlive the page. */
import { HearthError } from '@hearth/domain/errors';
import { FirebaseError } from 'firebase/app';
import * as v from 'valibot';
import { emulatorAddress, type HearthConfig } from './config';

/** Who asks, for requests that no SDK makes. */
export interface RestCredentials {
  /** A valid ID token; null when nobody is signed in. */
  idToken(): Promise<string | null>;
  /** App Check token, where the owner has switched it on. */
  appCheckToken(): Promise<string | null>;
}

export type Headers = Readonly<Record<string, string>>;

/** Good for about an hour. Rejects with `offline` or `reauthenticate`. */
export async function freshHeaders(credentials: RestCredentials): Promise<Headers> {
  const [idToken, appCheck] = await Promise.all([
    credentials.idToken(),
    credentials.appCheckToken(),
  ]).catch((error: unknown) => {
    throw new HearthError('offline', { cause: error });
  });
  if (!idToken) throw new HearthError('reauthenticate');
  return {
    authorization: `Bearer ${idToken}`,
    ...(appCheck ? { 'x-firebase-appcheck': appCheck } : {}),
  };
}

const documents = ({ firebase }: HearthConfig) =>
  `projects/${firebase.projectId}/databases/(default)/documents`;

export function documentName(config: HearthConfig, path: string): string {
  return `${documents(config)}/${path}`;
}

/**
 * All of the writes or none.
 * https://firebase.google.com/docs/firestore/reference/rest/v1/Write
 */
export function restCommit(
  config: HearthConfig,
  headers: Headers,
  writes: readonly object[],
  isLast = false,
): Promise<Response> {
  const engine =
    import.meta.env.MODE === 'production' ? null : emulatorAddress(config, 'firestore');
  const origin = engine
    ? `http://${engine.host}:${engine.port}`
    : 'https://firestore.googleapis.com';
  return fetch(`${origin}/v1/${documents(config)}:commit`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ writes }),
    keepalive: isLast,
  });
}

/**
 * Resolves when a commit was taken; rejects as an SDK does, with the status of Google's APIs as code.
 * https://cloud.google.com/apis/design/errors
 */
export async function taken(request: Promise<Response>): Promise<void> {
  const response = await request;
  if (response.ok) return;
  const { error } = v.parse(refusalSchema, await response.json());
  throw new FirebaseError(error.status.toLowerCase().replaceAll('_', '-'), error.message);
}

const refusalSchema = v.object({ error: v.object({ status: v.string(), message: v.string() }) });

/** Server values of a document's fields, by path: the time of the request, or a number to add. */
export type Transforms = Readonly<Record<string, 'now' | number>>;

/**
 * A value as REST has it.
 * https://firebase.google.com/docs/firestore/reference/rest/v1/Value
 */
function restValue(value: unknown): object {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(restValue) } };
  return { mapValue: { fields: restFields(Object(value) as Record<string, unknown>) } };
}

function restFields(fields: Readonly<Record<string, unknown>>): Record<string, object> {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, restValue(value)]));
}

function restTransforms(transforms: Transforms): object[] {
  return Object.entries(transforms).map(([fieldPath, value]) =>
    value === 'now'
      ? { fieldPath, setToServerValue: 'REQUEST_TIME' }
      : { fieldPath, increment: restValue(value) },
  );
}

/** Writes a whole document, whether there is one or not. */
export function restSet(name: string, fields: object, transforms: Transforms): object {
  return {
    update: { name, fields: restFields({ ...fields }) },
    updateTransforms: restTransforms(transforms),
  };
}

/** Changes these fields of a document that is there. */
export function restUpdate(name: string, fields: object, transforms: Transforms): object {
  return {
    ...restSet(name, fields, transforms),
    updateMask: { fieldPaths: Object.keys(fields) },
    currentDocument: { exists: true },
  };
}
