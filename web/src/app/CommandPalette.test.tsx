import { ROOMS_PAGE } from '@hearth/domain/limits';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { NOON, buildGroup } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { CommandPalette } from './CommandPalette';
import { ShellActionsProvider } from './shellActions';

async function show(count: number) {
  const rooms = Array.from({ length: count }, (_, n) =>
    buildGroup({ id: `room${n}`, name: `Room ${n}`, activityAt: NOON - n }),
  );
  const onRoom = vi.fn();
  const app = await renderApp(
    <ShellActionsProvider>
      <CommandPalette onClose={() => undefined} onRoom={onRoom} />
    </ShellActionsProvider>,
    { world: createWorld({ rooms }) },
  );
  await screen.findByRole('option', { name: /Room 1$/ });
  return { ...app, onRoom };
}

test('leads to rooms that are older than the list has loaded', async () => {
  const { onRoom, stop } = await show(ROOMS_PAGE + 10);
  await userEvent.type(screen.getByRole('combobox'), `room ${ROOMS_PAGE + 5}`);
  expect(screen.queryByText(/Nothing found/)).toBeNull();
  await userEvent.click(await screen.findByRole('option', { name: `Room ${ROOMS_PAGE + 5}` }));
  expect(onRoom).toHaveBeenCalledWith(`room${ROOMS_PAGE + 5}`);
  stop();
});

test('loads nothing while enough rooms match', async () => {
  const { session, stop } = await show(ROOMS_PAGE + 10);
  await userEvent.type(screen.getByRole('combobox'), 'room');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(session.rooms.getState().limit).toBe(ROOMS_PAGE);
  expect(screen.getAllByRole('option', { name: /^Room/ })).toHaveLength(8);
  stop();
});
