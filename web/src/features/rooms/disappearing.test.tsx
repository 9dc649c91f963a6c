import { HOUR_MS } from '@hearth/domain/time';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useRoom } from '../../state/rooms';
import { buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { RoomHeader } from './RoomHeader';
import { RoomPreview } from './RoomPreview';

const GROUP = buildGroup({ id: 'room', name: 'Engine', memberIds: ['ada', 'grace'] });

function Header() {
  const room = useRoom('room');
  const nothing = () => undefined;
  return room ? (
    <RoomHeader
      room={room}
      panel={null}
      onToggleMembers={nothing}
      onToggleMedia={nothing}
      onBack={nothing}
      onPerson={nothing}
    />
  ) : null;
}

function Preview() {
  const room = useRoom('room');
  return room ? <RoomPreview room={room} typers={[]} /> : null;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('disappearing messages', () => {
  it('are switched on from the room’s menu, and the header says so', async () => {
    const world = createWorld({ rooms: [GROUP] });
    const user = userEvent.setup({ delay: null });
    await renderApp(<Header />, { world });
    await user.click(await screen.findByRole('button', { name: 'More about this room' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Disappearing messages' }));
    await user.click(await screen.findByRole('radio', { name: 'A day' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.rooms.room('room')?.disappearAfterMs).toBe(24 * HOUR_MS));
    expect(
      await screen.findByRole('img', { name: 'New messages disappear after a day' }),
    ).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('are not offered to members', async () => {
    const world = createWorld({ rooms: [GROUP] });
    const user = userEvent.setup({ delay: null });
    await renderApp(<Header />, { world, uid: 'grace' });
    await user.click(await screen.findByRole('button', { name: 'More about this room' }));
    expect(await screen.findByRole('menuitem', { name: 'Leave group' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Disappearing messages' })).toBeNull();
  });

  it('say why they were not changed', async () => {
    const world = createWorld({ rooms: [GROUP] });
    const user = userEvent.setup({ delay: null });
    await renderApp(<Header />, { world });
    await user.click(await screen.findByRole('button', { name: 'More about this room' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Disappearing messages' }));
    await user.click(await screen.findByRole('radio', { name: 'A week' }));
    world.rooms.setReachable(false);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/No connection/)).toBeVisible();
  });

  it('leave the room list when their time comes', async () => {
    const now = Date.now();
    const last = buildMessage({ id: 'm', text: 'A secret', senderId: 'grace', createdAt: now });
    const room = buildGroup(
      { id: 'room', memberIds: ['ada', 'grace'], disappearAfterMs: HOUR_MS },
      last,
    );
    let skew = 0;
    const world = createWorld({ rooms: [room], now: () => now + skew });
    await renderApp(<Preview />, { world });
    expect(await screen.findByText(/A secret/)).toBeVisible();
    vi.useFakeTimers();
    skew = HOUR_MS;
    act(() => {
      world.rooms.write({ ...room, name: 'Renamed' });
    });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(screen.queryByText(/A secret/)).toBeNull();
    expect(screen.getByText('Message disappeared')).toBeVisible();
  });
});
