import { serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { callPath, roomPath } from '@hearth/domain/paths';
import { directMemberIds } from '@hearth/domain/room';
import { newId } from './builders';
import { callData, SESSION, type CallRoom } from './callBuilders';
import { apply, set, update, type Data } from './commit';
import type { Engine } from './engine';
import { ago, setDirect, setGroup, type DirectScene, type GroupScene } from './scene';

export const secondsAgo = (seconds: number) => Timestamp.fromMillis(Date.now() - seconds * 1_000);

export const roomOfGroup = (group: GroupScene): CallRoom => ({
  roomId: group.roomId,
  roomKind: 'group',
  memberIds: [group.owner, group.admin, group.member, group.other],
});

export const roomOfDirect = ({ roomId, me, other }: DirectScene): CallRoom => ({
  roomId,
  roomKind: 'direct',
  memberIds: directMemberIds(me, other),
});

export const inCall = (uids: readonly string[]): Data =>
  Object.fromEntries(uids.map((uid) => [uid, { sessionId: SESSION, joinedAt: ago(1) }]));

/** What a call has as soon as somebody came. */
export const ANSWERED = { state: 'ongoing', answeredAt: ago(1) };

/** Puts a call that rings, and the room's word of it; gives its id. */
async function putCall(
  engine: Engine,
  room: CallRoom,
  callerId: string,
  fields: Data,
): Promise<string> {
  const [id, at] = [newId(), secondsAgo(10)];
  const call = callData(room, callerId, {
    createdAt: at,
    participants: inCall([callerId]),
    ...fields,
  });
  await apply(engine.admin(), {
    call: set(callPath(id), call),
    room: update(roomPath(room.roomId), { call: { id, kind: 'audio', callerId, at } }),
  });
  return id;
}

export type GroupCall = GroupScene & { callId: string };
export type DirectCall = DirectScene & { callId: string };

/** A call that `member` began in a group: by itself it rings. */
export async function setGroupCall(
  engine: Engine,
  fields: (group: GroupScene) => Data = () => ({}),
): Promise<GroupCall> {
  const group = await setGroup(engine);
  const callId = await putCall(engine, roomOfGroup(group), group.member, fields(group));
  return { ...group, callId };
}

/** As {@link setGroupCall}, with these people in it. */
export const setOngoing = (
  engine: Engine,
  ...who: ('owner' | 'admin' | 'member' | 'other')[]
): Promise<GroupCall> =>
  setGroupCall(engine, (group) => ({
    ...ANSWERED,
    participants: inCall(who.map((name) => group[name])),
  }));

/** A call from `me` to `other`. */
export async function setDirectCall(engine: Engine, fields: Data = {}): Promise<DirectCall> {
  const direct = await setDirect(engine);
  const callId = await putCall(engine, roomOfDirect(direct), direct.me, fields);
  return { ...direct, callId };
}

/** Ends it behind everybody's back, as a function does; `room` is then as it was. */
export const endedFields = (outcome = 'answered'): Data => ({
  state: 'ended',
  endedAt: serverTimestamp(),
  outcome,
});
