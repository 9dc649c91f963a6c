import { HearthError, errorCode } from '@hearth/domain/errors';
import { ADD_MEMBERS_BATCH_MAX, EPHEMERAL_TTL_MS } from '@hearth/domain/limits';
import * as paths from '@hearth/domain/paths';
import {
  FORMER_ROLE,
  directMemberIds,
  directRoomId,
  roomNameProblem,
  roomSchema,
  type RoomFields,
} from '@hearth/domain/room';
import { cleanName } from '@hearth/domain/text';
import type { FirebaseApp } from 'firebase/app';
import {
  Timestamp,
  arrayRemove,
  arrayUnion,
  collection,
  doc,
  serverTimestamp,
  type Firestore,
} from 'firebase/firestore/lite';
import type { FilesPort } from '../ports/files';
import type { Refusal, RoomsPort } from '../ports/rooms';
import { commit, look, openCommits } from './commit';
import type { HearthConfig } from './config';
import { commitEvent, type EventCommit } from './eventCommit';
import { parseDocument, timestampParts } from './parse';
import { uploadPhoto } from './photoUpload';

export type RoomCommits = Pick<
  RoomsPort,
  | 'openDirect'
  | 'createGroup'
  | 'addMembers'
  | 'removeMember'
  | 'leave'
  | 'rename'
  | 'setDisappearing'
  | 'changePhoto'
  | 'changeRole'
  | 'transferOwnership'
  | 'markRead'
  | 'setTyping'
>;

interface RoomCommitsContext {
  app: FirebaseApp;
  config: HearthConfig;
  files: FilesPort;
  now: () => number;
}

/** The writing half of RoomsPort; `now` is server time as well as it is known here. */
export function commitRoomsOf({ app, config, files, now }: RoomCommitsContext): RoomCommits {
  const db = openCommits(app, config);
  const newId = () => doc(collection(db, paths.COLLECTIONS.rooms)).id;
  const memberDoc = (roomId: string, uid: string) => doc(db, paths.memberPath(roomId, uid));
  const event = (what: Omit<EventCommit, 'now'>) => commitEvent(db, { ...what, now });

  async function addBatch(roomId: string, me: string, targetIds: readonly string[]): Promise<void> {
    await event({
      roomId,
      me,
      event: { type: 'added', targetIds: [...targetIds] },
      room: { type: 'update', fields: { memberIds: arrayUnion(...targetIds) } },
      also: (batch) => {
        for (const uid of targetIds) {
          batch.set(memberDoc(roomId, uid), { role: 'member', joinedAt: serverTimestamp() });
        }
      },
    });
  }

  async function add(roomId: string, me: string, uids: readonly string[]): Promise<Refusal[]> {
    const refused = await inBatches(uids, (batch) => addBatch(roomId, me, batch));
    if (!refused.some(({ code }) => code === 'denied')) return refused;
    // Somebody else may have added them at the same moment, which is as good.
    const present = (await roomNow(db, roomId))?.memberIds ?? [];
    return refused.filter(({ uid }) => !present.includes(uid));
  }

  /** Makes a group of one person. */
  const found = (roomId: string, me: string, name: string) =>
    event({
      roomId,
      me,
      event: { type: 'created', name },
      room: {
        type: 'create',
        fields: {
          kind: 'group',
          name,
          ownerId: me,
          memberIds: [me],
          createdBy: me,
          createdAt: serverTimestamp(),
        },
      },
      also: (batch) => {
        batch.set(memberDoc(roomId, me), { role: 'owner', joinedAt: serverTimestamp() });
      },
    });

  const rename = (roomId: string, me: string, name: string) =>
    event({
      roomId,
      me,
      event: { type: 'renamed', name },
      room: { type: 'update', fields: { name } },
    });

  return {
    openDirect: (uid, otherUid) => openDirect(db, uid, otherUid),

    async createGroup(uid, { id: roomId, name: rawName, memberIds }) {
      const name = cleanName(rawName);
      const problem = roomNameProblem(name);
      if (problem) throw new HearthError(problem);
      let present: readonly string[] = [uid];
      try {
        await found(roomId, uid, name);
      } catch (error) {
        // Refused: perhaps an earlier try made it, and only its answer was lost.
        const room = errorCode(error) === 'offline' ? null : await roomNow(db, roomId);
        if (room?.createdBy !== uid) throw error;
        if (room.name !== name) await rename(roomId, uid, name);
        present = room.memberIds;
      }
      const others = memberIds.filter((other) => !present.includes(other));
      return { roomId, refused: await add(roomId, uid, others) };
    },

    addMembers: (room, uid, targetIds) => {
      const fresh = targetIds.filter((target) => !room.memberIds.includes(target));
      return add(room.id, uid, fresh);
    },

    removeMember: (room, uid, targetId) =>
      event({
        roomId: room.id,
        me: uid,
        event: { type: 'removed', targetId },
        room: { type: 'update', fields: { memberIds: arrayRemove(targetId) } },
        also: (batch) => {
          batch.update(memberDoc(room.id, targetId), { role: FORMER_ROLE });
        },
      }),

    leave: (room, uid) =>
      event({
        roomId: room.id,
        me: uid,
        event: { type: 'left' },
        room: { type: 'update', fields: { memberIds: arrayRemove(uid) } },
        also: (batch) => {
          batch.update(memberDoc(room.id, uid), { role: FORMER_ROLE });
        },
      }),

    async rename(room, uid, rawName) {
      const name = cleanName(rawName);
      const problem = roomNameProblem(name);
      if (problem) throw new HearthError(problem);
      if (name !== room.name) await rename(room.id, uid, name);
    },

    async setDisappearing(room, uid, afterMs) {
      if (afterMs === room.disappearAfterMs) return;
      await event({
        roomId: room.id,
        me: uid,
        event: { type: 'disappearing', afterMs },
        room: { type: 'update', fields: { disappearAfterMs: afterMs } },
      });
    },

    async changePhoto(room, uid, photo, onProgress) {
      const photoPath = photo && paths.roomPhotoPath(room.id, newId());
      if (photo && photoPath) await uploadPhoto(files, photoPath, photo, onProgress);
      await event({
        roomId: room.id,
        me: uid,
        event: { type: 'photoChanged', photoPath },
        room: { type: 'update', fields: { photoPath } },
      });
      // Nothing shows the old one any more; should this fail, it only takes a little space.
      if (room.photoPath) await files.remove(room.photoPath).catch(() => undefined);
    },

    changeRole: (room, uid, targetId, role) =>
      event({
        roomId: room.id,
        me: uid,
        event: { type: 'roleChanged', targetId, role },
        room: { type: 'update', fields: {} },
        also: (batch) => {
          batch.update(memberDoc(room.id, targetId), { role });
        },
      }),

    transferOwnership: (room, uid, targetId) =>
      event({
        roomId: room.id,
        me: uid,
        event: { type: 'ownerChanged', targetId },
        room: { type: 'update', fields: { ownerId: targetId } },
        also: (batch) => {
          batch.update(memberDoc(room.id, targetId), { role: 'owner' });
          batch.update(memberDoc(room.id, uid), { role: 'admin' });
        },
      }),

    markRead: (roomId, uid, lastSeq, lastReadAt) =>
      commit(db, (batch) => {
        batch.set(doc(db, paths.readPath(roomId, uid)), {
          uid,
          lastSeq,
          lastReadAt: new Timestamp(...timestampParts(lastReadAt)),
        });
      }),

    setTyping: (roomId, uid, isTyping) =>
      commit(db, (batch) => {
        const typer = doc(db, paths.typerPath(roomId, uid));
        if (!isTyping) batch.delete(typer);
        else {
          batch.set(typer, {
            at: serverTimestamp(),
            expiresAt: Timestamp.fromMillis(now() + EPHEMERAL_TTL_MS),
          });
        }
      }),
  };
}

