import { DAY_MS } from '@hearth/domain/time';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../../state/drafts';
import { NOON, buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { RoomList } from './RoomList';

function worldOfRooms(): World {
  const hello = buildMessage({ id: 'm1', senderId: 'grace', text: '**Hi** <@ada>' });
  const own = buildMessage({ id: 'm2', senderId: 'ada', text: 'See `you`', createdAt: NOON - 1 });
  return createWorld({
    now: () => NOON,
    rooms: [
      buildGroup({ id: 'tea', name: 'Tea', seq: 3 }, hello),
      buildDirect('ada', 'linus', own),
      buildDirect('ada', 'ada', undefined, { activityAt: NOON - 2 }),
    ],
  });
}

async function show(world: World, locale: 'en' | 'de' = 'en') {
  const onNewMessage = vi.fn();
  const onNewGroup = vi.fn();
  const shown = await renderApp(<RoomList onNewMessage={onNewMessage} onNewGroup={onNewGroup} />, {
    world,
    locale,
  });
  return { ...shown, onNewMessage, onNewGroup };
}

const rows = () => screen.getAllByRole('link').map((row) => row.textContent);

describe('RoomList', () => {
  it('shows who, what happened last, and how much is unread', async () => {
    const { stop } = await show(worldOfRooms());
    await waitFor(() => {
      const [tea, linus, notes] = rows();
      expect(tea).toContain('Tea');
      expect(tea).toContain('Grace Hopper: Hi @Ada Lovelace');
      expect(tea).toContain('3 unread messages');
      expect(linus).toContain('Linus Berg');
      expect(linus).toContain('You: See you');
      expect(notes).toContain('Notes to self');
    });
    stop();
  });

  it('shows the day instead of the hour from midnight on', async () => {
    let now = NOON;
    const rooms = [buildGroup({ id: 'tea', name: 'Tea', activityAt: NOON })];
    const { stop } = await show(createWorld({ now: () => now, rooms }));
    const row = await screen.findByRole('link');
    expect(row.querySelector('time')?.textContent).toMatch(/\d:\d\d/);
    now += DAY_MS;
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(row.querySelector('time')?.textContent).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/);
    stop();
  });

  it('speaks German', async () => {
    const { stop } = await show(worldOfRooms(), 'de');
    await waitFor(() => expect(rows()[0]).toContain('3 ungelesene Nachrichten'));
    expect(rows()[1]).toContain('Du: See you');
    stop();
  });

  it('narrows to direct rooms or groups', async () => {
    const user = userEvent.setup();
    const { stop } = await show(worldOfRooms());
    await screen.findAllByRole('link');
    await user.click(screen.getByRole('button', { name: 'Groups' }));
    expect(rows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Direct' }));
    expect(rows()).toHaveLength(2);
    stop();
  });

  it('opens a room and marks it as the present one', async () => {
    const user = userEvent.setup();
    const { stop } = await show(worldOfRooms());
    await user.click(await screen.findByRole('link', { name: /Linus Berg/ }));
    const open = screen.getByRole('link', { name: /Linus Berg/ });
    expect(open.getAttribute('aria-current')).toBe('page');
    stop();
  });

  it('shows what is typed and not sent, except where one is typing', async () => {
    const user = userEvent.setup();
    const world = worldOfRooms();
    const draws = vi.fn();
    const { session, stop } = await renderApp(
      <Profiler id="list" onRender={draws}>
        <RoomList onNewMessage={() => undefined} onNewGroup={() => undefined} />
      </Profiler>,
      { world },
    );
    const tea = await screen.findByRole('link', { name: /Hi @Ada Lovelace/ });
    const type = (draft: Partial<Draft>) =>
      act(() => session.drafts.set('tea', { ...EMPTY_DRAFT, ...draft }));
    type({ text: '**Milk**\nor sugar?' });
    expect(screen.getByRole('link', { name: /Draft: Milk or sugar\?/ })).toBe(tea);
    expect(tea.textContent).not.toContain('Hi @Ada');
    await user.click(tea);
    expect(tea.textContent).toContain('Hi @Ada Lovelace');
    draws.mockClear();
    type({ text: 'Milk' });
    expect(draws).not.toHaveBeenCalled();
    // What is being edited was sent; what was typed before waits behind it.
    type({ text: 'Sent', editingId: 'm1', parked: { text: 'Honey', replyToId: null } });
    await user.click(screen.getByRole('link', { name: /Linus Berg/ }));
    expect(tea.textContent).toContain('Draft: Honey');
    type({ text: ' \n' });
    expect(tea.textContent).toContain('Hi @Ada Lovelace');
    stop();
  });

  it('tells of events and deletions in words', async () => {
    const world = worldOfRooms();
    const { stop } = await show(world);
    await screen.findByRole('link', { name: /Linus Berg/ });
    const tea = world.rooms.room('tea');
    if (!tea) throw new Error('the room is not there');
    await act(() => world.rooms.port('ada').rename(tea, 'ada', 'Coffee'));
    await waitFor(() => expect(rows()[0]).toContain('You renamed the group to “Coffee”'));
    const gone = buildMessage({ id: 'm2', roomId: 'dm_ada_linus', text: '', createdAt: NOON - 1 });
    act(() => {
      world.rooms.follow({ ...gone, deletedAt: NOON, deletedBy: 'ada' });
    });
    await waitFor(() =>
      expect(screen.getByRole('link', { name: /Linus Berg/ }).textContent).toContain(
        'Message deleted',
      ),
    );
    stop();
  });

  it('marks a room where a call goes on', async () => {
    const world = worldOfRooms();
    const { stop } = await show(world);
    await screen.findByRole('link', { name: /Tea/ });
    expect(screen.queryByLabelText('A call is going on')).toBeNull();
    const call = { id: 'c1', kind: 'audio', callerId: 'grace', at: NOON } as const;
    act(() => world.rooms.write({ ...buildGroup({ id: 'tea', name: 'Tea' }), call }));
    const mark = await screen.findByLabelText('A call is going on');
    expect(mark.closest('a')?.textContent).toContain('Tea');
    stop();
  });

  it('keeps a muted room quiet', async () => {
    const world = worldOfRooms();
    world.notifications.setSettings('ada', {
      rooms: { tea: { level: 'none', mutedUntil: null } },
    });
    const { stop, session } = await show(world);
    const tea = within(await screen.findByRole('link', { name: /Tea/ }));
    expect(screen.queryByRole('img', { name: 'Muted' })).toBeNull();
    act(() => session.notifications.begin());
    expect(await tea.findByRole('img', { name: 'Muted' })).toBeTruthy();
    expect(await tea.findByText('3 unread messages')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: 'Muted' })).toHaveLength(1);
    stop();
  });

  it('says what to do first where there is nothing yet', async () => {
    const user = userEvent.setup();
    const { stop, onNewMessage } = await show(createWorld({ rooms: [] }));
    expect(await screen.findByText('No conversations yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New message' }));
    expect(onNewMessage).toHaveBeenCalledOnce();
    stop();
  });

  it('shows the shape of what comes while it loads, and says when it can’t', async () => {
    const world = worldOfRooms();
    world.rooms.setReachable(false);
    const { stop } = await show(world);
    expect(screen.getByRole('status', { name: 'Loading rooms' })).toBeTruthy();
    act(() => {
      world.browser.setConnection('offline');
    });
    expect(screen.getByText(/as soon as you are back online/)).toBeTruthy();
    stop();
  });

  it('keeps hostile names inside their own row', async () => {
    const world = createWorld({
      rooms: [buildGroup({ id: 'rtl', name: '\u202egnp.exe' }), buildGroup({ id: 'b', name: 'B' })],
    });
    const { stop, container } = await show(world);
    const title = await within(container).findByText('\u202egnp.exe');
    expect(title.tagName).toBe('BDI');
    stop();
  });
});
