import type { Settings } from '@hearth/domain/settings';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOON, buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { ArrivalToasts } from './ArrivalToasts';
import { playSound } from './sounds';

vi.mock('./sounds', () => ({ playSound: vi.fn(() => Promise.resolve()) }));

beforeEach(() => {
  vi.mocked(playSound).mockClear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

function Address() {
  return <output aria-label="address">{useLocation().pathname}</output>;
}

async function show(path = '/', change: Parameters<typeof set>[1] = {}) {
  const user = userEvent.setup({ delay: null });
  const world = createWorld({
    now: () => NOON + 1_000,
    rooms: [buildGroup({ id: 'tea', name: 'Tea', seq: 3 }), buildDirect('ada', 'linus')],
  });
  set(world, change);
  const shown = await renderApp(
    <>
      <ArrivalToasts />
      <Address />
    </>,
    { world, path },
  );
  const { notifications, rooms, settings } = shown.session;
  act(() => {
    notifications.begin();
  });
  await waitFor(() => {
    expect(notifications.getState().isKnown).toBe(true);
    expect(rooms.getState().status).toBe('ready');
  });
  let count = 0;
  const write = async (roomId: string, senderId: string, text: string) => {
    count += 1;
    const id = `m${count}`.padEnd(20, '0');
    act(() => {
      world.messages.write(buildMessage({ id, roomId, senderId, text, createdAt: NOON + count }));
    });
    await waitFor(() => expect(rooms.getState().byId.get(roomId)?.lastMessage?.id).toBe(id));
  };
  const setAvailability = async (availability: Settings['availability']) => {
    act(() => world.people.setSettings('ada', { availability }));
    await waitFor(() => expect(settings.getState().availability).toBe(availability));
  };
  return { ...shown, user, write, setAvailability };
}

function set(
  world: ReturnType<typeof createWorld>,
  change: Parameters<ReturnType<typeof createWorld>['notifications']['setSettings']>[1],
) {
  world.notifications.setSettings('ada', change);
}

describe('ArrivalToasts', () => {
  it('says who wrote where and what, sounds, and leads there', async () => {
    const { user, write, stop } = await show();
    await write('tea', 'grace', 'Hi **<@ada>**');
    expect(await screen.findByText('Grace Hopper in Tea: Hi @Ada Lovelace')).toBeVisible();
    expect(playSound).toHaveBeenCalledExactlyOnceWith('chime');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/r\/tea\/m1/);
    stop();
  });

  it('makes one of several from a room', async () => {
    const { write, stop } = await show();
    await write('tea', 'grace', 'One');
    await write('tea', 'linus', 'Two');
    await write('dm_ada_linus', 'linus', 'Psst');
    expect(await screen.findByText('2 new messages in Tea')).toBeVisible();
    expect(screen.queryByText(/: One/)).toBeNull();
    expect(await screen.findByText('Linus Berg: Psst')).toBeVisible();
    expect(playSound).toHaveBeenCalledOnce();
    stop();
  });

  it('keeps to itself what messages say, where one wants that', async () => {
    const { write, stop } = await show('/', { hidePreview: true });
    await write('dm_ada_linus', 'linus', 'Secret');
    expect(await screen.findByText('New message from Linus Berg')).toBeVisible();
    expect(screen.queryByText(/Secret/)).toBeNull();
    stop();
  });

  it('is silent about the open room, in a window out of sight, and when not to be disturbed', async () => {
    const open = await show('/r/tea');
    await open.write('tea', 'linus', 'Seen');
    expect(playSound).not.toHaveBeenCalled();
    await open.write('dm_ada_linus', 'linus', 'Psst');
    expect(await screen.findByText('Linus Berg: Psst')).toBeVisible();
    expect(screen.queryByText(/Seen/)).toBeNull();
    vi.mocked(playSound).mockClear();
    open.unmount();
    open.stop();
    const hidden = await show();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await hidden.write('tea', 'linus', 'Unseen');
    vi.restoreAllMocks();
    await hidden.setAvailability('dnd');
    await hidden.write('tea', 'linus', 'Disturbing');
    expect(playSound).not.toHaveBeenCalled();
    await hidden.setAvailability('auto');
    await hidden.write('dm_ada_linus', 'linus', 'Psst');
    expect(await screen.findByText('Linus Berg: Psst')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Open' })).toHaveLength(1);
    hidden.stop();
  });

  it('leaves a window that is not in front to the system, where that may tell', async () => {
    const { write, world, stop } = await show();
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await world.push.enable('ada');
    await write('tea', 'grace', 'Told by the system');
    await world.push.disable('ada');
    await write('tea', 'grace', 'Told here');
    expect(await screen.findByText('Grace Hopper in Tea: Told here')).toBeVisible();
    stop();
  });
});
