import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildGroup, buildMessage } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { useMessageLookup } from './useMessageLookup';

const ID = 'm'.padEnd(20, '0');

function Probe({ id }: { id: string | null }) {
  const lookup = useMessageLookup('room', id);
  return <p>{lookup.type === 'found' ? lookup.message.text : lookup.type}</p>;
}

async function open(id: string | null, prepare: (world: ReturnType<typeof createWorld>) => void) {
  const world = createWorld({ rooms: [buildGroup({ id: 'room', memberIds: ['ada', 'grace'] })] });
  world.messages.write(buildMessage({ id: ID, roomId: 'room', text: 'The words' }));
  prepare(world);
  await renderApp(<Probe id={id} />, { world });
  return world;
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

test('says what the message is', async () => {
  await open(ID, () => undefined);
  expect(await screen.findByText('The words')).toBeVisible();
});

test('says that there is none, and that one may not see it', async () => {
  await open('other'.padEnd(20, '0'), () => undefined);
  expect(await screen.findByText('gone')).toBeVisible();
  await open(ID, ({ messages }) => messages.setAccess('room', 'ada', false));
  expect(await screen.findByText('denied')).toBeVisible();
});

test('asks for nothing where there is nothing to ask for', async () => {
  const world = await open(null, () => undefined);
  expect(screen.getByText('asking')).toBeVisible();
  expect(world.messages.readCount()).toBe(0);
});

test('offline it knows nothing, and asks as soon as the connection is back', async () => {
  const world = await open(ID, ({ messages, browser }) => {
    messages.setReachable(false);
    browser.setConnection('offline');
  });
  expect(screen.getByText('offline')).toBeVisible();
  world.messages.setReachable(true);
  act(() => world.browser.setConnection('online'));
  expect(await screen.findByText('The words')).toBeVisible();
});

test('what failed with a connection is asked again after a while', async () => {
  const world = await open(ID, ({ messages }) => messages.setReachable(false));
  expect(await screen.findByText('failed')).toBeVisible();
  world.messages.setReachable(true);
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(await screen.findByText('The words')).toBeVisible();
});
