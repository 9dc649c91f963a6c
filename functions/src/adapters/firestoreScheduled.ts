import { excerpt, messageSchema, replyRefTo } from '@hearth/domain/message';
import { hasLink } from '@hearth/domain/links';
import { contentKinds } from '@hearth/domain/media';
import * as paths from '@hearth/domain/paths';
import { sendWindowSchema } from '@hearth/domain/rateLimit';
import { directPartnerId, roomSchema } from '@hearth/domain/room';
import { scheduledSchema, type ScheduledFields } from '@hearth/domain/scheduled';
import {
  FieldValue,
  Timestamp,
  type DocumentSnapshot,
  type Transaction,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type {
  ScheduledDecision,
  ScheduledKey,
  ScheduledPresent,
  ScheduledStore,
} from '../ports/scheduled';
import { firestore } from './admin';
import { duePage, eachThere } from './duePage';
import { parsed } from './parsed';

const standingSchema = v.pick(roomSchema, [
  'kind',
  'memberIds',
  'barredIds',
  'mutes',
  'disappearAfterMs',
]);
const quotedSchema = v.pick(messageSchema, [
  'senderId',
  'text',
  'kinds',
  'deletedAt',
  'hiddenAt',
  'expiresAt',
]);
/** An id that can't lead to another document than it names. */
const ID = /^[A-Za-z0-9_-]+$/;

export const firestoreScheduled: ScheduledStore = {
  async due(now, limit, cursor) {
    const query = firestore()
      .collectionGroup(paths.COLLECTIONS.scheduled)
      .where('problem', '==', null)
      .where('sendAt', '<=', Timestamp.fromMillis(now))
      .select('sendAt');
    const { docs, next } = await duePage(query, 'sendAt', limit, cursor);
    const items = docs.flatMap(({ id, ref }) => {
      const uid = ref.parent.parent?.id;
      return uid === undefined ? [] : { uid, messageId: id };
    });
    return { items, next };
  },

  async refuse(keys, now, problem) {
    const entries = keys.map(({ uid, messageId }) => paths.scheduledEntryPath(uid, messageId));
    await eachThere(entries, (transaction, document) => {
      const sendAt: unknown = document.get('sendAt');
      const isDue = sendAt instanceof Timestamp && sendAt.toMillis() <= now;
      if (isDue && document.get('problem') === null) transaction.update(document.ref, { problem });
    });
  },

  settle(key, now, decide) {
    const db = firestore();
    const document = db.doc(paths.scheduledEntryPath(key.uid, key.messageId));
    return db.runTransaction(async (transaction) => {
      const snapshot = await transaction.get(document);
      if (!snapshot.exists || snapshot.get('problem') !== null) return null;
      const scheduled = scheduledOf(snapshot);
      if (scheduled !== 'broken' && scheduled.sendAt > now) return null;
      const present =
        scheduled === 'broken' ? NOWHERE : await presentOf(transaction, key, scheduled, now);
      const decision = decide(present);
      switch (decision.type) {
        case 'send':
          writeMessage(transaction, key, decision);
          transaction.delete(document);
          break;
        case 'drop':
          transaction.delete(document);
          break;
        case 'wait':
          transaction.update(document, { sendAt: Timestamp.fromMillis(decision.untilMs) });
          break;
        case 'refuse':
          transaction.update(document, { problem: decision.problem });
      }
      return decision.type;
    });
  },
};

/** Of a document that names nothing that could be looked at. */
const NOWHERE: ScheduledPresent = {
  ...{ scheduled: 'broken', room: null, quote: null, window: null },
  ...{ isSent: false, isOpen: true, isBlocked: false },
};

function scheduledOf(snapshot: DocumentSnapshot): ScheduledFields | 'broken' {
  const scheduled = parsed(scheduledSchema, snapshot);
  if (scheduled === null || !ID.test(scheduled.roomId)) return 'broken';
  return scheduled.replyTo === null || ID.test(scheduled.replyTo.id) ? scheduled : 'broken';
}

async function presentOf(
  transaction: Transaction,
  { uid, messageId }: ScheduledKey,
  scheduled: ScheduledFields,
  now: number,
): Promise<ScheduledPresent> {
  const db = firestore();
  const { roomId, replyTo } = scheduled;
  const [room, message, profile, window, quoted] = await transaction.getAll(
    ...[
      db.doc(paths.roomPath(roomId)),
      db.doc(paths.messagePath(roomId, messageId)),
      db.doc(paths.userPath(uid)),
      db.doc(paths.limitsPath(uid)),
      ...(replyTo ? [db.doc(paths.messagePath(roomId, replyTo.id))] : []),
    ],
  );
  const standing = room ? parsed(standingSchema, room) : null;
  const partner = standing && directPartnerId(standing, uid);
  const block =
    partner === null || partner === uid
      ? null
      : await transaction.get(db.doc(paths.blockPath(partner, uid)));
  return {
    scheduled,
    room: standing,
    isSent: message?.exists === true,
    isOpen: profile?.exists === true && profile.get('closed') === undefined,
    isBlocked: block?.exists === true,
    quote: quoted ? quoteOf(quoted, now) : null,
    window: window ? parsed(sendWindowSchema, window) : null,
  };
}

function quoteOf(snapshot: DocumentSnapshot, now: number): ScheduledPresent['quote'] {
  const quoted = parsed(quotedSchema, snapshot);
  if (quoted === null || quoted.deletedAt !== null || quoted.hiddenAt !== null) return null;
  if (quoted.expiresAt !== null && quoted.expiresAt <= now) return null;
  return replyRefTo({ ...quoted, id: snapshot.id });
}

/** The three documents of a send, as a client's commit has them (docs/data-model.md, "Commits"). */
function writeMessage(
  transaction: Transaction,
  { uid, messageId: id }: ScheduledKey,
  { scheduled, replyTo, expiresAt, window }: Extract<ScheduledDecision, { type: 'send' }>,
): void {
  const db = firestore();
  const { roomId, text, mentions } = scheduled;
  const kinds = contentKinds([], hasLink(text));
  const at = FieldValue.serverTimestamp();
  const common = { senderId: uid, kind: 'text', kinds, event: null, createdAt: at };
  transaction.create(db.doc(paths.messagePath(roomId, id)), {
    ...common,
    ...{ text, mentions, attachments: [], preview: null, replyTo, reactions: {} },
    ...{ updatedAt: at, editedAt: null, editCount: 0, deletedAt: null, deletedBy: null },
    expiresAt: expiresAt === null ? null : Timestamp.fromMillis(expiresAt),
  });
  transaction.update(db.doc(paths.roomPath(roomId)), {
    seq: FieldValue.increment(1),
    activityAt: at,
    lastMessage: { ...common, id, text: excerpt(text), fileCount: 0, isDeleted: false },
  });
  const limits = db.doc(paths.limitsPath(uid));
  const last = { lastRoomId: roomId, lastMessageId: id };
  if (window === 'fresh') transaction.set(limits, { ...last, windowStartedAt: at, count: 1 });
  else transaction.update(limits, { ...last, count: FieldValue.increment(1) });
}
