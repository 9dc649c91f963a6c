import { messageSchema } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import { directPartnerId, roomSchema } from '@hearth/domain/room';
import {
  FieldPath,
  Timestamp,
  type DocumentData,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { ExportedMessage, ExportedRoom, PersonalData, StoredFields } from '../ports/exports';
import { firestore } from './admin';
import { parsed } from './parsed';

const PAGE = 300;

const attachmentsSchema = v.pick(messageSchema, ['attachments']);
const roomFieldsSchema = v.pick(roomSchema, ['kind', 'name', 'memberIds', 'barredIds']);
const memberFieldsSchema = v.object({ role: v.string(), joinedAt: v.number() });
const emojiSchema = v.array(v.string());

export const firestorePersonalData: PersonalData = {
  async documents(uid) {
    const one = async (path: string) =>
      withDates((await firestore().doc(path).get()).data() ?? null);
    const [profile, settings, notifications, blocks, scheduled, reminders, calls] =
      await Promise.all([
        one(paths.userPath(uid)),
        one(paths.settingsPath(uid)),
        one(paths.notificationSettingsPath(uid)),
        list(paths.blocksPath(uid)),
        list(paths.scheduledPath(uid)),
        list(paths.remindersPath(uid)),
        callsOf(uid),
      ]);
    return { profile, settings, notifications, blocks, scheduled, reminders, calls };
  },

  async rooms(uid) {
    const mine = firestore()
      .collection(paths.COLLECTIONS.rooms)
      .where('memberIds', 'array-contains', uid);
    const rooms: ExportedRoom[] = [];
    for await (const document of pages(mine)) rooms.push(...(await roomOf(uid, document)));
    return rooms;
  },

  async *messages(uid) {
    const mine = firestore()
      .collectionGroup(paths.COLLECTIONS.messages)
      .where('senderId', '==', uid);
    // The ids of a collection group are whole paths, so that messages of a room are neighbours.
    for await (const document of pages(mine)) yield* messageOf(document);
  },

  async reactions(uid, roomIds, readsMax) {
    const given = [];
    let reads = 0;
    for (const roomId of roomIds) {
      const newest = firestore()
        .collection(paths.messagesPath(roomId))
        .orderBy('createdAt', 'desc')
        .select('createdAt', 'reactions');
      for await (const document of pages(newest, 'createdAt')) {
        if (reads === readsMax) return { given, isComplete: false };
        reads += 1;
        const emoji = v.safeParse(emojiSchema, document.get(new FieldPath('reactions', uid)));
        if (emoji.success) given.push({ roomId, messageId: document.id, emoji: emoji.output });
      }
    }
    return { given, isComplete: true };
  },
};

/** Every document of a query, a page at a time; by id, or by the field that it is ordered by. */
async function* pages(query: Query, orderedBy?: string): AsyncGenerator<QueryDocumentSnapshot> {
  const ordered = orderedBy === undefined ? query.orderBy(FieldPath.documentId()) : query;
  let last: QueryDocumentSnapshot | undefined;
  do {
    const page = ordered.limit(PAGE);
    const { docs } = await (last === undefined ? page : page.startAfter(last)).get();
    yield* docs;
    last = docs.length === PAGE ? docs.at(-1) : undefined;
  } while (last !== undefined);
}

async function list(path: string): Promise<StoredFields[]> {
  const all: StoredFields[] = [];
  for await (const document of pages(firestore().collection(path))) {
    all.push({ id: document.id, ...fieldsOf(document) });
  }
  return all;
}

/** The history of calls, without who else was in them. */
async function callsOf(uid: string): Promise<StoredFields[]> {
  const mine = firestore()
    .collection(paths.COLLECTIONS.calls)
    .where('memberIds', 'array-contains', uid);
  const calls: StoredFields[] = [];
  for await (const document of pages(mine)) {
    const { callerId, memberIds: _, participants: __, refusals: ___, ...told } = fieldsOf(document);
    calls.push({ id: document.id, ...told, isOutgoing: callerId === uid });
  }
  return calls;
}

/** A direct room has no name; who the other is tells it apart. */
async function roomOf(uid: string, document: QueryDocumentSnapshot): Promise<ExportedRoom[]> {
  const room = parsed(roomFieldsSchema, document);
  if (room === null) return [];
  const path = paths.memberPath(document.id, uid);
  const member = parsed(memberFieldsSchema, await firestore().doc(path).get());
  const joinedAt = member === null ? null : new Date(member.joinedAt);
  const name = directPartnerId(room, uid) ?? room.name;
  return [{ id: document.id, kind: room.kind, name, role: member?.role ?? null, joinedAt }];
}

/** Without what is not the person's own: others' reactions, and others' words in a quote. */
function messageOf(document: QueryDocumentSnapshot): ExportedMessage[] {
  const roomId = document.ref.parent.parent?.id;
  if (roomId === undefined || document.ref.path !== paths.messagePath(roomId, document.id))
    return [];
  const { reactions: _, attachments: __, replyTo, ...fields } = document.data();
  return [
    {
      ...{ roomId, messageId: document.id },
      fields: { ...dated(fields), replyTo: replyTo == null ? null : { id: quotedId(replyTo) } },
      attachments: parsed(attachmentsSchema, document)?.attachments ?? [],
    },
  ];
}

function quotedId(replyTo: unknown): string | null {
  if (typeof replyTo !== 'object' || replyTo === null || !('id' in replyTo)) return null;
  return typeof replyTo.id === 'string' ? replyTo.id : null;
}

const fieldsOf = (document: QueryDocumentSnapshot): StoredFields => dated(document.data());

function dated(data: DocumentData): StoredFields {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withDates(value)]));
}

/** Any depth: timestamps as dates; everything else stays. */
function withDates(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  return dated(value);
}
