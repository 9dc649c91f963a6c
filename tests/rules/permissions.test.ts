import { describe, expect, test } from 'vitest';
import { memberPath, roomPath } from '@hearth/domain/paths';
import {
  can,
  canActOn,
  mustTransferBeforeLeaving,
  PERMISSIONS,
  ROLES,
  type Permission,
  type Role,
} from '@hearth/domain/roles';
import {
  addPeople,
  changeRole,
  deleteMessage,
  handOver,
  leave,
  removePerson,
  rename,
  send,
  setDisappearing,
} from './builders';
import { apply, update, type Commit } from './commit';
import { useEngine } from './engine';
import { saveModeration } from './moderationBuilders';
import { setGroup, type GroupScene } from './scene';
import { passes } from './verdict';

const engine = useEngine();

/** What a permission is for, as the act of one person of the group. */
const ACTS = {
  sendMessage: (_, as) => send(as),
  addMember: (group, as) => addPeople({ ...as, targetIds: [group.outsider] }),
  leave: (_, as) => leave(as),
  renameRoom: (_, as) => rename({ ...as, name: 'New name' }),
  removeMember: (group, as) => removePerson({ ...as, targetId: group.other }),
  deleteOthersMessage: (group, as) => deleteMessage(group.older, as.me),
  setDisappearing: (_, as) => setDisappearing({ ...as, afterMs: 3_600_000 }),
  moderate: (_, { roomId }) => saveModeration(roomId),
  changeRole: (group, as) => changeRole({ ...as, targetId: group.other, role: 'admin' }),
  transferOwnership: (group, as) => handOver({ ...as, targetId: group.other }),
} satisfies Record<Permission, (group: GroupScene, as: { roomId: string; me: string }) => Commit>;

const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** A group in which `member`, who wrote the messages, is not the one who acts. */
async function setActor(role: Role): Promise<{ group: GroupScene; me: string }> {
  const group = await setGroup(engine);
  if (role !== 'member') return { group, me: group[role] };
  // A second plain member: `other` is whom the acts are about.
  await setRole(group, 'admin', 'member');
  return { group, me: group.admin };
}

async function setRole(group: GroupScene, who: 'admin' | 'other', role: Role): Promise<void> {
  await apply(engine.admin(), { it: update(memberPath(group.roomId, group[who]), { role }) });
}

describe.each(PERMISSION_NAMES)('%s', (permission) => {
  test.each(ROLES)('as %s', async (role) => {
    const { group, me } = await setActor(role);
    if (permission === 'leave' && role === 'owner') {
      await apply(engine.admin(), { it: update(roomPath(group.roomId), { memberIds: [me] }) });
    }
    const commit = ACTS[permission](group, { roomId: group.roomId, me });
    expect(await passes(engine, me, commit)).toBe(can(role, permission));
  });
});

describe.each(['removeMember', 'changeRole'] as const)('%s needs a higher rank', (permission) => {
  const pairs = ROLES.flatMap((actor) => ROLES.map((target) => [actor, target] as const));

  test.each(pairs)('%s on %s', async (actor, target) => {
    const { group, me } = await setActor(actor);
    if (target !== 'owner') await setRole(group, 'other', target);
    const targetId = target === 'owner' ? group.owner : group.other;
    const as = { roomId: group.roomId, me, targetId };
    const commit =
      permission === 'removeMember'
        ? removePerson(as)
        : changeRole({ ...as, role: target === 'admin' ? 'member' : 'admin' });
    expect(await passes(engine, me, commit)).toBe(canActOn(actor, permission, target));
  });
});

test.each(ROLES)('leaving others behind as %s', async (role) => {
  const { group, me } = await setActor(role);
  const commit = leave({ roomId: group.roomId, me });
  expect(await passes(engine, me, commit)).toBe(!mustTransferBeforeLeaving(role, 4));
});

test('a former member has no permission', async () => {
  const group = await setGroup(engine);
  for (const permission of PERMISSION_NAMES) {
    const commit = ACTS[permission](group, { roomId: group.roomId, me: group.removed });
    expect(await passes(engine, group.removed, commit)).toBe(false);
  }
});
