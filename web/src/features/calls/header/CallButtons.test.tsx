import type { Room } from '@hearth/domain/room';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OpenCallContext } from '../../../components/openCall';
import { useRoom } from '../../../state/rooms';
import { buildCurrentCall } from '../../../testing/buildCurrentCall';
import { NOON, buildCall, buildDirect, buildGroup } from '../../../testing/builders';
import { createWorld, renderApp } from '../../../testing/renderApp';
import { menuSurfacePart } from '../../../ui/menuSurfacePart';
import { CallButtons } from './CallButtons';

const TEA = buildGroup({ id: 'tea', memberIds: ['ada', 'grace', 'linus'] });

function Shown({ roomId, isCompact }: { roomId: string; isCompact: boolean }) {
  const room = useRoom(roomId);
  return room ? <CallButtons room={room} isCompact={isCompact} /> : <p>No room</p>;
}

async function show(room: Room = TEA, { isCompact = false } = {}) {
  const onCall = vi.fn();
  const world = createWorld({ rooms: [room], now: () => NOON + 60_000 });
  const shown = await renderApp(
    <OpenCallContext value={onCall}>
      <Shown roomId={room.id} isCompact={isCompact} />
    </OpenCallContext>,
    { world },
  );
  await waitFor(() => expect(screen.queryByText('No room')).toBeNull());
  // What this tab is in is the test's to say.
  shown.session.calls.stop();
  return { ...shown, onCall };
}

describe('where nobody is in a call', () => {
  it('calls with voice, and with video', async () => {
    const { onCall } = await show();
    await userEvent.click(await screen.findByRole('button', { name: 'Call' }));
    expect(onCall).toHaveBeenLastCalledWith('tea', 'audio');
    await userEvent.click(screen.getByRole('button', { name: 'Video call' }));
    expect(onCall).toHaveBeenLastCalledWith('tea', 'video');
  });

  it('is one button with a menu where room is short', async () => {
    await menuSurfacePart.load();
    const { onCall } = await show(TEA, { isCompact: true });
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Call' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Video call' }));
    expect(onCall).toHaveBeenLastCalledWith('tea', 'video');
  });

  it('offers nothing where nobody is to call', async () => {
    const { unmount } = await show(buildDirect('ada', 'ada'));
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    const closed = { memberIds: ['ada'], barredIds: ['grace'] };
    await show(buildDirect('ada', 'grace', undefined, closed));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says why it does not call', async () => {
    const { world, session, onCall } = await show();
    act(() => world.browser.setConnection('offline'));
    const offline = screen.getByRole('button', { name: 'Call: Calls need a connection' });
    expect(offline).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(offline);
    expect(onCall).not.toHaveBeenCalled();
    expect(await screen.findByText('Calls need a connection')).toBeVisible();
    act(() => world.browser.setConnection('online'));
    act(() => session.calls.setState({ current: buildCurrentCall() }));
    expect(screen.getByRole('button', { name: 'Call: You are in another call' })).toBeVisible();
    act(() => session.calls.setState({ current: null }));
    act(() => world.rooms.write({ ...TEA, mutes: { ada: NOON + 120_000 } }));
    const muted = 'Video call: A moderator has muted you here';
    expect(await screen.findByRole('button', { name: muted })).toBeVisible();
  });

  it('does not call whom one blocked', async () => {
    const { services } = await show(buildDirect('ada', 'grace'));
    await screen.findByRole('button', { name: 'Call' });
    await act(() => services.people.block('ada', 'grace'));
    const blocked = 'Call: You blocked this person';
    expect(await screen.findByRole('button', { name: blocked })).toBeVisible();
  });
});

describe('where a call goes on', () => {
  const join = (uid: string) => ({ [uid]: { sessionId: `${uid}-1`, joinedAt: NOON } });
  const call = buildCall({
    ...{ id: 'c1', roomId: 'tea', roomKind: 'group', callerId: 'grace', state: 'ongoing' },
    memberIds: TEA.memberIds,
    participants: { ...join('grace'), ...join('linus') },
  });

  it('says how many are in it and leads there', async () => {
    const { world, onCall } = await show();
    act(() => world.calls.write(call));
    const button = await screen.findByRole('button', { name: 'Join, 2 people are in the call' });
    expect(button).toHaveTextContent(/Join 2/);
    await userEvent.click(button);
    expect(onCall).toHaveBeenCalledWith('tea', 'audio');
    act(() => world.calls.write({ ...call, state: 'ended', participants: {} }));
    expect(await screen.findByRole('button', { name: 'Call' })).toBeVisible();
    expect(world.calls.watches()).toEqual([]);
  });

  it('fetches it from another tab or device', async () => {
    const { world, onCall } = await show(TEA, { isCompact: true });
    const participants = { ...call.participants, ...join('ada') };
    act(() => world.calls.write({ ...call, participants }));
    await userEvent.click(await screen.findByRole('button', { name: 'Move here' }));
    expect(onCall).toHaveBeenCalledWith('tea', 'audio');
  });

  it('leads back to it in the tab that is in it', async () => {
    const { world, session } = await show();
    act(() => world.calls.write(call));
    const expand = vi.spyOn(session.calls.actions, 'expand');
    act(() => session.calls.setState({ current: buildCurrentCall({ roomId: 'tea' }) }));
    await userEvent.click(await screen.findByRole('button', { name: 'Return to call' }));
    expect(expand).toHaveBeenCalledWith(true);
  });
});
