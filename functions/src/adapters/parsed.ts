import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as v from 'valibot';
import { withMillis } from './withMillis';

/** A document as its schema has it, times in milliseconds; null when there is none or it does not fit. */
export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  snapshot: DocumentSnapshot,
): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, withMillis(snapshot.data()));
  return result.success ? result.output : null;
}
