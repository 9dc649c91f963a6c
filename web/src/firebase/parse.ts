/**
 * Documents from outside become domain values here: timestamps turn into milliseconds, then a
 * valibot schema checks the rest. What does not fit is left out, never guessed.
 */
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type { Millis } from '@hearth/domain/time';
import { FirebaseError } from 'firebase/app';
import * as v from 'valibot';

/** What a read document looks like in the full and in the lite client. */
interface Snapshot {
  readonly ref: { readonly path: string };
  data(options?: { serverTimestamps: 'estimate' }): Record<string, unknown> | undefined;
}

/**
 * Seconds and nanoseconds, as a `Timestamp` takes them, of exactly the stored time that the
 * milliseconds came from: Firestore keeps microseconds, which `Timestamp.fromMillis` rounds down.
 */
export function timestampParts(millis: Millis): [seconds: number, nanoseconds: number] {
  const micros = Math.round(millis * 1_000);
  const seconds = Math.floor(micros / 1_000_000);
  return [seconds, (micros - seconds * 1_000_000) * 1_000];
}

/** Each client has a `Timestamp` class of its own. */
function isTimestamp(value: object): value is { toMillis(): Millis } {
  return 'toMillis' in value && typeof value.toMillis === 'function';
}

/** Any depth: `Timestamp` -> milliseconds, with microseconds behind the point; everything else stays. */
function withMillis(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isTimestamp(value)) return value.toMillis();
  if (Array.isArray(value)) return value.map(withMillis);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withMillis(part)]));
}

/**
 * The document as its schema has it, or null when there is none or it does not fit. Times that the
 * server has not set yet are estimated.
 */
export function parseDocument<Schema extends v.GenericSchema>(
  schema: Schema,
  snapshot: Snapshot,
): v.InferOutput<Schema> | null {
  const data = snapshot.data({ serverTimestamps: 'estimate' });
  if (data === undefined) return null;
  const result = v.safeParse(schema, withMillis(data));
  if (result.success) return result.output;
  console.warn(`${snapshot.ref.path} does not fit its schema`, v.flatten(result.issues));
  return null;
}

const CODES: Record<string, ErrorCode> = {
  'permission-denied': 'denied',
  unauthenticated: 'denied',
  'not-found': 'notFound',
  'already-exists': 'alreadyExists',
  // The server could not be reached, or the outcome is unknown: trying again is safe and right.
  unavailable: 'offline',
  'deadline-exceeded': 'offline',
  aborted: 'offline',
  cancelled: 'offline',
  internal: 'offline',
  'resource-exhausted': 'tooManyAttempts',
};

/** Runs a read; its failure is a HearthError. */
export async function translated<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw toHearthError(error);
  }
}

/** A Firestore failure as one of our codes; the original stays as its cause. */
export function toHearthError(error: unknown): HearthError {
  if (error instanceof HearthError) return error;
  const code = error instanceof FirebaseError ? error.code.replace(/^firestore\//, '') : '';
  return new HearthError(CODES[code] ?? 'unknown', { cause: error });
}
