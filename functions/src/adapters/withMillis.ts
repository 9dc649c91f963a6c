import { Timestamp } from 'firebase-admin/firestore';

/** Any depth: timestamps as milliseconds; everything else stays. */
export function withMillis(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(withMillis);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withMillis(part)]));
}
