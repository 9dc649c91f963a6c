import type { SystemEvent } from '@hearth/domain/message';
import { directRoomId } from '@hearth/domain/room';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { OpenCallContext } from '../../components/openCall';
import { buildCurrentCall } from '../../testing/buildCurrentCall';
import { NOON, buildDirect, buildGroup } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { SystemLine } from './SystemLine';

type CallEvent = Extract<SystemEvent, { type: 'call' }>;

const MISSED: CallEvent = { type: 'call', kind: 'audio', outcome: 'missed', durationMs: null };
const OPEN: CallEvent = { ...MISSED, kind: 'video', outcome: null };
const DIRECT = buildDirect('ada', 'grace');
const GOING_ON = { id: 'c1', kind: 'video', callerId: 'grace', at: NOON } as const;

async function show(event: CallEvent, { uid = 'ada', room = DIRECT } = {}) {
  const onCall = vi.fn();
  const world = createWorld({ rooms: [room] });
  const message = { id: 'c1', roomId: room.id, senderId: 'grace', createdAt: NOON };
  const shown = await renderApp(
    <OpenCallContext value={onCall}>
      <SystemLine event={event} message={message} />
    </OpenCallContext>,
    { world, uid },
  );
  // What this tab is in is the test's to say.
  shown.session.calls.stop();
  return { ...shown, onCall };
}

it('lets one call back who was missed, and call again who was not reached', async () => {
  const { onCall, unmount } = await show(MISSED);
  expect(await screen.findByText('Missed call from Grace Hopper')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Call back' }));
  expect(onCall).toHaveBeenCalledWith(directRoomId('ada', 'grace'), 'audio');
  unmount();
  await show(MISSED, { uid: 'grace' });
  expect(await screen.findByText('Your call was not answered')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Call again' })).toBeVisible();
});

it('offers nothing for a call that was taken, in a group, and to who is blocked', async () => {
  const { unmount } = await show({ ...MISSED, outcome: 'answered', durationMs: 60_000 });
  expect(await screen.findByText('Grace Hopper called, 1 minute')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  const group = await show(MISSED, { room: buildGroup({ id: 'tea' }) });
  expect(await screen.findByText('Missed call from Grace Hopper')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
  group.unmount();
  const { services } = await show(MISSED);
  expect(await screen.findByRole('button', { name: 'Call back' })).toBeVisible();
  await act(() => services.people.block('ada', 'grace'));
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

it('leads into a call that goes on, and back to the one that this tab is in', async () => {
  const { onCall, session } = await show(OPEN, { room: { ...DIRECT, call: GOING_ON } });
  expect(await screen.findByText('A call is going on')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Join' }));
  expect(onCall).toHaveBeenCalledWith(DIRECT.id, 'video');
  const expand = vi.spyOn(session.calls.actions, 'expand');
  act(() => session.calls.setState({ current: buildCurrentCall() }));
  await userEvent.click(screen.getByRole('button', { name: 'Return to call' }));
  expect(expand).toHaveBeenCalledWith(true);
});

it('is a line like others without a connection', async () => {
  const { world } = await show(MISSED);
  await screen.findByRole('button', { name: 'Call back' });
  act(() => world.browser.setConnection('offline'));
  expect(screen.queryByRole('button')).toBeNull();
  expect(await screen.findByText('Missed call from Grace Hopper')).toBeVisible();
});
