import { HearthError } from '@hearth/domain/errors';
import { TIMELINE_FIRST_PAGE } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router-dom';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useRoom } from '../../state/rooms';
import type { JumpResult } from '../../state/timeline';
import { buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { fakeLayout } from '../../testing/fakeLayout';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { JumpPills } from './JumpPills';
import { RoomTimeline } from './RoomTimeline';
import type { OnForward } from './timelineMedia';

beforeAll(() => fakeLayout());

const NOW = Date.now();
const MINUTE = 60_000;

/** A 20-character id out of a short name. */
function id(name: string): string {
  return name.padEnd(20, '0');
}

function say(name: string, message: Partial<Message> = {}): Message {
  return buildMessage({ text: name, createdAt: NOW - 10 * MINUTE, ...message, id: id(name) });
}

const GROUP = buildGroup({
  id: 'room',
  name: 'Engine',
  memberIds: ['ada', 'grace', 'linus'],
  seq: 3,
});

function Live({ room, focusMessageId }: { room: Room; focusMessageId?: string }) {
  const live = useRoom(room.id);
  return live ? <RoomTimeline room={live} focusMessageId={focusMessageId} /> : null;
}

function worldWith(messages: readonly Message[], room: Room = GROUP): World {
  const world = createWorld();
  world.rooms.write(room);
  for (const message of messages) world.messages.write({ ...message, roomId: room.id });
  return world;
}

async function open(messages: readonly Message[], room: Room = GROUP) {
  const world = worldWith(messages, room);
  const app = await renderApp(<Live room={room} />, { world });
  await screen.findByRole('log');
  return { ...app, world, draft: () => app.session.drafts.get(room.id) };
}

/** The message that says this. */
async function row(text: string): Promise<HTMLElement> {
  const isWords = (element: Element | null) => element?.closest('[id$="-words"]') != null;
  const words = await screen.findByText((content, element) => content === text && isWords(element));
  const article = words.closest('article');
  if (!article) throw new Error(`"${text}" is in no message`);
  return article;
}

async function menu(text: string, item: string): Promise<void> {
  const article = await row(text);
  act(() => article.focus());
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
}

describe('what one sees', () => {
  test('messages with their authors, mentions, events and what was deleted', async () => {
    await open([
      say('event', {
        kind: 'system',
        text: '',
        senderId: 'grace',
        event: { type: 'added', targetIds: ['ada'] },
        createdAt: NOW - 12 * MINUTE,
      }),
      say('one', { senderId: 'grace', text: 'Hello <@ada>' }),
      say('two', { senderId: 'grace', createdAt: NOW - 9 * MINUTE }),
      say('gone', { senderId: 'linus', text: '', deletedAt: NOW, deletedBy: 'linus' }),
    ]);
    const first = await screen.findByRole('article', { name: /Grace Hopper.*Hello @Ada Lovelace/ });
    expect(within(first).getByText('Grace Hopper')).toBeDefined();
    expect(await screen.findByText(/Grace Hopper added you/)).toBeDefined();
    expect(screen.getByText('This message was deleted')).toBeDefined();
    // Just after midnight some of it was yesterday.
    const days = screen.getAllByRole('separator', { name: /^(Today|Yesterday)$/ });
    expect(days).not.toHaveLength(0);
    // A continued message tells its author to those who do not see the group.
    expect(await screen.findByRole('article', { name: /Grace Hopper.*two/ })).toBeDefined();
  });

  test('an empty room says what to do first', async () => {
    await open([], { ...GROUP, seq: 0 });
    expect(await screen.findByText(/Write the first message below/)).toBeDefined();
  });

  test('offline, a room that is not on this device says so and shows what one writes', async () => {
    const world = worldWith([say('one', { senderId: 'grace' })]);
    world.messages.setReachable(false);
    world.browser.setConnection('offline');
    const { session } = await renderApp(<Live room={GROUP} />, { world });
    expect(await screen.findByText('Not on this device yet')).toBeDefined();
    act(() => {
      session.outbox.send(GROUP, { text: 'for later', mentions: [], replyTo: null });
    });
    expect(await row('for later')).toBeDefined();
    act(() => {
      world.messages.setReachable(true);
      world.browser.setConnection('online');
    });
    expect(await row('one')).toBeDefined();
    expect(screen.queryByText('Not on this device yet')).toBeNull();
  });

  test('whoever is removed is told, and sees nothing more', async () => {
    const { world } = await open([say('one')]);
    await row('one');
    act(() => world.messages.setAccess('room', 'ada', false));
    expect(await screen.findByText('You are no longer in this room')).toBeDefined();
    expect(screen.queryByText('one')).toBeNull();
  });

  test('messages of blocked people are folded until one asks for them', async () => {
    const { world } = await open([say('one'), say('noise', { senderId: 'linus' })]);
    await row('noise');
    await act(() => world.people.block('ada', 'linus'));
    await waitFor(() => expect(screen.queryByText('noise')).toBeNull());
    await userEvent.click(await screen.findByRole('button', { name: 'Show' }));
    expect(await row('noise')).toBeDefined();
  });

  test('who is typing', async () => {
    const { world } = await open([say('one')]);
    act(() => world.rooms.setTyping('room', { uid: 'grace', at: Date.now() }));
    expect(await screen.findByText('Grace Hopper is typing')).toBeDefined();
    act(() => world.rooms.setTyping('room', { uid: 'linus', at: Date.now() }));
    expect(await screen.findByText('Grace Hopper and Linus Berg are typing')).toBeDefined();
  });

  test('new messages of others are read aloud, older pages and own ones are not', async () => {
    const { world, session } = await open([say('one', { senderId: 'grace' })]);
    await row('one');
    act(() => {
      session.outbox.send(GROUP, { text: 'mine', mentions: [], replyTo: null });
    });
    act(() =>
      world.messages.write(
        say('news', { senderId: 'linus', text: 'It **works**', createdAt: NOW + MINUTE }),
      ),
    );
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((region) => region.textContent)).toContain(
        'Linus Berg: It works',
      ),
    );
    const spoken = screen.getAllByRole('status').map((region) => region.textContent);
    expect(spoken.join()).not.toMatch(/mine|one/);
  });
});

