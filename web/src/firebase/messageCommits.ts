/** The commits that make and change messages, as docs/data-model.md lists them. */
import { HearthError, errorCode } from '@hearth/domain/errors';
import { hasLink } from '@hearth/domain/links';
import { contentKinds } from '@hearth/domain/media';
import { WITHOUT_FILES, excerpt } from '@hearth/domain/message';
import type {
  OutboxChange,
  OutboxDelete,
  OutboxEdit,
  OutboxReact,
  OutboxSend,
} from '@hearth/domain/outbox';
import { editPath, limitsPath, messagePath, roomPath } from '@hearth/domain/paths';
import type { FirebaseApp } from 'firebase/app';
import {
  FieldPath,
  Timestamp,
  arrayRemove,
  arrayUnion,
  doc,
  increment,
  serverTimestamp,
  type DocumentSnapshot,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import * as v from 'valibot';
import type { MessagesPort, WindowStep } from '../ports/messages';
import { commit, look, openCommits } from './commit';
import type { HearthConfig } from './config';

/** A message may become, or stop being, the room's last between look and commit. */
const STALE_ATTEMPTS = 3;

/** The writing half of MessagesPort. */
export function commitMessagesOf(
  app: FirebaseApp,
  config: HearthConfig,
): Pick<MessagesPort, 'commitSend' | 'commitChange' | 'removePreview'> {
  const db = openCommits(app, config);
  return {
    commitSend: (entry, step) => commitSend(db, entry, step),
    commitChange: (entry) => commitChange(db, entry),
    removePreview: (roomId, messageId) =>
      commit(db, (batch) => {
        batch.update(doc(db, messagePath(roomId, messageId)), {
          preview: { type: 'removed' },
          updatedAt: serverTimestamp(),
        });
      }),
  };
}

/** Message, room summary and rate-limit window in one commit; rules tie the three together. */
async function commitSend(db: Firestore, entry: OutboxSend, step: WindowStep) {
  const { id, uid, roomId, text, mentions, replyTo, attachments } = entry;
  const kinds = contentKinds(attachments, hasLink(text));
  const now = serverTimestamp();
  await commit(db, (batch) => {
    batch.set(doc(db, messagePath(roomId, id)), {
      senderId: uid,
      kind: 'text',
      text,
      mentions,
      attachments,
      kinds,
      preview: null,
      replyTo,
      event: null,
      reactions: {},
      createdAt: now,
      updatedAt: now,
      editedAt: null,
      editCount: 0,
      deletedAt: null,
      deletedBy: null,
    });
    batch.update(doc(db, roomPath(roomId)), {
      seq: increment(1),
      activityAt: now,
      lastMessage: {
        id,
        senderId: uid,
        kind: 'text',
        text: excerpt(text),
        kinds,
        fileCount: attachments.length,
        event: null,
        createdAt: now,
        isDeleted: false,
      },
    });
    const limits = doc(db, limitsPath(uid));
    if (step === 'fresh') {
      batch.set(limits, {
        windowStartedAt: now,
        count: 1,
        lastRoomId: roomId,
        lastMessageId: id,
      });
    } else {
      batch.update(limits, { count: increment(1), lastRoomId: roomId, lastMessageId: id });
    }
  });
}

/** Edits, deletions and reactions; resolves at once when the server's message has it already. */
async function commitChange(db: Firestore, entry: OutboxChange): Promise<void> {
  switch (entry.type) {
    case 'react':
      await commitReact(db, entry);
      return;
    case 'edit':
      await commitOverLatest(db, entry, (latest) => editWrite(db, entry, latest));
      return;
    case 'delete':
      await commitOverLatest(db, entry, (latest) => deleteWrite(db, entry, latest));
      return;
  }
}

async function commitReact(db: Firestore, { uid, roomId, messageId, emoji, isOn }: OutboxReact) {
  await commit(db, (batch) => {
    batch.update(
      doc(db, messagePath(roomId, messageId)),
      new FieldPath('reactions', uid),
      isOn ? arrayUnion(emoji) : arrayRemove(emoji),
      'updatedAt',
      serverTimestamp(),
    );
  });
}

interface Latest {
  message: DocumentSnapshot;
  /** Whether the room's summary repeats this message. */
  isLast: boolean;
}

type Write = (batch: WriteBatch) => void;

/**
 * Looks at message and room on the server, then commits. Rules refuse the commit when either changed
 * in between, so a refusal is worth another look. A null write means that nothing is left to do.
 */
async function commitOverLatest(
  db: Firestore,
  entry: OutboxEdit | OutboxDelete,
  plan: (latest: Latest) => Write | null,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const write = plan(await readLatest(db, entry));
    if (!write) return;
    try {
      await commit(db, write);
      return;
    } catch (error) {
      const isStale = errorCode(error) === 'denied';
      if (!isStale || attempt === STALE_ATTEMPTS) throw error;
    }
  }
}

