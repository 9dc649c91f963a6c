import { HearthError } from '@hearth/domain/errors';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Profile } from '@hearth/domain/user';
import { describe, expect, it } from 'vitest';
import { useRoom } from '../../state/rooms';
import { buildGroup } from '../../testing/builders';
import { buildProfile } from '../../testing/memoryPeople';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { CreateGroupDialog } from './CreateGroupDialog';
import { MembersPanel } from './MembersPanel';

const ID = 'tea';
const PEOPLE: Record<string, Profile> = {
  grace: buildProfile({ uid: 'grace', displayName: 'Grace Hopper' }),
  linus: buildProfile({ uid: 'linus', displayName: 'Linus Berg' }),
};

/** Stands for the people feature's search: a button for each person. */
function Search({
  onPick,
  excludeIds,
}: {
  onPick: (profile: Profile) => void;
  excludeIds?: ReadonlySet<string>;
}) {
  return Object.values(PEOPLE)
    .filter(({ uid }) => !excludeIds?.has(uid))
    .map((profile) => (
      <button key={profile.uid} type="button" onClick={() => onPick(profile)}>
        pick {profile.uid}
      </button>
    ));
}

function Panel() {
  const room = useRoom(ID);
  const nothing = () => undefined;
  if (!room) return null;
  return (
    <MembersPanel
      room={room}
      Search={Search}
      onClose={nothing}
      onPerson={nothing}
      onMessage={nothing}
    />
  );
}

function worldOwnedBy(ownerId: string): World {
  return createWorld({
    rooms: [buildGroup({ id: ID, name: 'Tea', ownerId, memberIds: ['ada', 'grace', 'linus'] })],
  });
}

async function show(world: World) {
  const user = userEvent.setup();
  const shown = await renderApp(<Panel />, { world });
  await screen.findByText('Grace Hopper');
  const menuOf = async (name: string) => {
    await user.click(screen.getByRole('button', { name: `Actions for ${name}` }));
    await screen.findByRole('menu');
    return screen.getAllByRole('menuitem').map((item) => item.textContent);
  };
  return { ...shown, user, menuOf };
}

describe('MembersPanel', () => {
  it('lists owner, admins, members', async () => {
    const world = worldOwnedBy('linus');
    world.rooms.setRole(ID, 'grace', 'admin');
    const { container, stop } = await show(world);
    const names = [...container.querySelectorAll('bdi')].map((name) => name.textContent);
    expect(names).toEqual(['Linus Berg', 'Grace Hopper', 'Ada Lovelace (you)']);
    stop();
  });

  it('offers what one’s role allows', async () => {
    const member = await show(worldOwnedBy('linus'));
    expect(await member.menuOf('Grace Hopper')).toEqual(['Message']);
    member.unmount();
    member.stop();
    const owner = await show(worldOwnedBy('ada'));
    expect(await owner.menuOf('Grace Hopper')).toEqual([
      'Message',
      'Make admin',
      'Make owner',
      'Remove from group',
    ]);
    expect(screen.queryByRole('button', { name: 'Actions for Ada Lovelace' })).toBeNull();
    owner.stop();
  });

  it('removes a person after asking', async () => {
    const world = worldOwnedBy('ada');
    const { user, menuOf, stop } = await show(world);
    await menuOf('Grace Hopper');
    await user.click(screen.getByRole('menuitem', { name: 'Remove from group' }));
    await user.click(screen.getByRole('button', { name: 'Remove from group' }));
    await waitFor(() => {
      expect(screen.queryByText('Grace Hopper')).toBeNull();
    });
    expect(world.rooms.room(ID)?.memberIds).toEqual(['ada', 'linus']);
    stop();
  });

  it('keeps the question open with the reason when it did not work', async () => {
    const world = worldOwnedBy('ada');
    const { user, menuOf, stop } = await show(world);
    await menuOf('Grace Hopper');
    await user.click(screen.getByRole('menuitem', { name: 'Remove from group' }));
    world.rooms.setReachable(false);
    await user.click(screen.getByRole('button', { name: 'Remove from group' }));
    expect(await screen.findByText(/No connection/)).toBeTruthy();
    stop();
  });

  it('names whom it could not add', async () => {
    const world = createWorld({
      rooms: [buildGroup({ id: ID, ownerId: 'ada', memberIds: ['ada', 'grace'] })],
    });
    world.rooms.block('ada', 'linus');
    const { user, stop } = await show(world);
    await user.click(screen.getByRole('button', { name: 'Add people' }));
    await user.click(screen.getByRole('button', { name: 'pick linus' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText(/could not be added/)).toBeTruthy();
    expect(world.rooms.room(ID)?.memberIds).toEqual(['ada', 'grace']);
    stop();
  });
});

describe('CreateGroupDialog', () => {
  it('asks for a name, then makes the group with the chosen people', async () => {
    const user = userEvent.setup();
    const world = createWorld({ rooms: [] });
    const made: string[] = [];
    const { stop } = await renderApp(
      <CreateGroupDialog
        Search={Search}
        onClose={() => undefined}
        onCreated={(roomId) => made.push(roomId)}
      />,
      { world },
    );
    await user.click(screen.getByRole('button', { name: 'Create group' }));
    expect(screen.getByText('Give the group a name.')).toBeTruthy();
    await user.type(screen.getByLabelText('Group name'), ' Sunday  bread ');
    await user.click(screen.getByRole('button', { name: 'pick grace' }));
    await user.click(screen.getByRole('button', { name: 'pick linus' }));
    await user.click(screen.getByRole('button', { name: 'Take Linus Berg off the list' }));
    await user.click(screen.getByRole('button', { name: 'Create group' }));
    await act(() => Promise.resolve());
    await waitFor(() => {
      expect(made).toHaveLength(1);
    });
    expect(world.rooms.room(made[0] ?? '')).toMatchObject({
      name: 'Sunday bread',
      memberIds: ['ada', 'grace'],
    });
    stop();
  });

  it('makes no second group where the answer to the first try was lost', async () => {
    const user = userEvent.setup();
    const made: string[] = [];
    const world = createWorld({ rooms: [] });
    const { services, stop } = await renderApp(
      <CreateGroupDialog
        Search={Search}
        onClose={() => undefined}
        onCreated={(roomId) => made.push(roomId)}
      />,
      { world },
    );
    const create = services.rooms.createGroup;
    const tries: string[] = [];
    services.rooms.createGroup = async (uid, group) => {
      const answer = await create(uid, group);
      if (tries.push(answer.roomId) === 1) throw new HearthError('offline');
      return answer;
    };
    await user.type(screen.getByLabelText('Group name'), 'Bread');
    await user.click(screen.getByRole('button', { name: 'Create group' }));
    expect(await screen.findByText(/No connection/)).toBeTruthy();
    await user.type(screen.getByLabelText('Group name'), ' club');
    await user.click(screen.getByRole('button', { name: 'pick grace' }));
    await user.click(screen.getByRole('button', { name: 'Create group' }));
    await waitFor(() => expect(made).toHaveLength(1));
    expect(tries).toEqual([made[0], made[0]]);
    expect(world.rooms.room(made[0] ?? '')).toMatchObject({
      name: 'Bread club',
      memberIds: ['ada', 'grace'],
    });
    stop();
  });
});