describe('how far a message came', () => {
  const DIRECT = buildDirect('ada', 'grace', undefined, { seq: 1 });

  test('older messages show who read them and no more', async () => {
    const many = Array.from({ length: TIMELINE_FIRST_PAGE + 6 }, (_, n) =>
      say(`line ${n + 10}`, { createdAt: NOW - (60 - n) * MINUTE }),
    );
    const world = worldWith(many, DIRECT);
    world.rooms.setMark(DIRECT.id, {
      uid: 'grace',
      lastSeq: 3,
      lastReadAt: many[2]?.createdAt ?? 0,
    });
    await renderApp(<Live room={DIRECT} />, { world });
    expect(await within(await row('line 12')).findByRole('img', { name: 'Read' })).toBeDefined();
    expect(within(await row('line 13')).getByRole('img', { name: 'Sent' })).toBeDefined();
  });

  test('sent, then read', async () => {
    const { world } = await open([say('hi')], DIRECT);
    expect(await within(await row('hi')).findByRole('img', { name: 'Sent' })).toBeDefined();
    act(() => {
      world.rooms.setMark(DIRECT.id, { uid: 'grace', lastSeq: 1, lastReadAt: NOW });
    });
    expect(await within(await row('hi')).findByRole('img', { name: 'Read' })).toBeDefined();
  });

  test('in a group, by some and by everyone', async () => {
    const { world } = await open([say('hi')]);
    const tick = async () => within(await row('hi'));
    await (await tick()).findByRole('img', { name: 'Sent' });
    act(() => world.rooms.setMark('room', { uid: 'grace', lastSeq: 3, lastReadAt: NOW }));
    await (await tick()).findByRole('img', { name: 'Read by some' });
    await menu('hi', 'Read by');
    const dialog = await screen.findByRole('dialog', { name: 'Read by' });
    expect(await within(dialog).findByText('Linus Berg')).toBeDefined();
    expect(within(dialog).getByText('Not yet')).toBeDefined();
    act(() => world.rooms.setMark('room', { uid: 'linus', lastSeq: 3, lastReadAt: NOW }));
    await (await tick()).findByRole('img', { name: 'Read by everyone', hidden: true });
  });

  test('a refused one says why and can be tried again, taken back, or thrown away', async () => {
    const { world, session, draft } = await open([say('one')], DIRECT);
    await row('one');
    const send = (text: string) =>
      act(() => void session.outbox.send(DIRECT, { text, mentions: [], replyTo: null }));
    world.messages.setBlocked(DIRECT.id, 'ada', true);
    send('refused');
    const failed = await row('refused');
    expect(await within(failed).findByText(/^Not sent\. /)).toBeDefined();
    await userEvent.click(within(failed).getByRole('button', { name: 'Edit' }));
    await waitFor(() => expect(screen.queryByText('refused')).toBeNull());
    expect(draft().text).toBe('refused');

    send('again');
    await userEvent.click(
      await within(await row('again')).findByRole('button', { name: 'Discard' }),
    );
    await waitFor(() => expect(screen.queryByText('again')).toBeNull());

    send('third');
    const third = await row('third');
    const retry = await within(third).findByRole('button', { name: 'Try again' });
    world.messages.setBlocked(DIRECT.id, 'ada', false);
    await userEvent.click(retry);
    await waitFor(() =>
      expect(world.messages.all(DIRECT.id).map(({ text }) => text)).toContain('third'),
    );
  });
});

