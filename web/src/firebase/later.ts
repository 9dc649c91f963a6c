/** Scheduled messages and reminders in Firestore, as docs/data-model.md has them. */
import { HearthError, errorCode } from '@hearth/domain/errors';
import { SCHEDULED_MAX } from '@hearth/domain/limits';
import {
  reminderPath,
  remindersPath,
  scheduledEntryPath,
  scheduledPath,
} from '@hearth/domain/paths';
import {
  reminderSchema,
  scheduledSchema,
  type Reminder,
  type Scheduled,
} from '@hearth/domain/scheduled';
import {
  collection,
  documentId,
  getDocsFromServer,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
  type Firestore,
} from 'firebase/firestore';
import { Timestamp, doc, serverTimestamp } from 'firebase/firestore/lite';
import type * as v from 'valibot';
import type { LaterPort, ScheduledDraft } from '../ports/later';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { commit, openCommits } from './commit';
import type { HearthConfig } from './config';
import { commitCounted } from './countedCommit';
import { toHearthError, translated } from './parse';
import { parseAll } from './watch';

/**
 * Reads by listener, commits past the SDK's queue: who is refused is told at once. `now` is server
 * time as well as it is known here.
 */
export function createLater(db: Firestore, config: HearthConfig, now: () => number): LaterPort {
  const lite = openCommits(db.app, config);
  const scheduledDoc = (uid: string, id: string) => doc(lite, scheduledEntryPath(uid, id));
  const reminderDoc = (uid: string, id: string) => doc(lite, reminderPath(uid, id));
  const reschedule: LaterPort['reschedule'] = async (uid, id, draft) => {
    try {
      await commitCounted(lite, { me: uid, roomId: draft.roomId, id }, now, (batch) =>
        batch.update(scheduledDoc(uid, id), fieldsOf(draft)),
      );
    } catch (error) {
      // Rules refuse to change what is not there like anything else.
      const isGone = errorCode(error) === 'denied' && !(await isThere(db, uid, id));
      throw isGone ? new HearthError('notFound', { cause: error }) : error;
    }
  };
  return {
    watchScheduled: (uid, listener) =>
      watchSoonest(db, scheduledPath(uid), 'sendAt', scheduledSchema, toScheduled, listener),

    async schedule(uid, id, draft) {
      try {
        await commitCounted(lite, { me: uid, roomId: draft.roomId, id }, now, (batch) =>
          batch.set(scheduledDoc(uid, id), { ...fieldsOf(draft), createdAt: serverTimestamp() }),
        );
      } catch (error) {
        if (errorCode(error) !== 'denied') throw error;
        // An earlier try, whose answer was lost, may have made it: that one is changed.
        await reschedule(uid, id, draft).catch(() => {
          throw error;
        });
      }
    },

    reschedule,

    unschedule: (uid, id) => commit(lite, (batch) => batch.delete(scheduledDoc(uid, id))),

    watchReminders: (uid, listener) =>
      watchSoonest(db, remindersPath(uid), 'remindAt', reminderSchema, toReminder, listener),

    remind: (uid, { roomId, id }, at) =>
      commitCounted(lite, { me: uid, roomId, id }, now, (batch) =>
        batch.set(reminderDoc(uid, id), {
          roomId,
          remindAt: Timestamp.fromMillis(at),
          createdAt: serverTimestamp(),
        }),
      ),

    forgetReminder: (uid, messageId) =>
      commit(lite, (batch) => batch.delete(reminderDoc(uid, messageId))),
  };
}

/** One's own entries may be listed, not asked for by name. */
function isThere(db: Firestore, uid: string, id: string): Promise<boolean> {
  const only = query(collection(db, scheduledPath(uid)), where(documentId(), '==', id), limit(1));
  return translated(async () => !(await getDocsFromServer(only)).empty);
}

function fieldsOf({ roomId, text, mentions, replyTo, sendAt }: ScheduledDraft) {
  return {
    roomId,
    text,
    mentions: [...mentions],
    replyTo,
    sendAt: Timestamp.fromMillis(sendAt),
    problem: null,
  };
}

function toScheduled(fields: v.InferOutput<typeof scheduledSchema>, id: string): Scheduled {
  return { ...fields, id };
}

function toReminder(fields: v.InferOutput<typeof reminderSchema>, messageId: string): Reminder {
  return { ...fields, messageId };
}

/** The soonest documents of a collection. An empty cache says nothing about whether there are any. */
function watchSoonest<Schema extends v.GenericSchema, Value>(
  db: Firestore,
  path: string,
  field: 'sendAt' | 'remindAt',
  schema: Schema,
  toValue: (fields: v.InferOutput<Schema>, id: string) => Value,
  listener: Listener<readonly Value[]>,
): Unsubscribe {
  return onSnapshot(
    query(collection(db, path), orderBy(field), limit(SCHEDULED_MAX)),
    { includeMetadataChanges: true },
    (snapshot) => {
      if (snapshot.empty && snapshot.metadata.fromCache) return;
      listener.next([...parseAll(snapshot, schema, toValue).values()]);
    },
    (error) => {
      listener.error(toHearthError(error));
    },
  );
}
