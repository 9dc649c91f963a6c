import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '@hearth/domain/time';
import { NOON, buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { buildEntry } from '../../testing/memoryNotifications';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { InboxPage } from './InboxPage';

/** Everything is near at once. */
class NearObserver {
  readonly #show: IntersectionObserverCallback;
  constructor(show: IntersectionObserverCallback) {
    this.#show = show;
  }
  observe(target: Element) {
    const entry = { isIntersecting: true, target } as unknown as IntersectionObserverEntry;
    // The rest of an entry is not looked at.
    this.#show([entry], this as unknown as IntersectionObserver);
  }
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', NearObserver);
  return () => vi.unstubAllGlobals();
});

const MENTION = 'm1000000000000000000';
const REPLY = 'm2000000000000000000';
const GONE = 'm3000000000000000000';

function worldOfEntries(): World {
  const later = buildMessage({ id: 'last', roomId: 'tea', senderId: 'grace', text: 'Later' });
  const world = createWorld({
    now: () => NOON,
    rooms: [
      buildGroup({ id: 'tea', name: 'Tea', seq: 9 }, later),
      buildDirect('ada', 'linus', undefined, { activityAt: NOON }),
    ],
  });
  world.messages.write(
    buildMessage({
      ...{ id: MENTION, roomId: 'tea', senderId: 'grace', text: 'Ask **<@ada>** first' },
      createdAt: NOON - 1_000,
    }),
  );
  world.messages.write(
    buildMessage({
      ...{ id: REPLY, roomId: 'tea', senderId: 'linus', text: '', createdAt: NOON - 2_000 },
      ...{ deletedAt: NOON, deletedBy: 'linus' },
    }),
  );
  world.notifications.enter(
    'ada',
    buildEntry({ messageId: MENTION, roomId: 'tea', at: NOON - 1_000 }),
    buildEntry({
      ...{ messageId: REPLY, roomId: 'tea', type: 'reply', senderId: 'linus' },
      at: NOON - 2_000,
    }),
    buildEntry({ messageId: GONE, roomId: 'elsewhere', type: 'reminder', at: NOON - 2 * DAY_MS }),
  );
  return world;
}

function Address() {
  return <output aria-label="address">{useLocation().pathname}</output>;
}

async function show(world: World) {
  const user = userEvent.setup({ delay: null });
  const onBack = vi.fn();
  const shown = await renderApp(
    <>
      <Routes>
        <Route path="/inbox" element={<InboxPage onBack={onBack} />} />
        <Route path="*" element={null} />
      </Routes>
      <Address />
    </>,
    { world, path: '/inbox' },
  );
  return { ...shown, user, onBack };
}

describe('InboxPage', () => {
  it('shows by day who spoke to one, where, and what they said', async () => {
    const { stop } = await show(worldOfEntries());
    const today = within(await screen.findByRole('region', { name: 'Today' }));
    await waitFor(() => {
      const [mention, reply] = today.getAllByRole('link');
      expect(mention).toHaveTextContent(/Grace Hopper mentioned you in Tea.*Ask @Ada Lovelace fi/);
      expect(reply).toHaveTextContent(/Linus Berg replied to you in Tea.*Message deleted/);
      const earlier = screen.getAllByRole('link').at(-1);
      expect(earlier).toHaveTextContent(/Reminder of Grace Hopper.*no longer in this room/);
    });
    stop();
  });

  it('leads to the message', async () => {
    const { user, stop } = await show(worldOfEntries());
    await user.click(await screen.findByRole('link', { name: /mentioned you/ }));
    expect(screen.getByLabelText('address')).toHaveTextContent(new RegExp(`^/r/tea/${MENTION}$`));
    stop();
  });

  it('is one tab stop, moves with arrows and takes entries away with Delete', async () => {
    const world = worldOfEntries();
    const { user, stop } = await show(world);
    const links = await screen.findAllByRole('link');
    expect(links.map((link) => link.tabIndex)).toEqual([0, -1, -1]);
    act(() => links[0]?.focus());
    await user.keyboard('{ArrowDown}');
    expect(links[1]).toHaveFocus();
    await user.keyboard('{End}');
    expect(links[2]).toHaveFocus();
    await user.keyboard('{Home}{Delete}');
    await waitFor(() =>
      expect(world.notifications.inbox('ada').map(({ id }) => id)).toEqual([REPLY, GONE]),
    );
    await waitFor(() => expect(screen.getByRole('link', { name: /replied to you/ })).toHaveFocus());
    stop();
  });

  it('marks everything as seen, also what a fast clock has dated ahead', async () => {
    const world = worldOfEntries();
    world.notifications.enter('ada', buildEntry({ messageId: 'ahead', at: NOON + 5_000 }));
    const { user, stop } = await show(world);
    await waitFor(() => expect(screen.getAllByText('New').length).toBeGreaterThan(1));
    await user.click(await screen.findByRole('button', { name: 'Mark all as seen' }));
    await waitFor(() => expect(screen.queryByText('New')).toBeNull());
    await waitFor(() => expect(world.notifications.settings('ada').inboxSeenAt).toBe(NOON + 5_000));
    expect(screen.queryByRole('button', { name: 'Mark all as seen' })).toBeNull();
    stop();
  });

  it('counts as seen what was read in its room', async () => {
    const world = worldOfEntries();
    world.rooms.setMark('tea', { uid: 'ada', lastSeq: 9, lastReadAt: NOON });
    const { stop } = await show(world);
    const reminder = await screen.findByRole('link', { name: /Reminder/ });
    await waitFor(() => expect(reminder).toHaveTextContent(/New/));
    const mention = screen.getByRole('link', { name: /mentioned you/ });
    await waitFor(() => expect(mention).not.toHaveTextContent(/New/));
    stop();
  });

  it('says what will be here while there is nothing', async () => {
    const { stop } = await show(createWorld({ rooms: [] }));
    expect(await screen.findByText('Nothing speaks to you yet')).toBeVisible();
    stop();
  });

  it('shows the shape of what comes while it loads, and says when it can’t', async () => {
    const world = worldOfEntries();
    world.notifications.setReachable(false);
    const { stop } = await show(world);
    expect(screen.getByRole('status', { name: 'Loading mentions and replies' })).toBeVisible();
    act(() => world.browser.setConnection('offline'));
    expect(screen.getByText(/as soon as you are back online/)).toBeVisible();
    act(() => world.notifications.breakListeners());
    expect(screen.getByText('This did not load')).toBeVisible();
    stop();
  });

  it('waits with words that only the server has, and brings them when it is back', async () => {
    const world = worldOfEntries();
    world.browser.setConnection('offline');
    const { stop } = await show(world);
    const mention = await screen.findByRole('link', { name: /mentioned you/ });
    await waitFor(() => expect(mention).toHaveTextContent(/Shows up when you are back online/));
    act(() => world.browser.setConnection('online'));
    await waitFor(() => expect(mention).toHaveTextContent(/Ask @Ada/));
    stop();
  });
});
