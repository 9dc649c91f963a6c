import { expect, test } from 'vitest';
import { blockPath, memberPath, roomPath } from '@hearth/domain/paths';
import { directMemberIds, directRoomId } from '@hearth/domain/room';
import { apply, set } from './commit';
import { useEngine } from './engine';
import { MATRIX, PERSONAS, type Persona } from './matrix';
import type { Act } from './operation';
import { OPERATIONS } from './operations';
import { addPerson, ago, setGroup, type GroupScene } from './scene';
import { isAllowed } from './verdict';

const engine = useEngine();

async function setStage() {
  const [group, blocked] = await Promise.all([setGroup(engine), addPerson(engine, 'blocked')]);
  const directId = directRoomId(group.member, blocked);
  await apply(engine.admin(), {
    room: set(roomPath(directId), {
      kind: 'direct',
      name: '',
      ownerId: null,
      memberIds: directMemberIds(group.member, blocked),
      createdBy: group.member,
      createdAt: ago(30),
      seq: 0,
      activityAt: ago(30),
      lastMessage: { id: 'none' },
    }),
    a: set(memberPath(directId, group.member), { role: 'member', joinedAt: ago(30) }),
    b: set(memberPath(directId, blocked), { role: 'member', joinedAt: ago(30) }),
    block: set(blockPath(group.member, blocked), { at: ago(30) }),
  });
  return { group, blocked, directId };
}

function uidOf(persona: Persona, group: GroupScene, blocked: string): string | null {
  switch (persona) {
    case 'signedOut':
      return null;
    case 'blocked':
      return blocked;
    case 'hostile':
      return group.other;
    default:
      return group[persona];
  }
}

/** In whose name a persona acts: the hostile member in that of `member`, who is signed out too. */
const NAMESAKES: Partial<Record<Persona, 'member'>> = { signedOut: 'member', hostile: 'member' };

async function actOf(persona: Persona): Promise<Act> {
  const stage = await setStage();
  const uid = uidOf(persona, stage.group, stage.blocked);
  const namesake = NAMESAKES[persona];
  const self = namesake ? stage.group[namesake] : (uid ?? '');
  return { engine, db: engine.db(uid), self, ...stage };
}

test.each([...OPERATIONS])('%s', async (name, operation) => {
  const verdicts = await Promise.all(
    PERSONAS.map(async (persona) => {
      const act = await actOf(persona);
      if (operation.prepare) await apply(engine.admin(), operation.prepare(act));
      return [persona, await isAllowed(operation.run(act))];
    }),
  );
  expect(Object.fromEntries(verdicts)).toEqual(MATRIX.get(name));
});

test('every row of the matrix has its operation', () => {
  expect([...OPERATIONS.keys()].sort()).toEqual([...MATRIX.keys()].sort());
});
