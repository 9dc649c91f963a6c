import type { Room } from '@hearth/domain/room';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useRoom } from '../../state/rooms';
import { buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { Composer } from './Composer';

const GROUP = buildGroup({ id: 'room', name: 'Engine' });

function Live({ room }: { room: Room }) {
  const live = useRoom(room.id);
  return live ? <Composer room={live} /> : null;
}

async function open(room: Room) {
  const world = createWorld({ rooms: [room] });
  return renderApp(<Live room={room} />, { world });
}

test('while one is muted, it says until when, and comes back by itself', async () => {
  await open({ ...GROUP, mutes: { ada: Date.now() + 1_500 } });
  expect(await screen.findByText(/A moderator has muted you here.*again from/)).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(await screen.findByRole('textbox', undefined, { timeout: 5_000 })).toBeDefined();
});

test('a mute that begins, and one that is taken back, show at once', async () => {
  const { world } = await open(GROUP);
  await screen.findByRole('textbox');
  act(() => world.rooms.write({ ...GROUP, mutes: { ada: Date.now() + 3_600_000 } }));
  expect(await screen.findByText(/muted you here/)).toBeDefined();
  act(() => world.rooms.write({ ...GROUP, mutes: {} }));
  expect(await screen.findByRole('textbox')).toBeDefined();
});

test('the mute of another, or one that is over, changes nothing', async () => {
  await open({ ...GROUP, mutes: { grace: Date.now() + 60_000, ada: Date.now() - 1 } });
  expect(await screen.findByRole('textbox')).toBeDefined();
});

test('a direct conversation ends with the account of the other', async () => {
  const room = buildDirect('ada', 'grace', buildMessage({ id: 'm' }));
  const { world } = await open(room);
  await screen.findByRole('textbox');
  act(() => world.rooms.write({ ...room, memberIds: ['ada'], barredIds: ['grace'] }));
  expect(await screen.findByText(/This conversation has ended/)).toBeDefined();
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
});
