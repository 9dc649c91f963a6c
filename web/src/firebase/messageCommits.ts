/** The commits that make and change messages, as docs/data-model.md lists them. */
import { HearthError, errorCode } from '@hearth/domain/errors';
import { hasLink } from '@hearth/domain/links';
import { WITHOUT_FILES, excerpt } from '@hearth/domain/message';
import type { OutboxChange, OutboxDelete, OutboxEdit, OutboxReact } from '@hearth/domain/outbox';
import { editPath, messagePath, roomPath } from '@hearth/domain/paths';
import { roomSchema } from '@hearth/domain/room';
import type { FirebaseApp } from 'firebase/app';
import {
  FieldPath,
  Timestamp,
  arrayRemove,
  arrayUnion,
  doc,
  serverTimestamp,
  type DocumentSnapshot,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import * as v from 'valibot';
import type { MessagesPort, WindowStep } from '../ports/messages';
import { commit, look, openCommits } from './commit';
import type { HearthConfig } from './config';
import { count } from './countedCommit';
import { parseDocument } from './parse';
import type { RestCredentials } from './restCommit';
import { SendCommits } from './sendCommits';
import { noteStep } from './sendWindow';

/** A message may become, or stop being, the room's last between look and commit. */
const STALE_ATTEMPTS = 3;

const stayingSchema = v.pick(roomSchema, ['disappearAfterMs']);

/** The writing half of MessagesPort. */
export type MessageCommits = Pick<
  MessagesPort,
  'commitSend' | 'commitChange' | 'removePreview' | 'disappearAfter'
> & {
  /** Puts at hand what {@link MessagesPort.commitSend} needs. */
  prepare(): void;
};

export function commitMessagesOf(
  app: FirebaseApp,
  config: HearthConfig,
  credentials: RestCredentials,
): MessageCommits {
  const db = openCommits(app, config);
  const sends = new SendCommits(app, config, credentials);
  return {
    prepare: () => sends.prepare(),
    commitSend: (entry, step, expiresAt) => sends.commit(entry, step, expiresAt),
    disappearAfter: async (roomId) => {
      const room = await look(db, roomPath(roomId));
      return parseDocument(stayingSchema, room)?.disappearAfterMs ?? null;
    },
    commitChange: (entry, step) => commitChange(db, entry, step),
    removePreview: (roomId, messageId) =>
      commit(db, (batch) => {
        batch.update(doc(db, messagePath(roomId, messageId)), {
          preview: { type: 'removed' },
          updatedAt: serverTimestamp(),
        });
      }),
  };
}

/** Edits, deletions and reactions; resolves at once when the server's message has it already. */
async function commitChange(
  db: Firestore,
  entry: OutboxChange,
  step: WindowStep,
): Promise<boolean> {
  switch (entry.type) {
    case 'react':
      await commitReact(db, entry);
      return false;
    case 'edit': {
      const isWritten = await commitOverLatest(db, entry, (latest) =>
        editWrite(db, entry, latest, step),
      );
      if (isWritten) noteStep(entry.uid, step);
      return isWritten;
    }
    case 'delete':
      await commitOverLatest(db, entry, (latest) => deleteWrite(db, entry, latest));
      return false;
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
 * Looks at message and room on the server, then commits; resolves to whether there was anything left
 * to do (a write, and not null). Rules refuse the commit when either changed in between, so a
 * refusal is worth another look, and another try when they did.
 */
async function commitOverLatest(
  db: Firestore,
  entry: OutboxEdit | OutboxDelete,
  plan: (latest: Latest) => Write | null,
): Promise<boolean> {
  let latest = await readLatest(db, entry);
  for (let attempt = 1; ; attempt += 1) {
    const write = plan(latest);
    if (!write) return false;
    try {
      await commit(db, write);
      return true;
    } catch (error) {
      if (errorCode(error) !== 'denied' || attempt === STALE_ATTEMPTS) throw error;
      const before = latest;
      latest = await readLatest(db, entry);
      if (isSame(before, latest)) throw error;
    }
  }
}

function isSame(before: Latest, after: Latest): boolean {
  const [a, b]: unknown[] = [before, after].map(({ message }): unknown => message.get('updatedAt'));
  const isUnchanged = a instanceof Timestamp && b instanceof Timestamp && a.isEqual(b);
  return isUnchanged && before.isLast === after.isLast;
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

function editWrite(
  db: Firestore,
  entry: OutboxEdit,
  { message, isLast }: Latest,
  step: WindowStep,
): Write | null {
  const { uid, roomId, messageId, text, mentions } = entry;
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
    count(batch, db, step, { me: uid, roomId, id: messageId });
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
