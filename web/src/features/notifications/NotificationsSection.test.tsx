import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FOREVER_MS } from '@hearth/domain/notificationSettings';
import { NOON, buildGroup } from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { NotificationsSection } from './NotificationsSection';
import { playSound } from './sounds';

vi.mock('./sounds', () => ({ playSound: vi.fn(() => Promise.resolve()) }));

beforeEach(() => {
  vi.mocked(playSound).mockClear();
});

async function show(world: World = createWorld({ now: () => NOON })) {
  const user = userEvent.setup({ delay: null });
  const shown = await renderApp(<NotificationsSection />, { world });
  return { ...shown, user, settings: () => world.notifications.settings('ada') };
}

describe('this device', () => {
  it('asks for permission when it is switched on, and tries', async () => {
    const { user, world, stop } = await show();
    const device = screen.getByRole('switch', { name: /Notify on this device/ });
    expect(screen.queryByRole('button', { name: 'Send a test' })).toBeNull();
    await user.click(device);
    await waitFor(() => expect(device).toHaveProperty('checked', true));
    expect(world.push.calls()).toContain('enable ada');
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    expect(await screen.findByText(/^Sent\./)).toBeVisible();
    world.notifications.setTestOutcome('gone');
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    expect(await screen.findByText(/ended its subscription/)).toBeVisible();
    await user.click(device);
    await waitFor(() => expect(device).toHaveProperty('checked', false));
    expect(screen.queryByText(/ended its subscription/)).toBeNull();
    stop();
  });

  it('says what to do where the browser does not let it', async () => {
    const world = createWorld({ now: () => NOON });
    world.push.set({ answer: 'denied' });
    const { user, stop } = await show(world);
    await user.click(screen.getByRole('switch', { name: /Notify on this device/ }));
    expect(await screen.findByText(/does not let Hearth notify you/)).toBeVisible();
    act(() => world.push.set({ permission: 'default', support: 'needsInstall' }));
    expect(screen.getByText(/Add to Home Screen/)).toBeVisible();
    act(() => world.push.set({ support: 'unsupported' }));
    expect(screen.getByText(/cannot show notifications/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send a test' })).toBeNull();
    stop();
  });

  it('does not try within quiet hours or without a connection', async () => {
    const world = createWorld({ now: () => NOON });
    const { user, stop } = await show(world);
    await user.click(screen.getByRole('switch', { name: /Notify on this device/ }));
    const test = screen.getByRole('button', { name: 'Send a test' });
    world.notifications.setReachable(false);
    await user.click(test);
    expect(await screen.findByText(/No connection to the server/)).toBeVisible();
    world.notifications.setReachable(true);
    act(() => {
      world.notifications.setSettings('ada', {
        quietHours: { from: 0, to: 0, days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'UTC' },
      });
    });
    await waitFor(() => expect(screen.getByLabelText(/Be quiet/)).toHaveProperty('checked', true));
    await user.click(test);
    expect(await screen.findByText(/within your quiet hours now/)).toBeVisible();
    stop();
  });
});

describe('one’s browsers', () => {
  const phone = { id: 'phone', uid: 'ada', name: 'Firefox, Android', lastSeenAt: NOON - 1 };
  const list = () => screen.findByRole('list', { name: 'Where notifications go' });
  const rows = async () => within(await list()).getAllByRole('listitem');

  it('are listed with the last seen first, this one among them, and removed', async () => {
    const world = createWorld({ now: () => NOON });
    world.push.addDevice(phone);
    world.push.addDevice({ ...phone, id: 'theirs', uid: 'grace', name: 'Safari, iPhone' });
    const { user, stop } = await show(world);
    expect(await rows()).toHaveLength(1);
    await user.click(screen.getByRole('switch', { name: /Notify on this device/ }));
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    const [here, there] = await rows();
    expect(here).toHaveTextContent(/Chrome on Linux.*This browser/);
    expect(there).toHaveTextContent(/Firefox, Android.*Last seen/);
    await user.click(screen.getByRole('button', { name: 'Remove Firefox, Android' }));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Remove Chrome on Linux' }));
    expect(await screen.findByText(/None yet/)).toBeVisible();
    expect(screen.getByRole('switch', { name: /Notify on this/ })).toHaveProperty('checked', false);
    stop();
  });

  it('say when they did not load, or could not be removed', async () => {
    const world = createWorld({ now: () => NOON });
    world.push.addDevice(phone);
    world.push.setReachable(false);
    const { user, stop } = await show(world);
    expect(await screen.findByText('Your browsers did not load.')).toBeVisible();
    world.push.setReachable(true);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
    world.push.setReachable(false);
    await user.click(screen.getByRole('button', { name: 'Remove Firefox, Android' }));
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(await rows()).toHaveLength(1);
    stop();
  });
});

describe('one’s browsers without a connection', () => {
  it('come by themselves when it is back', async () => {
    const world = createWorld({ now: () => NOON });
    world.push.addDevice({ id: 'phone', uid: 'ada', name: 'Firefox, Android', lastSeenAt: NOON });
    world.push.setReachable(false);
    world.browser.setConnection('offline');
    const { stop } = await show(world);
    expect(await screen.findByText(/show up when you are back online/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    world.push.setReachable(true);
    act(() => world.browser.setConnection('online'));
    expect(await screen.findByText('Firefox, Android')).toBeVisible();
    stop();
  });
});

describe('choices', () => {
  it('keeps what notifies, how much it says and how it sounds', async () => {
    const { user, settings, stop } = await show();
    await user.click(await screen.findByRole('radio', { name: /Only what speaks to me/ }));
    await user.click(screen.getByRole('switch', { name: /Hide what messages say/ }));
    await user.click(screen.getByRole('radio', { name: 'Knock' }));
    expect(playSound).toHaveBeenLastCalledWith('knock');
    await waitFor(() =>
      expect(settings()).toMatchObject({ level: 'mentions', hidePreview: true, sound: 'knock' }),
    );
    await user.click(screen.getByRole('button', { name: 'Play' }));
    expect(playSound).toHaveBeenCalledTimes(2);
    stop();
  });

  it('undoes what was refused and says so', async () => {
    const { user, world, settings, stop } = await show();
    const nothing = await screen.findByRole('radio', { name: 'Nothing' });
    world.notifications.setReachable(false);
    await user.click(nothing);
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Every message' })).toHaveProperty('checked', true);
    expect(settings().level).toBe('all');
    stop();
  });

  it('keeps quiet hours by hours, days and time zone', async () => {
    // All four hundred are slow to look through here.
    vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/Berlin', 'UTC']);
    const { user, settings, stop } = await show();
    await user.click(await screen.findByLabelText(/Be quiet/));
    await waitFor(() => expect(settings().quietHours).toMatchObject({ from: 1_320, to: 420 }));
    const from = screen.getByLabelText('From');
    await user.clear(from);
    await user.type(from, '21:30');
    await user.click(screen.getByLabelText('Sat'));
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Berlin');
    await waitFor(() =>
      expect(settings().quietHours).toEqual({
        ...{ from: 1_290, to: 420, days: [0, 1, 2, 3, 4, 5], timeZone: 'Europe/Berlin' },
      }),
    );
    await user.click(screen.getByLabelText(/Be quiet/));
    await waitFor(() => expect(settings().quietHours).toBeNull());
    stop();
  });

  it('adds keywords once and removes them', async () => {
    const { user, settings, stop } = await show();
    const word = await screen.findByLabelText('Word');
    await user.type(word, '  release   plan {Enter}');
    await user.type(word, 'Release Plan{Enter}');
    await user.type(word, 'tea{Enter}');
    await waitFor(() => expect(settings().keywords).toEqual(['release plan', 'tea']));
    await user.click(screen.getByRole('button', { name: 'Remove tea' }));
    await waitFor(() => expect(settings().keywords).toEqual(['release plan']));
    await user.type(word, 'x'.repeat(41));
    expect(word).toHaveAccessibleDescription(/At most 40/);
    stop();
  });

  it('lists rooms with a choice of their own and resets them', async () => {
    const world = createWorld({
      now: () => NOON,
      rooms: [buildGroup({ id: 'tea', name: 'Tea' }), buildGroup({ id: 'over', name: 'Over' })],
    });
    world.notifications.setSettings('ada', {
      rooms: {
        tea: { level: 'none', mutedUntil: FOREVER_MS },
        gone: { level: 'mentions', mutedUntil: null },
        over: { level: null, mutedUntil: NOON - 1 },
      },
    });
    const { user, settings, stop } = await show(world);
    await screen.findByText('Tea');
    await screen.findByText(/no longer in/);
    const [tea, gone, ...others] = screen.getAllByRole('listitem');
    expect(others).toEqual([]);
    expect(tea).toHaveTextContent(/Tea.*Nothing · Muted until you unmute it/);
    expect(gone).toHaveTextContent(/no longer in.*Only what speaks to me/);
    await user.click(
      within(screen.getByRole('region', { name: 'Rooms of their own' })).getByRole('button', {
        name: 'Reset Tea',
      }),
    );
    await waitFor(() =>
      expect(settings().rooms).toEqual({ gone: { level: 'mentions', mutedUntil: null } }),
    );
    stop();
  });

  it('waits for what it does not know', async () => {
    const world = createWorld({ now: () => NOON });
    world.notifications.setReachable(false);
    const { stop } = await show(world);
    await screen.findByText(/None yet/);
    expect(screen.getByRole('status', { name: 'Loading your choices' })).toBeVisible();
    act(() => world.browser.setConnection('offline'));
    expect(screen.getByText(/Your choices show up/)).toBeVisible();
    stop();
  });
});
