import {
  FieldPath,
  Timestamp,
  type DocumentSnapshot,
  type Query,
  type QueryDocumentSnapshot,
  type Transaction,
} from 'firebase-admin/firestore';
import { firestore } from './admin';

/**
 * A page of a query over a time, oldest first, and the cursor behind it. The cursor is exact where
 * milliseconds are not: many documents may lie within one.
 */
export async function duePage(
  query: Query,
  field: string,
  limit: number,
  cursor: string | null,
): Promise<{ docs: QueryDocumentSnapshot[]; next: string | null }> {
  const ordered = query.orderBy(field).orderBy(FieldPath.documentId()).limit(limit);
  const { docs } = await (
    cursor === null ? ordered : ordered.startAfter(...position(cursor))
  ).get();
  const last = docs.length === limit ? docs.at(-1) : undefined;
  return { docs, next: last ? cursorOf(last, field) : null };
}

function cursorOf(document: QueryDocumentSnapshot, field: string): string | null {
  const at: unknown = document.get(field);
  if (!(at instanceof Timestamp)) return null;
  return `${at.seconds} ${at.nanoseconds} ${document.ref.path}`;
}

function position(cursor: string) {
  const [seconds, nanoseconds, ...path] = cursor.split(' ');
  return [
    new Timestamp(Number(seconds), Number(nanoseconds)),
    firestore().doc(path.join(' ')),
  ] as const;
}

/** Documents of one transaction. */
const BATCH = 200;

/** Reads documents and does something with each that is there, some in a transaction at a time. */
export async function eachThere(
  paths: readonly string[],
  act: (transaction: Transaction, document: DocumentSnapshot) => void,
): Promise<void> {
  const db = firestore();
  for (let from = 0; from < paths.length; from += BATCH) {
    const some = paths.slice(from, from + BATCH).map((path) => db.doc(path));
    await db.runTransaction(async (transaction) => {
      for (const document of await transaction.getAll(...some)) {
        if (document.exists) act(transaction, document);
      }
    });
  }
}
