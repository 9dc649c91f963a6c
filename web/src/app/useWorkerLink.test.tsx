import type { WorkerOrder } from '@hearth/domain/workerMessage';
import { act, screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { listenToWorker, tellWorker } from '../browser/workerLink';
import { NOON, buildGroup, buildMessage } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { useWorkerLink } from './useWorkerLink';

// There is no worker here; what it says is the test's to say.
vi.mock('../browser/workerLink', () => ({ listenToWorker: vi.fn(), tellWorker: vi.fn() }));

let order: (order: WorkerOrder) => void = () => undefined;

beforeEach(() => {
  vi.mocked(tellWorker).mockClear();
  vi.mocked(listenToWorker).mockImplementation((follow) => {
    order = follow;
    return () => undefined;
  });
});

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 40)));
const ID = 'm1000000000000000000';

function Linked() {
  useWorkerLink();
  return <output aria-label="address">{useLocation().pathname}</output>;
}

async function show() {
  const message = buildMessage({ id: ID, roomId: 'tea', senderId: 'grace', text: 'Coming?' });
  const world = createWorld({
    now: () => NOON + 1_000,
    rooms: [buildGroup({ id: 'tea', seq: 3 }, message)],
  });
  world.messages.write(message);
  const shown = await renderApp(<Linked />, { world });
  await settle();
  return shown;
}

it('opens what was clicked, and nothing of elsewhere', async () => {
  const { stop } = await show();
  act(() => order({ type: 'open', url: `${location.origin}/r/tea/${ID}` }));
  expect(screen.getByLabelText('address')).toHaveTextContent(/^\/r\/tea\/m1/);
  act(() => order({ type: 'open', url: 'https://elsewhere.example/r/oak' }));
  expect(screen.getByLabelText('address')).toHaveTextContent(/^\/r\/tea\/m1/);
  stop();
});

it('marks a room as read and tells the worker', async () => {
  const { world, stop } = await show();
  expect(tellWorker).toHaveBeenCalledWith({ type: 'locale', locale: 'en' });
  act(() => order({ type: 'read', roomId: 'tea' }));
  await settle();
  expect(world.rooms.mark('tea', 'ada')).toMatchObject({ lastSeq: 3 });
  expect(tellWorker).toHaveBeenCalledWith({ type: 'roomRead', roomId: 'tea' });
  stop();
});

it('sends a reply by way of the outbox, with what it answers', async () => {
  const { world, stop } = await show();
  act(() => order({ type: 'reply', roomId: 'tea', messageId: ID, text: 'On my way' }));
  await settle();
  await settle();
  expect(world.messages.all('tea').at(-1)).toMatchObject({
    ...{ senderId: 'ada', text: 'On my way' },
    replyTo: { id: ID, senderId: 'grace', text: 'Coming?' },
  });
  stop();
});

it('says why a reply could not be sent', async () => {
  const { stop } = await show();
  act(() => order({ type: 'reply', roomId: 'tea', messageId: ID, text: 'x'.repeat(4_001) }));
  await settle();
  expect(screen.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  stop();
});

it('takes a call with the voice and opens its room; declines one', async () => {
  const { session, stop } = await show();
  const accept = vi.spyOn(session.calls.actions, 'accept').mockReturnValue();
  const decline = vi.spyOn(session.calls.actions, 'decline').mockReturnValue();
  act(() => order({ type: 'call', act: 'accept', callId: 'c1', roomId: 'tea' }));
  expect(accept).toHaveBeenCalledWith('c1', { hasCamera: false, isMuted: false });
  expect(screen.getByLabelText('address')).toHaveTextContent(/\/r\/tea/);
  act(() => order({ type: 'call', act: 'decline', callId: 'c2', roomId: 'oak' }));
  expect(decline).toHaveBeenCalledWith('c2');
  expect(screen.getByLabelText('address')).toHaveTextContent(/\/r\/tea/);
  stop();
});