describe('what one does', () => {
  test('reactions: give, take back, see who', async () => {
    const { world } = await open([say('one', { senderId: 'grace', reactions: { grace: ['👍'] } })]);
    const stored = () => world.messages.all('room')[0]?.reactions;
    const chip = await screen.findByRole('button', { name: '👍, 1 person' });
    await userEvent.click(chip);
    await waitFor(() => expect(stored()).toEqual({ grace: ['👍'], ada: ['👍'] }));
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    expect(await screen.findByRole('button', { name: '👍: Grace Hopper and you' })).toBe(chip);
    await userEvent.click(chip);
    await waitFor(() => expect(stored()?.['ada'] ?? []).toEqual([]));
  });

  test('a ninth reaction of one person is told, not sent', async () => {
    const eight = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'];
    const { world } = await open([
      say('one', { senderId: 'grace', reactions: { ada: eight, grace: ['🔥'] } }),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: '🔥, 1 person' }));
    expect(await screen.findByText(/that is the most/)).toBeDefined();
    expect(world.messages.all('room')[0]?.reactions['ada']).toEqual(eight);
  });

  test('reply and edit by key go to the composer', async () => {
    const { draft } = await open([say('one', { senderId: 'grace' }), say('mine <@grace>')]);
    const other = await row('one');
    act(() => other.focus());
    await userEvent.keyboard('r');
    expect(draft()).toMatchObject({ replyToId: id('one'), editingId: null });
    await userEvent.keyboard('e');
    expect(draft().editingId).toBeNull();
    const mine = (await screen.findByText('@Grace Hopper')).closest('article');
    act(() => mine?.focus());
    await userEvent.keyboard('e');
    expect(draft()).toMatchObject({ text: 'mine @grace', editingId: id('mine <@grace>') });
  });

  test('deleting asks first, and leaves a tombstone', async () => {
    const { world } = await open([say('one'), say('two', { createdAt: NOW - MINUTE })]);
    await menu('two', 'Delete');
    const question = await screen.findByRole('alertdialog', { name: 'Delete this message?' });
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(await row('two')).toBeDefined();
    await menu('two', 'Delete');
    await userEvent.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }),
    );
    expect(await screen.findByText('This message was deleted')).toBeDefined();
    await waitFor(() => expect(world.messages.all('room')[1]?.deletedBy).toBe('ada'));
  });

  test('the focus stays with a message that was deleted by its buttons', async () => {
    await open([say('one'), say('two', { createdAt: NOW - MINUTE })]);
    const article = await row('one');
    act(() => article.focus());
    const more = await within(article).findByRole('button', { name: 'More' });
    act(() => more.focus());
    await userEvent.keyboard('{Enter}');
    const item = await screen.findByRole('menuitem', { name: /^Delete/ });
    act(() => item.focus());
    await userEvent.keyboard('{Enter}');
    const question = await screen.findByRole('alertdialog');
    await userEvent.keyboard('{Tab}{Enter}');
    await waitFor(() => expect(question.isConnected).toBe(false));
    expect(document.activeElement).toBe(article);
  });

  test('only one’s own messages can be edited; members delete only theirs', async () => {
    await open([say('one', { senderId: 'grace' })], { ...GROUP, ownerId: 'grace' });
    const article = await row('one');
    act(() => article.focus());
    await within(article).findByRole('button', { name: 'Reply' });
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: /^Reply/ });
    expect(screen.queryByRole('menuitem', { name: /^Edit/ })).toBeNull();
    expect(screen.queryByRole('menuitem', { name: /^Delete/ })).toBeNull();
  });

  test('earlier versions of an edited message', async () => {
    const { session } = await open([say('one', { text: 'first words' })]);
    await row('first words');
    const target = { id: id('one'), roomId: 'room' };
    act(() => session.outbox.edit(target, { text: 'second words', mentions: [] }));
    await userEvent.click(await screen.findByRole('button', { name: /^Edited .* Show earlier/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Earlier versions' });
    expect(await within(dialog).findByText('first words')).toBeDefined();
    expect(within(dialog).getByText('second words')).toBeDefined();
  });

  test('copying gives the words as they would be typed, and a link', async () => {
    const user = userEvent.setup();
    await open([say('one', { text: '**hi** <@grace>', senderId: 'grace' })]);
    const article = (await screen.findByText('hi')).closest('article');
    await screen.findByText('@Grace Hopper');
    act(() => article?.focus());
    await user.keyboard('c');
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('**hi** @grace'));
    await user.keyboard('l');
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toBe(`${location.origin}/r/room/${id('one')}`),
    );
  });

  test('forwarding asks for a room with the whole message', async () => {
    const onForward = vi.fn<OnForward>();
    const world = worldWith([say('one', { senderId: 'grace' })]);
    await renderApp(<RoomTimeline room={GROUP} onForward={onForward} />, { world });
    await menu('one', 'Forward');
    const message: unknown = expect.objectContaining({ id: id('one'), text: 'one' });
    expect(onForward).toHaveBeenCalledWith(message, null);
  });

  test('a quote goes to its message; one that is gone is told', async () => {
    const quote = { id: id('one'), senderId: 'grace', text: 'one', kinds: [] };
    await open([
      say('one', { senderId: 'grace' }),
      say('two', { replyTo: quote, createdAt: NOW - MINUTE }),
      say('three', { replyTo: { ...quote, id: id('nowhere') }, createdAt: NOW }),
    ]);
    const target = await row('one');
    const answer = within(await row('two'));
    await userEvent.click(answer.getByRole('button', { name: 'Reply to Grace Hopper: one' }));
    await waitFor(() => expect(target.className).toContain('highlighted'));
    const stray = within(await row('three'));
    await userEvent.click(stray.getByRole('button', { name: /^Reply to/ }));
    expect(await screen.findByText(/That message is not here any more/)).toBeDefined();
  });
});

