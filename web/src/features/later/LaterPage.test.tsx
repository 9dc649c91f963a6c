import { DAY_MS, HOUR_MS } from '@hearth/domain/time';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import { buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { LaterPage } from './LaterPage';
import { RemindDialog } from './RemindDialog';
import { toInputTime } from './times';

const GROUP = buildGroup({ id: 'room', name: 'Engine', memberIds: ['ada', 'grace'] });
const ID = 'a'.repeat(20);
const MESSAGE = buildMessage({ id: 'b'.repeat(20), senderId: 'grace', text: 'Read **this**' });

function Address() {
  return <output data-testid="address">{useLocation().pathname}</output>;
}

async function schedule(world: World, text = 'Good morning', sendAt = Date.now() + DAY_MS) {
  const draft = { roomId: 'room', text, mentions: [], replyTo: null, sendAt };
  await world.later.schedule('ada', ID, draft);
}

async function open(world = createWorld()) {
  world.rooms.write(GROUP);
  world.messages.write(MESSAGE);
  const user = userEvent.setup({ delay: null });
  const app = await renderApp(
    <>
      <LaterPage />
      <Address />
    </>,
    { world },
  );
  return { ...app, user, world };
}

async function choose(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name }));
}

describe('scheduled messages', () => {
  it('says how to begin when there are none', async () => {
    await open();
    expect(await screen.findByText('Nothing is scheduled')).toBeVisible();
    expect(await screen.findByText('No reminders')).toBeVisible();
  });

  it('shows text, time and room', async () => {
    const world = createWorld();
    await schedule(world, 'Good **morning**');
    await open(world);
    expect(await screen.findByText('Good morning')).toBeVisible();
    expect(screen.getByText(/^tomorrow, /)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Engine' })).toHaveAttribute('href', '/r/room');
  });

  it('changes text and time, and refuses the past', async () => {
    const world = createWorld();
    await schedule(world);
    const { user } = await open(world);
    await screen.findByText('Good morning');
    await choose(user, 'Edit');
    const text = screen.getByLabelText('Message');
    await user.clear(text);
    await user.type(text, 'Good evening @grace');
    const time = screen.getByLabelText('Date and time');
    fireEvent.change(time, { target: { value: toInputTime(Date.now() - HOUR_MS) } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(time).toHaveAccessibleDescription(/is over/);
    const later = new Date(Date.now() + 2 * DAY_MS).setSeconds(0, 0);
    fireEvent.change(time, { target: { value: toInputTime(later) } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(world.later.scheduled('ada')[0]).toMatchObject({
        text: 'Good evening <@grace>',
        mentions: ['grace'],
        sendAt: later,
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says so when it has gone out while it was edited', async () => {
    const world = createWorld();
    await schedule(world);
    const { user } = await open(world);
    await screen.findByText('Good morning');
    await choose(user, 'Edit');
    const { unschedule } = world.later;
    world.later.watchScheduled = () => () => undefined;
    await user.type(screen.getByLabelText('Message'), ' all');
    act(() => undefined);
    world.later.pause = unschedule('ada', ID);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.later.scheduled('ada')).toEqual([]));
  });

  it('sends now, once, and takes it off the list', async () => {
    const world = createWorld();
    await schedule(world);
    const { user } = await open(world);
    await screen.findByText('Good morning');
    await choose(user, 'Send now');
    await waitFor(() => expect(world.messages.all('room').map(({ id }) => id)).toContain(ID));
    await waitFor(() => expect(world.later.scheduled('ada')).toEqual([]));
  });

  it('asks before it deletes, and says when that did not work', async () => {
    const world = createWorld();
    await schedule(world);
    const { user } = await open(world);
    await screen.findByText('Good morning');
    await choose(user, 'Delete');
    const dialog = screen.getByRole('alertdialog');
    world.later.setReachable(false);
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(/No connection/)).toBeVisible();
    world.later.setReachable(true);
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(world.later.scheduled('ada')).toEqual([]));
  });

  it('says why one was not sent and what to do', async () => {
    const world = createWorld();
    await schedule(world);
    world.later.refuse('ada', ID, 'muted');
    await open(world);
    expect(await screen.findByText(/you could not write here/)).toBeVisible();
  });

  it('says that it waits for a connection, and tries again after an error', async () => {
    const world = createWorld();
    world.later.setReachable(false);
    world.browser.setConnection('offline');
    const { user } = await open(world);
    expect((await screen.findAllByText('Not on this device yet')).length).toBe(2);
    act(() => {
      world.later.breakListeners();
    });
    world.later.setReachable(true);
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0] ?? document.body);
    expect(await screen.findByText('Nothing is scheduled')).toBeVisible();
  });
});

describe('reminders', () => {
  it('shows the message and leads to it', async () => {
    const world = createWorld();
    await world.later.remind('ada', MESSAGE, Date.now() + DAY_MS);
    const { user } = await open(world);
    expect(await screen.findByText(/Read this/)).toBeVisible();
    await choose(user, 'Open message');
    expect(screen.getByTestId('address')).toHaveTextContent(new RegExp(`/r/room/${MESSAGE.id}`));
  });

  it('says when the message is gone, and deletes', async () => {
    const world = createWorld();
    await world.later.remind('ada', { id: 'none', roomId: 'room' }, Date.now() + DAY_MS);
    const { user } = await open(world);
    expect(await screen.findByText(/This message is gone/)).toBeVisible();
    await choose(user, 'Delete reminder');
    await waitFor(() => expect(world.later.reminders('ada')).toEqual([]));
  });

  it('moves to another time', async () => {
    const world = createWorld();
    await world.later.remind('ada', MESSAGE, Date.now() + DAY_MS);
    const { user } = await open(world);
    await screen.findByText(/Read this/);
    await choose(user, 'Change time');
    const later = new Date(Date.now() + 2 * DAY_MS).setSeconds(0, 0);
    fireEvent.change(screen.getByLabelText('Date and time'), {
      target: { value: toInputTime(later) },
    });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.later.reminders('ada')[0]?.remindAt).toBe(later));
  });

  it('are set from a message and taken back', async () => {
    const world = createWorld();
    const user = userEvent.setup({ delay: null });
    await renderApp(<RemindDialog message={MESSAGE} onClose={() => undefined} />, { world });
    const before = Date.now();
    await user.click(screen.getByRole('button', { name: /In an hour/ }));
    await waitFor(() => expect(world.later.reminders('ada')).toHaveLength(1));
    const [reminder] = world.later.reminders('ada');
    expect(reminder?.remindAt).toBeGreaterThan(before + HOUR_MS - 10_000);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(world.later.reminders('ada')).toEqual([]));
  });

  it('says in words that there is no connection', async () => {
    const world = createWorld();
    world.later.setReachable(false);
    const user = userEvent.setup({ delay: null });
    await renderApp(<RemindDialog message={MESSAGE} onClose={() => undefined} />, { world });
    await user.click(screen.getByRole('button', { name: /In 20 minutes/ }));
    expect(await screen.findByText(/No reminder was set/)).toBeVisible();
  });
});
