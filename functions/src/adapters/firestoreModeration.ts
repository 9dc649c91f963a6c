import {
  COLLECTIONS,
  auditPath,
  limitsPath,
  memberPath,
  messagePath,
  moderationConfigPath,
  reportsPath,
  reviewItemPath,
  roomPath,
} from '@hearth/domain/paths';
import { excerpt, messageSchema } from '@hearth/domain/message';
import { moderationConfigSchema } from '@hearth/domain/moderation/moderationConfig';
import { sendAllowance, sendWindowSchema } from '@hearth/domain/rateLimit';
import { reportSchema } from '@hearth/domain/report';
import { reviewItemSchema, type ReviewContent } from '@hearth/domain/review';
import { memberSchema, roomSchema } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import {
  FieldValue,
  Timestamp,
  type DocumentReference,
  type DocumentSnapshot,
  type Transaction,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { Change, ModerationStore, Present } from '../ports/moderation';
import { firestore } from './admin';
import { messageState } from './messageState';
import { parsed } from './parsed';

const namedSchema = v.pick(roomSchema, ['name']);
const recentSchema = v.pick(messageSchema, ['text', 'createdAt']);

export const firestoreModeration: ModerationStore = {
  async config(roomId) {
    return parsed(
      moderationConfigSchema,
      await firestore().doc(moderationConfigPath(roomId)).get(),
    );
  },

  async role(roomId, uid) {
    const member = parsed(memberSchema, await firestore().doc(memberPath(roomId, uid)).get());
    return member?.role ?? null;
  },

  async sentLately(uid, now) {
    const window = parsed(sendWindowSchema, await firestore().doc(limitsPath(uid)).get());
    return window === null || sendAllowance(window, now).type === 'fresh' ? 0 : window.count;
  },

  async recent(uid, before, limit) {
    const { docs } = await firestore()
      .collectionGroup(COLLECTIONS.messages)
      .where('senderId', '==', uid)
      .where('createdAt', '<', Timestamp.fromMillis(before))
      .orderBy('createdAt', 'desc')
      .limit(limit)
      .get();
    return docs.flatMap((document) => {
      const message = parsed(recentSchema, document);
      const roomId = document.ref.parent.parent?.id;
      return message === null || roomId === undefined ? [] : [{ ...message, roomId }];
    });
  },

  async item(roomId, itemId) {
    return parsed(reviewItemSchema, await firestore().doc(reviewItemPath(roomId, itemId)).get());
  },

  change(at, decide) {
    const db = firestore();
    const item = db.doc(reviewItemPath(at.roomId, at.itemId));
    const message = at.messageId === null ? null : db.doc(messagePath(at.roomId, at.messageId));
    const room = db.doc(roomPath(at.roomId));
    return db.runTransaction(async (transaction) => {
      const [itemNow, roomNow, messageNow] = await transaction.getAll(
        ...[item, room, ...(message ? [message] : [])],
      );
      const state = messageNow ? messageState(messageNow.data()) : null;
      const present: Present = {
        message: state,
        item: itemNow ? parsed(reviewItemSchema, itemNow) : null,
        roomName: (roomNow && parsed(namedSchema, roomNow)?.name) ?? null,
      };
      const change = decide(present);
      if (change === null) return present;
      if (change.item) transaction.set(item, withTimes(change.item));
      if (message && change.message) changeMessage(transaction, message, change.message);
      if (roomNow?.exists) changeRoom(transaction, roomNow, at.messageId, change);
      if (change.audit) {
        const { id, entry } = change.audit;
        transaction.set(db.doc(`${auditPath(at.roomId)}/${id}`), withTimes(entry));
      }
      return present;
    });
  },

  async reports(roomId, itemId, limit) {
    const { docs } = await firestore().collection(reportsPath(roomId, itemId)).limit(limit).get();
    return docs.flatMap((document) => parsed(reportSchema, document) ?? []);
  },
};

const TIMES = ['at', 'createdAt', 'updatedAt', 'resolvedAt', 'expiresAt'];

/** The times of an item or an entry as Firestore keeps them. */
function withTimes(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]: [string, unknown]) => [
      key,
      TIMES.includes(key) && typeof value === 'number' ? Timestamp.fromMillis(value) : value,
    ]),
  );
}

const EMPTY = { text: '', mentions: [], attachments: [], kinds: [], preview: null, replyTo: null };

function changeMessage(
  transaction: Transaction,
  message: DocumentReference,
  change: NonNullable<Change['message']>,
): void {
  const updatedAt = FieldValue.serverTimestamp();
  switch (change.type) {
    case 'hide':
      transaction.update(message, { ...EMPTY, hiddenAt: updatedAt, updatedAt });
      return;
    case 'remove':
      transaction.update(message, {
        ...{ ...EMPTY, reactions: {}, hiddenAt: null, deletedBy: change.by },
        ...{ deletedAt: updatedAt, updatedAt },
      });
      return;
    case 'restore':
      transaction.update(message, { ...change.content, hiddenAt: null, updatedAt });
  }
}

function changeRoom(
  transaction: Transaction,
  room: DocumentSnapshot,
  messageId: string | null,
  { message, mute }: Change,
): void {
  const isLast = messageId !== null && room.get('lastMessage.id') === messageId;
  const summary = isLast && message ? summaryChange(message) : {};
  const muted = mute ? muteChange(room, mute) : {};
  const changes = { ...summary, ...muted };
  if (Object.keys(changes).length > 0) transaction.update(room.ref, changes);
}

function summaryChange(message: NonNullable<Change['message']>): Record<string, unknown> {
  const content: Pick<ReviewContent, 'text' | 'kinds'> & { attachments: readonly unknown[] } =
    message.type === 'restore' ? message.content : EMPTY;
  return {
    'lastMessage.text': excerpt(content.text),
    'lastMessage.kinds': content.kinds,
    'lastMessage.fileCount': content.attachments.length,
    'lastMessage.isDeleted': message.type === 'remove',
  };
}

/** One more mute; those that are over go with it, so that the map stays small. */
function muteChange(
  room: DocumentSnapshot,
  { uid, until }: NonNullable<Change['mute']>,
): Record<string, unknown> {
  const now = Timestamp.now();
  const known: unknown = room.get('mutes');
  const mutes = new Map(
    Object.entries(known ?? {}).filter(
      (entry): entry is [string, Timestamp] =>
        entry[1] instanceof Timestamp && entry[1].toMillis() > now.toMillis(),
    ),
  );
  const present: Millis = mutes.get(uid)?.toMillis() ?? 0;
  mutes.set(uid, Timestamp.fromMillis(Math.max(present, until)));
  return { mutes: Object.fromEntries(mutes) };
}
