import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { ReportSubject } from '../../components/openReport';
import { createWorld, renderApp } from '../../testing/renderApp';
import { ReportDialog } from './ReportDialog';

const MESSAGE: ReportSubject = { uid: 'linus', roomId: 'room', messageId: 'm1' };

async function open(subject = MESSAGE, world = createWorld()) {
  const onClose = vi.fn();
  const { unmount } = await renderApp(<ReportDialog subject={subject} onClose={onClose} />, {
    world,
  });
  return { world, onClose, unmount };
}

async function report(reason: string): Promise<void> {
  await userEvent.click(await screen.findByRole('radio', { name: reason }));
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
}

test('a message is reported with a reason and a note, and its sender can be blocked', async () => {
  const { world, onClose } = await open();
  expect(screen.getByText(/The person is not told who reported/)).toBeDefined();
  await userEvent.type(screen.getByRole('textbox'), '  For the third time ');
  await report('Spam or advertising');
  expect(await screen.findByText(/Moderators will look at it/)).toBeDefined();
  expect(world.moderation.reports()).toEqual([
    { by: 'ada', roomId: 'room', itemId: 'm1', reason: 'spam', note: 'For the third time' },
  ]);
  expect(screen.getByRole('button', { name: 'Done' })).toBe(document.activeElement);
  await userEvent.click(await screen.findByRole('button', { name: 'Block Linus Berg' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('a person is reported outside of rooms', async () => {
  const { world } = await open({ uid: 'linus', roomId: null, messageId: null });
  await report('Harassment or bullying');
  await screen.findByText(/Moderators will look at it/);
  expect(world.moderation.reports()).toMatchObject([
    { roomId: 'workspace', itemId: 'person_linus', reason: 'harassment', note: '' },
  ]);
});

test('who reported before is told so', async () => {
  const { world, unmount } = await open();
  await report('Something else');
  await screen.findByText(/Moderators will look at it/);
  unmount();
  await open(MESSAGE, world);
  await report('Spam or advertising');
  expect(await screen.findByText(/You have reported this before/)).toBeDefined();
  expect(world.moderation.reports()).toHaveLength(1);
});

test('without a reason, or with too long a note, nothing is sent', async () => {
  const { world } = await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Send report' }));
  expect(await screen.findByText('Choose what comes closest.')).toBeDefined();
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste('x'.repeat(501));
  await report('Spam or advertising');
  expect(await screen.findByText('Use at most 500 characters.')).toBeDefined();
  expect(world.moderation.reports()).toEqual([]);
});

test('offline, it says so and can be sent again', async () => {
  const { world } = await open();
  world.moderation.setReachable(false);
  await report('Spam or advertising');
  await waitFor(() => expect(screen.getAllByRole('alert').some((at) => at.textContent)).toBe(true));
  world.moderation.setReachable(true);
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  expect(await screen.findByText(/Moderators will look at it/)).toBeDefined();
});
