import { privatePath } from '@hearth/domain/paths';
import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Query,
  QuerySnapshot,
} from 'firebase/firestore';
import { collection, documentId, limit, onSnapshot, query, where } from 'firebase/firestore';
import type * as v from 'valibot';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { parseDocument, toHearthError } from './parse';

/** Hears whether answers come from the server or only from the cache. */
export type Freshness = (isFromServer: boolean) => void;

/** A query as values by document id. Documents that do not fit are left out. */
export function watchMap<Schema extends v.GenericSchema, Value>(
  query: Query,
  schema: Schema,
  toValue: (fields: v.InferOutput<Schema>, id: string) => Value,
  listener: Listener<ReadonlyMap<string, Value>>,
): Unsubscribe {
  return onSnapshot(
    query,
    (snapshot) => {
      listener.next(parseAll(snapshot, schema, toValue));
    },
    (error) => {
      listener.error(toHearthError(error));
    },
  );
}

export function parseAll<Schema extends v.GenericSchema, Value>(
  snapshot: QuerySnapshot,
  schema: Schema,
  toValue: (fields: v.InferOutput<Schema>, id: string) => Value,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const document of snapshot.docs) {
    const fields = parseDocument(schema, document);
    if (fields !== null) values.set(document.id, toValue(fields, document.id));
  }
  return values;
}

/**
 * One document; null when the server says that there is none, or that it is not ours to see. A
 * document that is merely not cached says nothing.
 */
export function watchOne<Schema extends v.GenericSchema, Value>(
  reference: DocumentReference,
  schema: Schema,
  toValue: (fields: v.InferOutput<Schema>) => Value,
  listener: Listener<Value | null>,
): Unsubscribe {
  return onSnapshot(
    reference,
    { includeMetadataChanges: true },
    (snapshot) => {
      if (!snapshot.exists() && snapshot.metadata.fromCache) return;
      const fields = parseDocument(schema, snapshot);
      listener.next(fields === null ? null : toValue(fields));
    },
    (error) => {
      const hearthError = toHearthError(error);
      if (hearthError.code === 'denied') listener.next(null);
      else listener.error(hearthError);
    },
  );
}

/** What follows a person to every device: its documents below `private`. */
const FOLLOWING = ['settings', 'notifications'] as const;

/**
 * One of the documents that follow a person, null when there is none. They are one query, which the
 * SDK listens to once. Not a listener for each: the SDK stores again with every snapshot of anything
 * that a document by itself is missing, and most people keep their defaults.
 */
export function watchPrivate(
  db: Firestore,
  uid: string,
  name: (typeof FOLLOWING)[number],
  listener: Listener<{ document: DocumentSnapshot | null; isCurrent: boolean }>,
): Unsubscribe {
  return onSnapshot(
    query(
      collection(db, privatePath(uid)),
      where(documentId(), 'in', FOLLOWING),
      limit(FOLLOWING.length),
    ),
    { includeMetadataChanges: true },
    (snapshot) => {
      const document = snapshot.docs.find(({ id }) => id === name) ?? null;
      const isCurrent = !snapshot.metadata.fromCache;
      // What is merely not cached says nothing.
      if (document !== null || isCurrent) listener.next({ document, isCurrent });
    },
    (error) => {
      listener.error(toHearthError(error));
    },
  );
}