describe('the way to the new messages', () => {
  test('stays, and says why, while they are out of reach', async () => {
    const many = Array.from({ length: TIMELINE_FIRST_PAGE + 26 }, (_, n) =>
      say(`line ${n + 10}`, { senderId: 'grace', createdAt: NOW - (90 - n) * MINUTE }),
    );
    const world = worldWith(many);
    world.rooms.setMark('room', {
      uid: 'ada',
      lastSeq: 5,
      lastReadAt: many[4]?.createdAt ?? 0,
    });
    const port = world.messages.port('ada');
    const outOfReach = () => Promise.reject(new HearthError('offline'));
    const spy = vi
      .spyOn(world.messages, 'port')
      .mockReturnValue({ ...port, older: outOfReach, newer: outOfReach });
    await renderApp(<Live room={GROUP} />, { world });
    const pill = await screen.findByRole('button', { name: 'Jump to the first new message' });
    await userEvent.click(pill);
    expect(await screen.findByText(/the server cannot be reached/)).toBeDefined();
    expect(pill.isConnected).toBe(true);
    spy.mockRestore();
  });

  test('goes when it led there', async () => {
    const onUnread = vi.fn(() => Promise.resolve<JumpResult>('offline'));
    await renderApp(
      <JumpPills
        newCount={0}
        isAway={false}
        unreadCount={3}
        hasUnreadAbove
        unreadKey={null}
        onPresent={() => undefined}
        onUnread={onUnread}
      />,
    );
    const pill = screen.getByRole('button', { name: '3 new messages' });
    await userEvent.click(pill);
    expect(pill.isConnected).toBe(true);
    onUnread.mockResolvedValue('found');
    await userEvent.click(pill);
    await waitFor(() => expect(pill.isConnected).toBe(false));
  });
});

describe('a link to a message', () => {
  test('leads there each time it is followed', async () => {
    const world = worldWith([say('one'), say('two', { createdAt: NOW })]);
    const { session } = await renderApp(
      <>
        <Link to="/r/room/one">Show</Link>
        <Live room={GROUP} focusMessageId={id('one')} />
      </>,
      { world },
    );
    const jumpTo = vi.spyOn(session.timelines.get('room'), 'jumpTo');
    await row('one');
    expect(jumpTo).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('link', { name: 'Show' }));
    expect(jumpTo).toHaveBeenCalledTimes(2);
    await userEvent.click(screen.getByRole('link', { name: 'Show' }));
    expect(jumpTo).toHaveBeenCalledTimes(3);
    expect(jumpTo).toHaveBeenLastCalledWith(id('one'));
  });
});

describe('by keyboard', () => {
  test('one tab stop; arrows, Home and End go from message to message', async () => {
    await open([
      say('one', { createdAt: NOW - 3 * MINUTE }),
      say('two', { createdAt: NOW - 2 * MINUTE }),
      say('three', { createdAt: NOW - MINUTE }),
    ]);
    const [one, two, three] = [await row('one'), await row('two'), await row('three')];
    expect([one, two, three].map((article) => article.tabIndex)).toEqual([-1, -1, 0]);
    act(() => three.focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(two);
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toBe(one);
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(one);
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toBe(three);
    expect([one, two, three].map((article) => article.tabIndex)).toEqual([-1, -1, 0]);
  });
});
