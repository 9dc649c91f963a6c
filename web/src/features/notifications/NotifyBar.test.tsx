import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { NOON, buildDirect, buildMessage } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { NotifyBar } from './NotifyBar';

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

async function show({
  isReturning = false,
  lastFrom,
}: {
  isReturning?: boolean;
  lastFrom?: string;
}) {
  const user = userEvent.setup({ delay: null });
  const last = lastFrom ? buildMessage({ id: 'm1', senderId: lastFrom }) : undefined;
  const world = createWorld({ now: () => NOON, rooms: [buildDirect('ada', 'linus', last)] });
  const onAnswered = vi.fn();
  const shown = await renderApp(<NotifyBar isReturning={isReturning} onAnswered={onAnswered} />, {
    world,
  });
  await settle();
  return { ...shown, user, onAnswered };
}

const bar = () => screen.queryByText(/Hear of new messages/);

it('asks when somebody has written, or on a later visit; not before', async () => {
  for (const [options, isAsked] of [
    [{}, false],
    [{ lastFrom: 'ada' }, false],
    [{ lastFrom: 'linus' }, true],
    [{ isReturning: true }, true],
  ] as const) {
    const { stop, unmount } = await show(options);
    expect(bar() !== null).toBe(isAsked);
    unmount();
    stop();
  }
});

it('asks the browser only when told to, and is done then', async () => {
  const { user, world, onAnswered, stop } = await show({ isReturning: true });
  expect(world.push.calls()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Switch on' }));
  await waitFor(() => expect(onAnswered).toHaveBeenCalledOnce());
  expect(world.push.deviceId('ada')).not.toBeNull();
  stop();
});

it('takes a no, and says why a yes came to nothing', async () => {
  const { user, world, onAnswered, stop } = await show({ isReturning: true });
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(onAnswered).toHaveBeenCalledOnce();
  world.push.set({ answer: 'denied' });
  await user.click(screen.getByRole('button', { name: 'Switch on' }));
  expect(await screen.findByRole('button', { name: 'Dismiss' })).toBeVisible();
  expect(bar()).toBeNull();
  stop();
});

it('does not ask where there is nothing to ask for', async () => {
  const { world, stop } = await show({ isReturning: true });
  for (const change of [{ permission: 'granted' }, { permission: 'denied' }] as const) {
    act(() => world.push.set(change));
    expect(bar()).toBeNull();
  }
  act(() => world.push.set({ permission: 'default', support: 'needsInstall' }));
  expect(bar()).toBeNull();
  stop();
});
