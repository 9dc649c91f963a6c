import { CALLS_PAGE } from '@hearth/domain/limits';
import { DAY_MS, MINUTE_MS } from '@hearth/domain/time';
import type { Call } from '@hearth/domain/call';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { OpenCallContext } from '../../../components/openCall';
import { buildCurrentCall } from '../../../testing/buildCurrentCall';
import { NOON, buildCall, buildDirect, buildGroup } from '../../../testing/builders';
import { createWorld, renderApp } from '../../../testing/renderApp';
import { CallsPage } from './CallsPage';

const TEA = buildGroup({ id: 'tea', name: 'Tea', memberIds: ['ada', 'linus'] });

const ended = (call: Partial<Call> & { id: string }) =>
  buildCall({ state: 'ended', participants: {}, outcome: 'missed', endedAt: NOON, ...call });

const PAST = [
  ended({
    ...{ id: 'c3', createdAt: NOON - 10 * MINUTE_MS, kind: 'video', outcome: 'answered' },
    answeredAt: NOON - 9 * MINUTE_MS,
    endedAt: NOON - 4 * MINUTE_MS,
  }),
  ended({ id: 'c2', createdAt: NOON - 20 * MINUTE_MS, callerId: 'grace', outcome: 'cancelled' }),
  ended({
    ...{ id: 'c1', createdAt: NOON - DAY_MS, roomId: 'tea', roomKind: 'group', callerId: 'linus' },
    ...{ memberIds: TEA.memberIds, refusals: { ada: 'declined' as const } },
  }),
];

async function show(calls: readonly Call[] = PAST, { isReachable = true } = {}) {
  const onCall = vi.fn();
  const world = createWorld({ rooms: [buildDirect('ada', 'grace'), TEA], now: () => NOON });
  for (const call of calls) world.calls.write(call);
  world.calls.setReachable(isReachable);
  const shown = await renderApp(
    <OpenCallContext value={onCall}>
      <CallsPage onBack={() => undefined} />
    </OpenCallContext>,
    { world },
  );
  return { ...shown, onCall };
}

/** By selector: roles of a hundred buttons take jsdom long. */
async function rows(): Promise<HTMLElement[]> {
  await waitFor(() => expect(document.querySelector('section section li')).not.toBeNull());
  return [...document.querySelectorAll('section section li')].filter(
    (row): row is HTMLElement => row instanceof HTMLElement,
  );
}
const pressText = async (text: string) => userEvent.click(screen.getByText(text));

it('lists calls by day, with what became of them for this person', async () => {
  await show();
  await waitFor(async () => expect((await rows())[0]).toHaveTextContent(/Grace Hopper/));
  const [first, second, third] = await rows();
  expect(first).toHaveTextContent(/Outgoing · Video call · 5 minutes/);
  expect(second).toHaveTextContent(/Grace Hopper.*Missed/);
  expect(third).toHaveTextContent(/Tea.*You declined/);
  const days = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(days).toEqual(['Today', 'Yesterday']);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/r/dm_ada_grace/c3',
    '/r/dm_ada_grace/c2',
    '/r/tea/c1',
  ]);
});

it('shows missed calls alone when asked', async () => {
  await show();
  await screen.findByText(/5 minutes/);
  const missed = screen.getByRole('button', { name: 'Missed' });
  await userEvent.click(missed);
  expect(missed).toHaveAttribute('aria-pressed', 'true');
  expect(await rows()).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'All' }));
  expect(await rows()).toHaveLength(3);
});

it('calls again in the same way', async () => {
  const { onCall } = await show();
  const [first, second] = await rows();
  if (!first || !second) throw new Error('no rows');
  const again = await within(first).findByRole('button', { name: 'Call Grace Hopper with video' });
  await userEvent.click(again);
  expect(onCall).toHaveBeenLastCalledWith('dm_ada_grace', 'video');
  await userEvent.click(within(second).getByRole('button', { name: 'Call Grace Hopper' }));
  expect(onCall).toHaveBeenLastCalledWith('dm_ada_grace', 'audio');
});

it('says why it does not call again, and leads back into the call that one is in', async () => {
  const { session, world, onCall } = await show();
  const [first] = await rows();
  if (!first) throw new Error('no rows');
  act(() => world.browser.setConnection('offline'));
  const name = 'Call Grace Hopper with video: Calls need a connection';
  await userEvent.click(await within(first).findByRole('button', { name }));
  expect(onCall).not.toHaveBeenCalled();
  expect(await screen.findByText('Calls need a connection')).toBeVisible();
  act(() => world.browser.setConnection('online'));
  const call = { id: 'c3', kind: 'video', callerId: 'ada', at: NOON } as const;
  act(() => {
    world.rooms.write({ ...buildDirect('ada', 'grace'), call });
    session.calls.setState({ current: buildCurrentCall({ roomId: 'dm_ada_grace' }) });
  });
  const expand = vi.spyOn(session.calls.actions, 'expand').mockReturnValue();
  await userEvent.click(await screen.findByRole('button', { name: 'Return to call' }));
  expect(expand).toHaveBeenCalledWith(true);
});

it('goes further back, page by page, without telling a call twice', async () => {
  const many = Array.from({ length: CALLS_PAGE + 2 }, (_, index) =>
    ended({ id: `c${index}`, createdAt: NOON - index * MINUTE_MS }),
  );
  await show(many);
  expect(await rows()).toHaveLength(CALLS_PAGE);
  await pressText('Missed');
  expect(screen.getByText(/Look further back below/)).toBeVisible();
  await pressText('All');
  await pressText('Older calls');
  await waitFor(async () => expect(await rows()).toHaveLength(CALLS_PAGE + 2));
  await waitFor(() => expect(screen.queryByText('Older calls')).toBeNull());
});

it('says that there are none', async () => {
  await show([]);
  expect(await screen.findByText('No calls yet')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Missed' }));
  expect(screen.getByText('No missed calls')).toBeVisible();
});

it('comes by itself with the connection', async () => {
  const { world } = await show(PAST, { isReachable: false });
  act(() => world.browser.setConnection('offline'));
  expect(await screen.findByText('You are offline')).toBeVisible();
  world.calls.setReachable(true);
  act(() => world.browser.setConnection('online'));
  expect(await rows()).toHaveLength(3);
});