async function openDirect(db: Firestore, uid: string, otherUid: string): Promise<string> {
  const roomId = directRoomId(uid, otherUid);
  const memberIds = directMemberIds(uid, otherUid);
  const at = serverTimestamp();
  try {
    await commit(db, (batch) => {
      batch.set(doc(db, paths.roomPath(roomId)), {
        kind: 'direct',
        name: '',
        ownerId: null,
        memberIds,
        createdBy: uid,
        createdAt: at,
        seq: 0,
        activityAt: at,
        lastMessage: null,
      });
      for (const member of memberIds) {
        batch.set(doc(db, paths.memberPath(roomId, member)), {
          role: 'member',
          joinedAt: at,
        });
      }
    });
    return roomId;
  } catch (error) {
    if (errorCode(error) !== 'denied') throw error;
  }
  // Refused: the other person made it at the same moment, or one of the two blocks the other.
  const isThere = await look(db, paths.roomPath(roomId)).then(
    (snapshot) => snapshot.exists(),
    () => false,
  );
  if (!isThere) throw new HearthError('blocked');
  return roomId;
}

/** Null also where one may not see it, or nobody answers. */
async function roomNow(db: Firestore, roomId: string): Promise<RoomFields | null> {
  try {
    return parseDocument(roomSchema, await look(db, paths.roomPath(roomId)));
  } catch {
    return null;
  }
}

/**
 * Adds people a few at a time. When a batch is refused, each of it is tried alone, so that one
 * person who can't be added keeps nobody else out.
 */
async function inBatches(
  uids: readonly string[],
  add: (batch: readonly string[]) => Promise<void>,
): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  const open = [...new Set(uids)];
  for (let from = 0; from < open.length; from += ADD_MEMBERS_BATCH_MAX) {
    const batch = open.slice(from, from + ADD_MEMBERS_BATCH_MAX);
    const failure = await attempt(() => add(batch));
    if (failure === null) continue;
    const isOneByOne = failure === 'denied' && batch.length > 1;
    for (const uid of batch) {
      const code = isOneByOne ? await attempt(() => add([uid])) : failure;
      if (code !== null) refused.push({ uid, code });
    }
  }
  return refused;
}

async function attempt(action: () => Promise<void>) {
  try {
    await action();
    return null;
  } catch (error) {
    return errorCode(error);
  }
}