async function readLatest(
  db: Firestore,
  { roomId, messageId }: OutboxEdit | OutboxDelete,
): Promise<Latest> {
  const [message, room] = await Promise.all([
    look(db, messagePath(roomId, messageId)),
    look(db, roomPath(roomId)),
  ]);
  if (!message.exists()) throw new HearthError('notFound');
  return { message, isLast: room.get('lastMessage.id') === messageId };
}

function editWrite(db: Firestore, entry: OutboxEdit, { message, isLast }: Latest): Write | null {
  const { roomId, messageId, text, mentions } = entry;
  const kinds = kindsWith(message, text);
  if (message.get('deletedAt') !== null) throw new HearthError('notFound');
  if (message.get('text') === text) return null;
  const editCount: unknown = message.get('editCount');
  if (typeof editCount !== 'number') throw new HearthError('unknown');
  const kept: unknown = message.get('text');
  const keptMentions: unknown = message.get('mentions');
  const writtenAt: unknown = message.get('editedAt') ?? message.get('createdAt');
  if (!(writtenAt instanceof Timestamp)) throw new HearthError('unknown');
  return (batch) => {
    batch.set(doc(db, editPath(roomId, messageId, editCount)), {
      text: kept,
      mentions: keptMentions,
      writtenAt,
    });
    batch.update(doc(db, messagePath(roomId, messageId)), {
      text,
      mentions,
      kinds,
      editedAt: serverTimestamp(),
      updatedAt: serverTimestamp(),
      editCount: editCount + 1,
    });
    if (isLast) {
      batch.update(doc(db, roomPath(roomId)), {
        'lastMessage.text': excerpt(text),
        'lastMessage.kinds': kinds,
      });
    }
  };
}

/** What an edited message holds: the kinds of its files stay, a link comes or goes with the text. */
function kindsWith(message: DocumentSnapshot, text: string): string[] {
  const files = v.safeParse(v.array(v.string()), message.get('kinds'));
  const kinds = files.success ? files.output.filter((kind) => kind !== 'link') : [];
  return hasLink(text) ? [...kinds, 'link'] : kinds;
}

function deleteWrite(
  db: Firestore,
  { uid, roomId, messageId }: OutboxDelete,
  { message, isLast }: Latest,
): Write | null {
  if (message.get('deletedAt') !== null) return null;
  return (batch) => {
    batch.update(doc(db, messagePath(roomId, messageId)), {
      text: '',
      mentions: [],
      ...WITHOUT_FILES,
      replyTo: null,
      reactions: {},
      deletedAt: serverTimestamp(),
      deletedBy: uid,
      updatedAt: serverTimestamp(),
    });
    if (isLast) {
      batch.update(doc(db, roomPath(roomId)), {
        'lastMessage.text': '',
        'lastMessage.kinds': [],
        'lastMessage.fileCount': 0,
        'lastMessage.isDeleted': true,
      });
    }
  };
}
