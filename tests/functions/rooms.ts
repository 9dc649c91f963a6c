/** Rooms and people for the tests of functions, written past the rules. */
import { memberPath, roomPath, userPath } from '@hearth/domain/paths';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import { engine } from './engine';
import { newId } from './messages';

/** Writes a group of these people with their roles, in the order in which they came; gives its id. */
export async function makeGroup(
  roles: Readonly<Record<string, 'owner' | 'admin' | 'member'>>,
  fields: object = {},
): Promise<string> {
  const roomId = newId();
  const ownerId = Object.keys(roles).find((uid) => roles[uid] === 'owner') ?? null;
  const room = {
    ...{ kind: 'group', name: 'Tea', ownerId, memberIds: Object.keys(roles), createdBy: 'ada' },
    ...{ createdAt: new StoredTime(0), activityAt: new StoredTime(0), seq: 3, lastMessage: null },
    ...fields,
  };
  const members = Object.entries(roles).map(([uid, role], at) => ({
    path: memberPath(roomId, uid),
    fields: { role, joinedAt: new StoredTime(at) },
  }));
  await writeDocuments(engine, [{ path: roomPath(roomId), fields: room }, ...members]);
  return roomId;
}

/** Writes a direct room; gives its id. */
export async function makeDirect(a: string, b: string, fields: object = {}): Promise<string> {
  const memberIds = [...new Set([a, b])].sort();
  const roomId = `dm_${memberIds[0] ?? ''}_${memberIds[1] ?? a}`;
  const room = {
    ...{ kind: 'direct', name: '', ownerId: null, memberIds, createdBy: a, seq: 3 },
    ...{ createdAt: new StoredTime(0), activityAt: new StoredTime(0), lastMessage: null },
    ...fields,
  };
  const members = memberIds.map((uid) => ({
    path: memberPath(roomId, uid),
    fields: { role: 'member', joinedAt: new StoredTime(0) },
  }));
  await writeDocuments(engine, [{ path: roomPath(roomId), fields: room }, ...members]);
  return roomId;
}

/** Writes an open profile. */
export function makeProfile(uid: string, fields: object = {}): Promise<void> {
  const profile = {
    ...{ displayName: 'Ada', handle: '', photoPath: null, bio: '', statusEmoji: '' },
    ...{ statusText: '', searchName: 'ada' },
    ...{ createdAt: new StoredTime(1_000), updatedAt: new StoredTime(1_000) },
    ...fields,
  };
  return writeDocuments(engine, [{ path: userPath(uid), fields: profile }]);
}
