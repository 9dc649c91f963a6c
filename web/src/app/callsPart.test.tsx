import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { OpenCallContext } from '../components/openCall';
import { useRoom } from '../state/rooms';
import { NOON, buildCall, buildDirect } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { CallsSlot, RoomCalls } from './callsPart';

const ROOM = buildDirect('ada', 'grace');

function Above() {
  const room = useRoom(ROOM.id);
  return room ? <RoomCalls room={room} isCompact={false} /> : <p>No room</p>;
}

async function show() {
  const onCall = vi.fn();
  const shown = await renderApp(
    <OpenCallContext value={onCall}>
      <Above />
      <CallsSlot />
    </OpenCallContext>,
    { world: createWorld({ rooms: [ROOM], now: () => NOON }) },
  );
  // What rings is the test's to say.
  shown.session.calls.stop();
  return { ...shown, onCall };
}

it('calls before anything of calls is there, and leads into one as soon as it goes on', async () => {
  const { world, onCall } = await show();
  await userEvent.click(await screen.findByRole('button', { name: 'Video call' }));
  expect(onCall).toHaveBeenCalledWith(ROOM.id, 'video');
  act(() => world.calls.write(buildCall({ id: 'c1', callerId: 'grace' })));
  const join = { name: 'Join, 1 person is in the call' };
  expect(await screen.findByRole('button', join, { timeout: 10_000 })).toBeVisible();
}, 15_000);

it('shows what rings at once', async () => {
  const { session } = await show();
  const call = buildCall({ id: 'c1', callerId: 'grace' });
  act(() => session.calls.setState({ incoming: [{ call, isSilent: false }] }));
  expect(await screen.findByRole('alertdialog', {}, { timeout: 10_000 })).toBeVisible();
}, 15_000);
