import {
  editPath,
  filePath,
  memberPath,
  messagePath,
  readPath,
  roomPath,
  typerPath,
} from '@hearth/domain/paths';
import { FORMER_ROLE } from '@hearth/domain/room';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writeDocuments } from '../seed/engineRest';
import { engine, eventually, exists } from './engine';
import { text } from './fixtures/media';
import { newId } from './messages';
import { makeDirect, makeProfile } from './rooms';
import { isStored, upload } from './storage';

/** Long enough for a trigger that must not do a thing to have done it. */
const QUIET_MS = 1_500;

/** A group with marks, typing, a message and an edit; `memberIds` may lag behind, as events do. */
async function makeGroup(people: readonly string[], memberIds: readonly string[] = people) {
  const roomId = crypto.randomUUID();
  const documents = people.flatMap((uid) => [
    { path: memberPath(roomId, uid), fields: { role: 'member', joinedAt: 0 } },
    { path: readPath(roomId, uid), fields: { uid, lastSeq: 0, lastReadAt: 0 } },
    { path: typerPath(roomId, uid), fields: { at: 0 } },
  ]);
  await writeDocuments(engine, [
    { path: roomPath(roomId), fields: { kind: 'group', memberIds } },
    { path: messagePath(roomId, 'm1'), fields: { text: 'Hello' } },
    { path: editPath(roomId, 'm1', 0), fields: { text: 'Hallo' } },
    ...documents,
  ]);
  return roomId;
}

/** As the rules have it when somebody leaves or is removed. */
const becomeFormer = (roomId: string, uid: string) =>
  writeDocuments(engine, [
    { path: memberPath(roomId, uid), fields: { role: FORMER_ROLE, joinedAt: 0 } },
  ]);

describe('memberRemoved', () => {
  it('removes the read mark and the typing of who is no longer a member', async () => {
    const roomId = await makeGroup(['ada', 'grace'], ['ada']);

    await becomeFormer(roomId, 'grace');

    await eventually(async () => !(await exists(readPath(roomId, 'grace'))));
    await eventually(async () => !(await exists(typerPath(roomId, 'grace'))));
    await eventually(async () => !(await exists(memberPath(roomId, 'grace'))));
    expect(await exists(readPath(roomId, 'ada'))).toBe(true);
    expect(await exists(typerPath(roomId, 'ada'))).toBe(true);
    expect(await exists(messagePath(roomId, 'm1'))).toBe(true);
  });

  it('removes a group with everything below it when the last person has left', async () => {
    const roomId = await makeGroup(['ada'], []);
    const file = filePath(roomId, newId(), 'ada', newId());
    const fileElsewhere = filePath(`${roomId}x`, newId(), 'ada', newId());
    await upload(file, text(), 'text/plain');
    await upload(fileElsewhere, text(), 'text/plain');

    await becomeFormer(roomId, 'ada');

    await eventually(async () => !(await exists(roomPath(roomId))));
    await eventually(async () => !(await isStored(file)));
    expect(await isStored(fileElsewhere)).toBe(true);
    await eventually(async () => !(await exists(messagePath(roomId, 'm1'))));
    await eventually(async () => !(await exists(editPath(roomId, 'm1', 0))));
    await eventually(async () => !(await exists(readPath(roomId, 'ada'))));
  });

  it('keeps the marks of a person who is a member again', async () => {
    const roomId = await makeGroup(['ada', 'grace']);
    const member = memberPath(roomId, 'grace');

    await becomeFormer(roomId, 'grace');
    await writeDocuments(engine, [{ path: member, fields: { role: 'member', joinedAt: 1 } }]);
    await writeDocuments(engine, [
      { path: readPath(roomId, 'grace'), fields: { uid: 'grace', lastSeq: 1, lastReadAt: 1 } },
    ]);
    await sleep(QUIET_MS);

    expect(await exists(readPath(roomId, 'grace'))).toBe(true);
    expect(await exists(roomPath(roomId))).toBe(true);
  });

  it('removes a direct room when both accounts are gone', async () => {
    const [ada, grace] = [`u${newId()}`, `u${newId()}`];
    const roomId = await makeDirect(ada, grace, { memberIds: [], barredIds: [ada, grace] });
    await makeProfile(ada, { closed: 'deleted' });
    await makeProfile(grace);

    await becomeFormer(roomId, ada);
    await eventually(async () => !(await exists(memberPath(roomId, ada))));
    await sleep(QUIET_MS);
    expect(await exists(roomPath(roomId))).toBe(true);

    await makeProfile(grace, { closed: 'deleted' });
    await becomeFormer(roomId, grace);
    await eventually(async () => !(await exists(roomPath(roomId))));
  });

  it('keeps a direct room, whose members never change', async () => {
    const roomId = `dm_${crypto.randomUUID()}_x`;
    await writeDocuments(engine, [
      { path: roomPath(roomId), fields: { kind: 'direct', memberIds: [] } },
      { path: memberPath(roomId, 'ada'), fields: { role: 'member', joinedAt: 0 } },
      { path: readPath(roomId, 'ada'), fields: { uid: 'ada', lastSeq: 0, lastReadAt: 0 } },
    ]);

    await becomeFormer(roomId, 'ada');

    await eventually(async () => !(await exists(readPath(roomId, 'ada'))));
    await sleep(QUIET_MS);
    expect(await exists(roomPath(roomId))).toBe(true);
  });
});
