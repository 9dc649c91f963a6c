/**
 * The least that a call on Firestore can be: the same documents under the same rules, a bare
 * RTCPeerConnection for each pair, each candidate told as it is found. No interface, no adapting, no
 * second attempt.
 */
import {
  collection,
  connectFirestoreEmulator,
  doc,
  deleteDoc,
  getDoc,
  increment,
  limit,
  initializeFirestore,
  onSnapshot,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
} from 'firebase/firestore';
import { addressOf, app, ask, signIn } from './bareApp';

const db = initializeFirestore(app, {});
connectFirestoreEmulator(db, ...addressOf('firestore'));

const { uid: me } = await signIn();
const roomId = ask('room');
const roomKind = ask('kind');
const memberIds = ask('members').split(',');
const mySession = crypto.randomUUID();
const SIGNAL_MS = 600_000;

/** Documents written by this page. */
let written = 0;
const count = (documents = 1) => {
  written += documents;
  document.body.dataset['written'] = String(written);
};

interface Participants {
  [uid: string]: { sessionId: string };
}
type Item = RTCSessionDescriptionInit | { candidate: RTCIceCandidateInit };

const peers = new Map<string, RTCPeerConnection>();
/** Documents come in any order: candidates that were there before their description. */
const early = new Map<string, RTCIceCandidateInit[]>();
let media: Promise<MediaStream> | null = null;
let callId = '';

const openMedia = () =>
  navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  });

function button(id: string): HTMLButtonElement {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLButtonElement)) throw new Error(`The page has no button ${id}`);
  return found;
}

async function start(): Promise<void> {
  media = openMedia();
  const limits = doc(db, 'users', me, 'private', 'limits');
  const hasLimits = (await getDoc(limits)).exists();
  const message = doc(collection(db, 'rooms', roomId, 'messages'));
  callId = message.id;
  const at = serverTimestamp();
  const event = { type: 'call', kind: 'video', outcome: null, durationMs: null };
  const batch = writeBatch(db);
  batch.set(message, {
    ...{ senderId: me, kind: 'system', text: '', mentions: [], attachments: [], kinds: [] },
    ...{ preview: null, replyTo: null, event, reactions: {}, createdAt: at, updatedAt: at },
    ...{ editedAt: null, editCount: 0, deletedAt: null, deletedBy: null, expiresAt: null },
  });
  batch.update(doc(db, 'rooms', roomId), {
    ...{ seq: increment(1), activityAt: at },
    call: { id: callId, kind: 'video', callerId: me, at },
    lastMessage: {
      ...{ id: callId, senderId: me, kind: 'system', text: '', kinds: [], fileCount: 0, event },
      ...{ createdAt: at, isDeleted: false },
    },
  });
  const window = { countedAt: at, lastRoomId: roomId, lastMessageId: callId };
  if (hasLimits) batch.update(limits, { ...window, count: increment(1) });
  else batch.set(limits, { ...window, windowStartedAt: at, count: 1 });
  const calls = { windowStartedAt: at, count: 1, lastCallId: callId };
  batch.set(doc(db, 'users', me, 'private', 'callLimits'), calls);
  batch.set(doc(db, 'calls', callId), {
    ...{ roomId, roomKind, kind: 'video', callerId: me, memberIds, state: 'ringing' },
    ...{ participants: { [me]: { sessionId: mySession, joinedAt: at } }, refusals: {} },
    ...{ createdAt: at, answeredAt: null, endedAt: null, outcome: null },
  });
  await batch.commit();
  count(5);
  follow();
}

async function accept(): Promise<void> {
  media = openMedia();
  const call = doc(db, 'calls', callId);
  const isFirst = (await getDoc(call)).get('answeredAt') === null;
  const at = serverTimestamp();
  await updateDoc(call, {
    [`participants.${me}`]: { sessionId: mySession, joinedAt: at },
    ...(isFirst ? { state: 'ongoing', answeredAt: at } : {}),
  });
  count();
  follow();
}

function follow(): void {
  onSnapshot(doc(db, 'calls', callId), (call) => {
    const participants = (call.get('participants') ?? {}) as Participants;
    if (!(me in participants)) return;
    for (const [uid, { sessionId }] of Object.entries(participants)) {
      if (uid !== me && me < uid && !peers.has(uid)) void offer(uid, sessionId);
    }
  });
  const signals = collection(db, 'calls', callId, 'signals');
  const mine = [where('to', '==', me), where('toSession', '==', mySession)];
  let last = Promise.resolve();
  onSnapshot(query(signals, ...mine, limit(50)), (snapshot) => {
    for (const { type, doc: found } of snapshot.docChanges()) {
      if (type !== 'added') continue;
      const [from, session] = [String(found.get('from')), String(found.get('fromSession'))];
      const items = JSON.parse(String(found.get('items'))) as Item[];
      last = last.then(() => take(from, session, items));
      void deleteDoc(found.ref);
      count();
    }
  });
}

function send(to: string, toSession: string, item: Item): void {
  count();
  void setDoc(doc(collection(db, 'calls', callId, 'signals')), {
    ...{ from: me, fromSession: mySession, to, toSession, linkId: 'bare', at: serverTimestamp() },
    ...{ items: JSON.stringify([item]), expiresAt: Timestamp.fromMillis(Date.now() + SIGNAL_MS) },
  });
}

async function peerOf(uid: string, session: string): Promise<RTCPeerConnection> {
  const known = peers.get(uid);
  if (known) return known;
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  peers.set(uid, peer);
  peer.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) send(uid, session, { candidate: candidate.toJSON() });
  });
  const video = document.createElement('video');
  video.autoplay = true;
  video.muted = true;
  document.getElementById('people')?.append(video);
  peer.addEventListener('track', ({ streams: [stream] }) => {
    if (stream) video.srcObject = stream;
  });
  const stream = await (media ??= openMedia());
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  return peer;
}

async function offer(uid: string, session: string): Promise<void> {
  const peer = await peerOf(uid, session);
  await peer.setLocalDescription();
  if (peer.localDescription) send(uid, session, peer.localDescription.toJSON());
}

async function take(uid: string, session: string, items: readonly Item[]): Promise<void> {
  const peer = await peerOf(uid, session);
  for (const item of items) {
    if ('candidate' in item) {
      early.set(uid, [...(early.get(uid) ?? []), item.candidate]);
    } else {
      await peer.setRemoteDescription(item);
    }
    if (!peer.remoteDescription) continue;
    for (const candidate of early.get(uid) ?? []) await peer.addIceCandidate(candidate);
    early.delete(uid);
    if ('candidate' in item) continue;
    if (item.type !== 'offer') continue;
    await peer.setLocalDescription();
    if (peer.localDescription) send(uid, session, peer.localDescription.toJSON());
  }
}

button('call').addEventListener('click', () => void start());
button('accept').addEventListener('click', () => void accept());
const rooms = collection(db, 'rooms');
const mine = where('memberIds', 'array-contains', me);
onSnapshot(query(rooms, mine, orderBy('activityAt', 'desc'), limit(50)), (snapshot) => {
  const room = snapshot.docs.find(({ id }) => id === roomId);
  const call = room?.get('call') as { id: string; callerId: string } | null | undefined;
  button('call').disabled = false;
  if (!call || call.callerId === me || callId !== '') return;
  callId = call.id;
  button('accept').dataset['ring'] = '';
  button('accept').disabled = false;
});
