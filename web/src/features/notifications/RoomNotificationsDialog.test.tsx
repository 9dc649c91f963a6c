import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { FOREVER_MS } from '@hearth/domain/notificationSettings';
import { NOON, buildGroup } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { RoomNotificationsDialog } from './RoomNotificationsDialog';

async function show() {
  const user = userEvent.setup({ delay: null });
  const onClose = vi.fn();
  const world = createWorld({ now: () => NOON, rooms: [buildGroup({ id: 'tea', name: 'Tea' })] });
  const shown = await renderApp(<RoomNotificationsDialog roomId="tea" onClose={onClose} />, {
    world,
  });
  await screen.findByText('Tea');
  await screen.findByRole('radio', { name: /As everywhere/ });
  return {
    ...shown,
    user,
    onClose,
    choice: () => world.notifications.settings('ada').rooms['tea'],
  };
}

it('chooses what a room may tell, and goes back to what holds everywhere', async () => {
  const { user, choice, onClose, stop } = await show();
  expect(screen.getByRole('radio', { name: /As everywhere/ })).toHaveProperty('checked', true);
  expect(screen.getByText('Now: every message')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Only what speaks to me' }));
  await waitFor(() => expect(choice()).toEqual({ level: 'mentions', mutedUntil: null }));
  await user.click(screen.getByRole('radio', { name: /As everywhere/ }));
  await waitFor(() => expect(choice()).toBeUndefined());
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(onClose).toHaveBeenCalledOnce();
  stop();
});

it('mutes for a while or for good, and unmutes', async () => {
  const { user, choice, session, stop } = await show();
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  await user.click(await screen.findByRole('menuitem', { name: 'For 8 hours' }));
  await waitFor(() => expect(choice()).toEqual({ level: null, mutedUntil: NOON + 8 * 3_600_000 }));
  expect(session.notifications.getState().silenced.has('tea')).toBe(true);
  expect(await screen.findByText(/^Muted until S/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Unmute' }));
  await user.click(await screen.findByRole('button', { name: 'Mute' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Until I unmute it' }));
  await waitFor(() => expect(choice()).toEqual({ level: null, mutedUntil: FOREVER_MS }));
  expect(await screen.findByText('Muted until you unmute it')).toBeVisible();
  stop();
});
