import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WorkspaceRole } from '@hearth/domain/workspace';
import { expect, test } from 'vitest';
import { buildReviewItem } from '../../testing/memoryModeration';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { ItemReports } from './ItemReports';

const ITEM = buildReviewItem({ id: 'm1' });

async function show(world: World, role: WorkspaceRole | null = 'moderator', item = ITEM) {
  world.moderation.setRole('ada', role);
  return renderApp(<ItemReports item={item} />, { world });
}

async function reportedWorld(): Promise<World> {
  const world = createWorld();
  const message = { roomId: 'room', id: 'm1', senderId: 'linus' };
  const said = { reason: 'hate' as const, note: 'He does it every day' };
  await world.moderation.port('grace').reportMessage('grace', message, said);
  return world;
}

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

test('shows the workspace’s moderators who reported, why, and what they wrote', async () => {
  await show(await reportedWorld());
  expect(await screen.findByText('He does it every day')).toBeVisible();
  expect(await screen.findByText('Grace Hopper')).toBeVisible();
  expect(screen.getByText('Hate against a group of people')).toBeVisible();
});

test('shows admins of a room nothing: a report may be about one of them', async () => {
  await show(await reportedWorld(), null);
  await settle();
  expect(screen.queryByText('What reporters say')).toBeNull();
  expect(screen.queryByText('He does it every day')).toBeNull();
});

test('shows nothing where nobody reported', async () => {
  await show(createWorld(), 'owner', { ...ITEM, reportCount: 0 });
  await settle();
  expect(screen.queryByText('What reporters say')).toBeNull();
});

test('says when reports are gone', async () => {
  await show(createWorld());
  expect(await screen.findByText('No report is left to read.')).toBeVisible();
});

test('says when reports did not load, and tries again', async () => {
  const world = await reportedWorld();
  world.moderation.breakReports();
  await show(world);
  expect(await screen.findByText(/The reports did not load/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Load the reports again' }));
  expect(await screen.findByText('He does it every day')).toBeVisible();
});
