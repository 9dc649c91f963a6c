/**
 * The least that a chat on Firestore can do: the same three documents in one commit and a listener
 * for new messages, without any interface, outbox or state around them.
 */
import {
  collection,
  connectFirestoreEmulator,
  doc,
  increment,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  persistentLocalCache,
  persistentMultipleTabManager,
  query,
  runTransaction,
  serverTimestamp,
  Timestamp,
  where,
  writeBatch,
} from 'firebase/firestore';
import { addressOf, app, ask, signIn } from './bareApp';

const db = initializeFirestore(app, {
  localCache:
    ask('cache') === 'memory'
      ? memoryLocalCache()
      : persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
});
connectFirestoreEmulator(db, ...addressOf('firestore'));

const user = await signIn();
const roomId = ask('room');
const log = document.querySelector('ol');
const input = document.querySelector('input');
if (!log || !input) throw new Error('The page has no log or no field');

interface Write {
  set(reference: ReturnType<typeof doc>, fields: object): unknown;
  update(reference: ReturnType<typeof doc>, fields: object): unknown;
}

let sent = 0;

function writeMessage(write: Write, text: string): void {
  const message = doc(collection(db, 'rooms', roomId, 'messages'));
  const now = serverTimestamp();
  const { id } = message;
  const senderId = user.uid;
  write.set(message, {
    senderId,
    kind: 'text',
    text,
    mentions: [],
    attachments: [],
    kinds: [],
    preview: null,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: now,
    updatedAt: now,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    expiresAt: null,
  });
  write.update(doc(db, 'rooms', roomId), {
    seq: increment(1),
    activityAt: now,
    lastMessage: {
      id,
      senderId,
      kind: 'text',
      text,
      kinds: [],
      fileCount: 0,
      event: null,
      createdAt: now,
      isDeleted: false,
    },
  });
  const limits = doc(db, 'users', senderId, 'private', 'limits');
  const window = { countedAt: now, lastRoomId: roomId, lastMessageId: id };
  if (sent === 0) write.set(limits, { ...window, windowStartedAt: now, count: 1 });
  else write.update(limits, { ...window, count: increment(1) });
  sent += 1;
}

async function send(text: string): Promise<void> {
  if (ask('write') === 'batch') {
    const batch = writeBatch(db);
    writeMessage(batch, text);
    await batch.commit();
    return;
  }
  await runTransaction(
    db,
    (transaction) => {
      writeMessage(transaction, text);
      return Promise.resolve();
    },
    { maxAttempts: 1 },
  );
}

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const text = input.value;
  input.value = '';
  void send(text);
});

// The commit changes the room's summary too, which a chat's list of rooms listens to.
if (ask('listen') === 'alsoRooms') {
  const rooms = collection(db, 'rooms');
  const mine = where('memberIds', 'array-contains', user.uid);
  onSnapshot(query(rooms, mine, orderBy('activityAt', 'desc'), limit(50)), () => undefined);
}

const since = Timestamp.fromMillis(Number(ask('since')));
const messages = collection(db, 'rooms', roomId, 'messages');
onSnapshot(query(messages, where('updatedAt', '>', since)), (snapshot) => {
  for (const { type, doc: found } of snapshot.docChanges()) {
    if (type !== 'added') continue;
    const line = document.createElement('li');
    line.textContent = String(found.get('text'));
    log.append(line);
  }
  document.body.dataset['ready'] = 'yes';
});
