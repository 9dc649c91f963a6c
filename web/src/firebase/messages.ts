import {
  byTime,
  editSchema,
  messageSchema,
  type Message,
  type MessageEdit,
} from '@hearth/domain/message';
import { editsPath, limitsPath, messagePath, messagesPath } from '@hearth/domain/paths';
import { sendWindowSchema } from '@hearth/domain/rateLimit';
import {
  Timestamp,
  collection,
  doc,
  getDocFromServer,
  getDocs,
  getDocsFromCache,
  getDocsFromServer,
  limit as limitTo,
  onSnapshot,
  orderBy,
  query,
  startAfter,
  startAt,
  where,
  type DocumentSnapshot,
  type Firestore,
  type Query,
  type QuerySnapshot,
} from 'firebase/firestore';
import type { MessagePage, MessagesPort } from '../ports/messages';
import type { HearthConfig } from './config';
import type { MessageCommits } from './messageCommits';
import { loadOnce } from '../ports/loadOnce';
import { parseDocument, toHearthError, translated } from './parse';
import type { RestCredentials } from './restCommit';

/** Messages in Firestore: reads by cursor, one listener on changes, commits past the SDK's queue. */
export function createMessagesPort(
  db: Firestore,
  config: HearthConfig,
  credentials: RestCredentials,
): MessagesPort {
  let loaded: MessageCommits | null = null;
  const commits = loadOnce(async () => {
    const { commitMessagesOf } = await import('./messageCommits');
    loaded = commitMessagesOf(db.app, config, credentials);
    return loaded;
  });
  return {
    newest: (roomId, limit) =>
      readPage(getDocsFromServer, newestQuery(db, roomId, limit), roomId, limit),
    cached: (roomId, limit) =>
      readPage(getDocsFromCache, newestQuery(db, roomId, limit), roomId, limit),
    older: (roomId, before, limit) => {
      const endOfMillisecond = Timestamp.fromMillis(before + 1);
      const older = query(newestQuery(db, roomId, limit), startAfter(endOfMillisecond));
      return readPage(getDocs, older, roomId, limit);
    },
    newer: (roomId, after, limit) => {
      const newer = query(
        collection(db, messagesPath(roomId)),
        orderBy('createdAt'),
        startAt(Timestamp.fromMillis(after)),
        limitTo(limit),
      );
      return readPage(getDocs, newer, roomId, limit);
    },
    changedSince: (roomId, since, limit) => {
      const changed = query(changesQuery(db, roomId, since), orderBy('updatedAt'), limitTo(limit));
      return readPage(getDocsFromServer, changed, roomId, limit, false);
    },
    get: (roomId, messageId) =>
      translated(async () =>
        parseMessage(await getDocFromServer(doc(db, messagePath(roomId, messageId))), roomId),
      ),
    watchChanges: (roomId, since, listener) =>
      onSnapshot(changesQuery(db, roomId, since), {
        next: (snapshot) => {
          listener.next(changedMessages(snapshot, roomId));
        },
        error: (error) => {
          listener.error(toHearthError(error));
        },
      }),
    ofKinds: (roomId, kinds, before, limit) => {
      const ofKinds = query(
        newestQuery(db, roomId, limit),
        where('kinds', 'array-contains-any', kinds),
      );
      const page =
        before === null ? ofKinds : query(ofKinds, startAfter(Timestamp.fromMillis(before)));
      return readPage(getDocs, page, roomId, limit);
    },
    edits: (roomId, messageId) => readEdits(db, roomId, messageId),
    newId: () => doc(collection(db, 'rooms')).id,
    prepareCommits: () =>
      void commits().then(
        ({ prepare }) => prepare(),
        () => undefined,
      ),
    disappearAfter: async (roomId) => (await commits()).disappearAfter(roomId),
    // Where all is at hand the request leaves before this returns.
    commitSend: (...args) =>
      loaded?.commitSend(...args) ?? commits().then(({ commitSend }) => commitSend(...args)),
    commitChange: async (...args) => (await commits()).commitChange(...args),
    removePreview: async (roomId, messageId) => (await commits()).removePreview(roomId, messageId),
    sendWindow: (uid) =>
      translated(async () =>
        parseDocument(sendWindowSchema, await getDocFromServer(doc(db, limitsPath(uid)))),
      ),
  };
}

function parseMessage(snapshot: DocumentSnapshot, roomId: string): Message | null {
  const fields = parseDocument(messageSchema, snapshot);
  return fields && { ...fields, id: snapshot.id, roomId };
}

function newestQuery(db: Firestore, roomId: string, limit: number): Query {
  return query(collection(db, messagesPath(roomId)), orderBy('createdAt', 'desc'), limitTo(limit));
}

function changesQuery(db: Firestore, roomId: string, since: number): Query {
  return query(
    collection(db, messagesPath(roomId)),
    where('updatedAt', '>', Timestamp.fromMillis(since)),
  );
}

function readPage(
  read: (query: Query) => Promise<QuerySnapshot>,
  pageQuery: Query,
  roomId: string,
  limit: number,
  isByTime = true,
): Promise<MessagePage> {
  return translated(async () => {
    const snapshot = await read(pageQuery);
    const messages = snapshot.docs
      .map((document) => parseMessage(document, roomId))
      .filter((message) => message !== null);
    if (isByTime) messages.sort(byTime);
    const isFromServer = !snapshot.metadata.fromCache;
    return { messages, hasMore: snapshot.size >= limit, isFromServer };
  });
}

function changedMessages(snapshot: QuerySnapshot, roomId: string): Message[] {
  return snapshot
    .docChanges()
    .filter((change) => change.type !== 'removed')
    .map((change) => parseMessage(change.doc, roomId))
    .filter((message) => message !== null);
}

function readEdits(db: Firestore, roomId: string, messageId: string): Promise<MessageEdit[]> {
  return translated(async () => {
    const snapshot = await getDocs(collection(db, editsPath(roomId, messageId)));
    return snapshot.docs
      .map((document) => {
        const version = parseDocument(editSchema, document);
        return version && { ...version, n: Number(document.id) };
      })
      .filter((version) => version !== null)
      .sort((a, b) => a.n - b.n);
  });
}
