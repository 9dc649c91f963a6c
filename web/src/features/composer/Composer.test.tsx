import { MESSAGE_MAX_CHARS } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import { filePath } from '@hearth/domain/paths';
import { directRoomId, type Room } from '@hearth/domain/room';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { useRoom } from '../../state/rooms';
import { useTimeline } from '../../state/timeline';
import { buildDirect, buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp, signIn, type World } from '../../testing/renderApp';
import { Composer } from './Composer';

const NOW = Date.now();
const GROUP = buildGroup({ id: 'room', name: 'Engine', memberIds: ['ada', 'grace', 'linus'] });

function id(name: string): string {
  return name.padEnd(20, '0');
}

/** The composer beside an open timeline, as it stands in the app. */
function Live({ room }: { room: Room }) {
  const live = useRoom(room.id);
  return live ? <Beside room={live} /> : null;
}

function Beside({ room }: { room: Room }) {
  useTimeline(room);
  return <Composer room={room} />;
}

async function open(
  messages: readonly Message[] = [],
  room: Room = GROUP,
  world: World = createWorld(),
) {
  world.rooms.write(room);
  for (const message of messages) world.messages.write({ ...message, roomId: room.id });
  const app = await renderApp(<Live room={room} />, { world });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  const texts = () => world.messages.all(room.id).map(({ text }) => text);
  const isTimelineReady = () => app.session.timelines.get(room.id).getState().status === 'ready';
  await waitFor(() => expect(isTimelineReady()).toBe(true));
  return { ...app, world, field, texts, draft: () => app.session.drafts.get(room.id) };
}

const sendButton = () => screen.getByRole('button', { name: 'Send' });

describe('sending', () => {
  test('Enter sends, Shift+Enter begins a line', async () => {
    const { field, texts } = await open();
    await userEvent.type(field, 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(field.value).toBe('');
    await waitFor(() => expect(texts()).toEqual(['one\ntwo']));
  });

  test('the Enter that confirms a composition does not send', async () => {
    const { field, session } = await open();
    await userEvent.type(field, 'かな');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(session.outbox.getState().entries).toEqual([]);
    expect(field.value).toBe('かな');
  });

  test.each(['', '   ', '\n\n', '\u200B\u2060', '\u3164'])('%j cannot be sent', async (text) => {
    const { field, session } = await open();
    fireEvent.change(field, { target: { value: text } });
    // With nothing to send, the microphone is in the place of the button.
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.outbox.getState().entries).toEqual([]);
  });

  test('on a phone Enter is a new line', async () => {
    const real = globalThis.matchMedia;
    globalThis.matchMedia = (query) =>
      Object.assign(real(query), { matches: query.includes('coarse') });
    try {
      const { field, session } = await open();
      await userEvent.type(field, 'one{Enter}');
      expect(session.outbox.getState().entries).toEqual([]);
      expect(field.value).toBe('one\n');
    } finally {
      globalThis.matchMedia = real;
    }
  });

  test('others see that one types, until it is sent', async () => {
    const { field, world } = await open();
    await userEvent.type(field, 'hello');
    await waitFor(() => expect(world.rooms.typing('room').map(({ uid }) => uid)).toEqual(['ada']));
    expect(world.rooms.writes().typing).toBe(1);
    await userEvent.clear(field);
    await waitFor(() => expect(world.rooms.typing('room')).toEqual([]));
  });
});

describe('too long', () => {
  test('tells how much is left near the limit', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'x'.repeat(MESSAGE_MAX_CHARS - 12) } });
    expect(await screen.findByText('12 characters left')).toBeDefined();
  });

  test('a long text can go out in parts, in order', async () => {
    const { field, texts } = await open();
    const text = Array.from({ length: 1_500 }, (_, index) => `word${index}`).join(' ');
    fireEvent.change(field, { target: { value: text } });
    expect(sendButton().getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(await screen.findByRole('button', { name: 'Send as 4 messages' }));
    expect(field.value).toBe('');
    await waitFor(() => expect(texts()).toHaveLength(4));
    expect(texts().join(' ')).toBe(text);
  });

  test('200 KB stay in the field, with what to do', async () => {
    const { field, draft, session } = await open();
    const text = 'word '.repeat(40_000);
    fireEvent.change(field, { target: { value: text } });
    expect(await screen.findByText(/199,999 characters.*Paste it in smaller parts/)).toBeDefined();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.outbox.getState().entries).toEqual([]);
    expect(draft().text).toBe(text);
  });
});

describe('completion', () => {
  test('a person after @, chosen by keyboard, is stored by id', async () => {
    const { field, texts, world } = await open();
    await userEvent.type(field, 'ask @g');
    const option = await screen.findByRole('option', { name: /Grace Hopper/ });
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    await userEvent.keyboard('{Enter}');
    expect(field.value).toBe('ask @grace ');
    expect(screen.queryByRole('listbox')).toBeNull();
    await userEvent.keyboard('now{Enter}');
    await waitFor(() => expect(texts()).toEqual(['ask <@grace> now']));
    expect(world.messages.all('room')[0]?.mentions).toEqual(['grace']);
  });

  test('arrows choose, Esc closes, a tap takes', async () => {
    const { field } = await open();
    await userEvent.type(field, '@');
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringContaining('Grace'),
      expect.stringContaining('Linus'),
    ]);
    await userEvent.keyboard('{ArrowDown}');
    expect(options[1]?.getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await userEvent.type(field, 'l');
    await userEvent.keyboard('{Backspace}{Backspace}@');
    await userEvent.click(await screen.findByRole('option', { name: /Linus/ }));
    expect(field.value).toBe('@linus ');
  });

  test('emoji by name, while typing and when the name is closed', async () => {
    const { field } = await open();
    await userEvent.type(field, 'yes :tad');
    await screen.findByRole('option', { name: /:tada:/ }, { timeout: 10_000 });
    await userEvent.keyboard('{Tab}');
    expect(field.value).toBe('yes 🎉 ');
    await userEvent.type(field, ':rocket:');
    expect(field.value).toBe('yes 🎉 🚀');
    await userEvent.type(field, ' at 10:30: and `:rocket:`');
    expect(field.value).toBe('yes 🎉 🚀 at 10:30: and `:rocket:`');
  });
});

describe('reply and edit', () => {
  const theirs = buildMessage({
    id: id('theirs'),
    senderId: 'grace',
    text: 'A **question**',
    createdAt: NOW - 2_000,
  });
  const mine = buildMessage({
    id: id('mine'),
    senderId: 'ada',
    text: 'For <@grace>',
    createdAt: NOW - 1_000,
  });

  test('a reply carries its quote', async () => {
    const { field, session, world } = await open([theirs]);
    act(() => session.drafts.set('room', { text: '', replyToId: theirs.id, editingId: null }));
    expect(await screen.findByText('Reply to Grace Hopper')).toBeDefined();
    expect(screen.getByText('A question')).toBeDefined();
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, 'An answer{Enter}');
    await waitFor(() => expect(world.messages.all('room')).toHaveLength(2));
    expect(world.messages.all('room')[1]?.replyTo).toEqual({
      id: theirs.id,
      senderId: 'grace',
      text: 'A **question**',
      kinds: [],
    });
    expect(screen.queryByText('Reply to Grace Hopper')).toBeNull();
  });

  test('what cannot be looked up is not gone: a reply waits for its quote', async () => {
    const recent = Array.from({ length: 30 }, (_, index) =>
      buildMessage({ id: id(`recent${index}`), senderId: 'grace', createdAt: NOW - 1_000 + index }),
    );
    const { field, session, world } = await open([theirs, ...recent]);
    world.messages.setReachable(false);
    act(() => world.browser.setConnection('offline'));
    const draft = { text: 'An answer', replyToId: theirs.id, editingId: null };
    act(() => session.drafts.set('room', draft));
    expect(await screen.findByText(/cannot load offline/)).toBeDefined();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.outbox.getState().entries).toEqual([]);
    expect(field.value).toBe('An answer');
    world.messages.setReachable(true);
    act(() => world.browser.setConnection('online'));
    await screen.findByText('Reply to Grace Hopper');
    expect(screen.queryByText(/cannot load offline/)).toBeNull();
    fireEvent.keyDown(field, { key: 'Enter' });
    const sent = () => world.messages.all('room').find(({ senderId }) => senderId === 'ada');
    await waitFor(() => expect(sent()?.replyTo?.id).toBe(theirs.id));
  });

  test('Esc leaves the reply and keeps the words', async () => {
    const { field, session, draft } = await open([theirs]);
    act(() => session.drafts.set('room', { text: 'half', replyToId: theirs.id, editingId: null }));
    await screen.findByText('Reply to Grace Hopper');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(draft()).toMatchObject({ text: 'half', replyToId: null });
  });

  test('up-arrow edits one’s last message; what was typed before comes back', async () => {
    const { field, session, texts, draft } = await open([mine, theirs]);
    act(() => void session.people.watchProfile('grace'));
    await waitFor(() => expect(session.people.getState().profiles.get('grace')).toBeDefined());
    await userEvent.type(field, '{ArrowUp}');
    expect(field.value).toBe('For @grace');
    await screen.findByText('Edit your message');
    await userEvent.type(field, '!{Enter}');
    await waitFor(() => expect(texts()).toContain('For <@grace>!'));
    expect(draft()).toEqual({ text: '', replyToId: null, editingId: null });
  });

  test('what was typed waits while one edits', async () => {
    const { field, session } = await open([mine]);
    await userEvent.type(field, 'half a thought');
    const parked = { text: 'half a thought', replyToId: null };
    act(() =>
      session.drafts.set('room', { text: 'x', replyToId: null, editingId: mine.id, parked }),
    );
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('half a thought');
  });

  test('an emptied edit is not saved, and says what to do', async () => {
    const { field, texts } = await open([mine]);
    await userEvent.type(field, '{ArrowUp}');
    await userEvent.clear(field);
    expect(await screen.findByText(/An empty message cannot be saved/)).toBeDefined();
    await userEvent.keyboard('{Enter}');
    expect(texts()).toEqual(['For <@grace>']);
  });

  test('an edit that changes nothing writes nothing', async () => {
    const { field, session } = await open([mine]);
    act(() => void session.people.watchProfile('grace'));
    await waitFor(() => expect(session.people.getState().profiles.get('grace')).toBeDefined());
    await userEvent.type(field, '{ArrowUp}{Enter}');
    expect(field.value).toBe('');
    expect(session.outbox.getState().entries).toEqual([]);
  });
});

describe('drafts', () => {
  test('survive a reload', async () => {
    const world = createWorld();
    const first = await open([], GROUP, world);
    await userEvent.type(first.field, 'not sent yet');
    first.unmount();
    first.stop();
    await open([], GROUP, world);
    expect(await screen.findByDisplayValue('not sent yet')).toBeDefined();
  });

  test('are the same in another tab', async () => {
    const { world, field } = await open();
    const other = signIn(world);
    act(() =>
      other.session.drafts.set('room', { text: 'from there', replyToId: null, editingId: null }),
    );
    await waitFor(() => expect(field.value).toBe('from there'));
    other.stop();
  });
});

test('keys format the selection', async () => {
  const { field } = await open();
  await userEvent.type(field, 'so bold');
  field.setSelectionRange(3, 7);
  await userEvent.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('so **bold**');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('bold');
  await userEvent.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('so bold');
});

describe('where one may not write', () => {
  test('outside the room', async () => {
    const { world, field } = await open();
    expect(field).toBeDefined();
    act(() => world.rooms.write({ ...GROUP, memberIds: ['grace', 'linus'] }));
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
  });

  test('to a person one has blocked, until one unblocks them', async () => {
    const world = createWorld();
    await world.people.block('ada', 'grace');
    const room = buildDirect('ada', 'grace');
    world.rooms.write(room);
    await renderApp(<Live room={room} />, { world });
    expect(await screen.findByText(/You blocked Grace Hopper/)).toBeDefined();
    expect(room.id).toBe(directRoomId('ada', 'grace'));
    await userEvent.click(await screen.findByRole('button', { name: 'Unblock' }));
    expect(await screen.findByRole('textbox')).toBeDefined();
  });

  test('a browser that stores nothing is told', async () => {
    const { world } = await open();
    act(() => world.disk.setHealth('full'));
    expect(await screen.findByText(/This browser has no room left/)).toBeDefined();
  });

  test('without a connection one writes on', async () => {
    const { world, field, texts } = await open();
    world.messages.setReachable(false);
    await userEvent.type(field, 'later{Enter}');
    expect(field.value).toBe('');
    expect(texts()).toEqual([]);
    world.messages.setReachable(true);
    await vi.waitFor(() => expect(texts()).toEqual(['later']), { timeout: 15_000 });
  });
});

describe('files', () => {
  const photo = () => new File(['pixels'], 'Sea.png', { type: 'image/png' });
  const choose = (files: readonly File[]) => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]:not([accept])');
    if (!input) throw new Error('no file input');
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    fireEvent.change(input);
  };
  const tray = () => screen.findByRole('list', { name: 'Files to send' });

  test('go out with their caption when they are uploaded', async () => {
    const { field, world } = await open();
    choose([photo(), new File(['words'], 'notes.txt', { type: 'text/plain' })]);
    expect((await tray()).children).toHaveLength(2);
    await userEvent.type(field, 'The sea{Enter}');
    await waitFor(() => expect(world.messages.all('room')).toHaveLength(1));
    const [message] = world.messages.all('room');
    expect(message).toMatchObject({ text: 'The sea', kinds: ['image', 'file'] });
    expect(message?.attachments.map(({ name }) => name)).toEqual(['Sea.png', 'notes.txt']);
    const stored = message?.attachments.map((file) =>
      world.files.stored.get(filePath('room', message.id, 'ada', file.id)),
    );
    expect(stored?.map((file) => file?.contentType)).toEqual(['image/png', 'text/plain']);
    expect(screen.queryByRole('list', { name: 'Files to send' })).toBeNull();
  });

  test('need no words', async () => {
    const { field, world } = await open();
    choose([photo()]);
    await tray();
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(world.messages.all('room')[0]?.text).toBe(''));
  });

  const clipboard = (types: string[]) => ({ clipboardData: { types, files: [photo()] } });

  test.each([
    ['a picture alone', ['Files']],
    ['a file from a file manager, which puts its name beside it', ['text/plain', 'Files']],
    ['a picture of a web page', ['text/html', 'Files']],
  ])('are pasted: %s', async (_what, types) => {
    const { field } = await open();
    fireEvent.paste(field, clipboard(types));
    expect((await tray()).children).toHaveLength(1);
  });

  // Office programs put a picture of the text beside it: the text is what was copied.
  test.each([
    ['text/plain', 'text/rtf', 'Files'],
    ['text/plain', 'text/html', 'Files'],
  ])('are not pasted beside formatted text: %s, %s', async (...types) => {
    const { field } = await open();
    const isLeftToTheField = fireEvent.paste(field, clipboard(types));
    expect(isLeftToTheField).toBe(true);
    expect(screen.queryByRole('list', { name: 'Files to send' })).toBeNull();
  });

  test('that cannot be sent say why, and stay behind', async () => {
    const { field, world, texts } = await open();
    world.media.refuse('fileTooLarge');
    choose([photo()]);
    expect(await screen.findByText(/too large/)).toBeDefined();
    await userEvent.type(field, 'Without it{Enter}');
    await waitFor(() => expect(texts()).toEqual(['Without it']));
    expect((await tray()).children).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Sea.png' }));
    await waitFor(() => expect(screen.queryByText(/too large/)).toBeNull());
  });

  test('are kept while one looks at another room', async () => {
    const { session } = await open();
    choose([photo()]);
    await tray();
    expect(session.tray.items('room')).toHaveLength(1);
    expect(session.tray.items('elsewhere')).toHaveLength(0);
  });

  describe('that are still made ready when their message is sent', () => {
    const mine = buildMessage({ id: id('mine'), senderId: 'ada', text: 'Said', createdAt: NOW });

    async function sendEarly(messages: readonly Message[] = []) {
      const app = await open(messages);
      const makeReady = app.world.media.hold();
      choose([photo()]);
      await tray();
      await userEvent.type(app.field, 'The sea{Enter}');
      const sent = () => app.world.messages.all('room').filter(({ text }) => text === 'The sea');
      return { ...app, makeReady, sent };
    }

    test('go out by themselves; what is typed and chosen meanwhile does not', async () => {
      const { field, sent, makeReady, draft, session, texts } = await sendEarly();
      expect(field.value).toBe('');
      expect(screen.getByText(/as soon as its files are ready/).textContent).toContain('The sea');
      choose([photo()]);
      await userEvent.type(field, 'Not yet');
      makeReady();
      await waitFor(() => expect(sent()[0]?.kinds).toEqual(['image']));
      expect(sent()[0]?.attachments).toHaveLength(1);
      expect(texts()).toEqual(['The sea']);
      expect(draft().text).toBe('Not yet');
      expect(session.tray.items('room')).toHaveLength(1);
      expect(screen.queryByText(/as soon as its files are ready/)).toBeNull();
    });

    test('go out while no composer shows', async () => {
      const { sent, makeReady, unmount } = await sendEarly();
      unmount();
      makeReady();
      await waitFor(() => expect(sent()[0]?.kinds).toEqual(['image']));
    });

    test('leave alone the edit of another message', async () => {
      const { field, sent, makeReady, draft, texts } = await sendEarly([mine]);
      await userEvent.type(field, '{ArrowUp} more');
      makeReady();
      await waitFor(() => expect(sent()[0]?.kinds).toEqual(['image']));
      expect(draft()).toMatchObject({ text: 'Said more', editingId: mine.id });
      expect(texts()).toEqual(['Said', 'The sea']);
    });

    test('give the words back when none of them can go', async () => {
      const { field, sent, makeReady, world } = await sendEarly();
      await userEvent.type(field, 'Then');
      world.media.refuse('fileTooLarge');
      makeReady();
      expect(await screen.findByText(/too large/)).toBeDefined();
      await waitFor(() => expect(field.value).toBe('The sea\nThen'));
      expect(sent()).toEqual([]);
    });

    test('give the words back when they are removed, and over a reload', async () => {
      const { field, sent, makeReady, world, session } = await sendEarly();
      const reloaded = signIn(world);
      await waitFor(() => expect(reloaded.session.drafts.get('room').text).toBe('The sea'));
      reloaded.stop();
      fireEvent.click(screen.getByRole('button', { name: 'Remove Sea.png' }));
      await waitFor(() => expect(field.value).toBe('The sea'));
      makeReady();
      expect(sent()).toEqual([]);
      expect(session.outbox.getState().entries).toEqual([]);
    });
  });

  test('more than ten make more than one message', async () => {
    const { field, world } = await open();
    choose(Array.from({ length: 12 }, photo));
    await tray();
    await userEvent.type(field, 'All of it{Enter}');
    await waitFor(() => expect(world.messages.all('room')).toHaveLength(2));
    const [first, second] = world.messages.all('room');
    expect([first?.attachments.length, second?.attachments.length]).toEqual([10, 2]);
    expect([first?.text, second?.text]).toEqual(['All of it', '']);
  });
});

test('a recording waits in its room while one is elsewhere', async () => {
  const world = createWorld();
  const sound = { file: new Blob(['x'], { type: 'audio/webm' }), durationMs: 2_000, waveform: '' };
  world.media.plugIn({
    start: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    elapsedMs: () => 0,
    watchLevel: () => () => undefined,
    watchEnd: () => () => undefined,
    stop: () => Promise.resolve(sound),
    cancel: () => undefined,
  });
  const other = buildGroup({ id: 'other', name: 'Elsewhere', memberIds: ['ada', 'grace'] });
  world.rooms.write(GROUP);
  world.rooms.write(other);
  function Rooms() {
    const [room, setRoom] = useState(GROUP);
    return (
      <>
        <button onClick={() => setRoom(room === GROUP ? other : GROUP)}>Change</button>
        <Live room={room} />
      </>
    );
  }
  await renderApp(<Rooms />, { world });
  const change = () => userEvent.click(screen.getByRole('button', { name: 'Change' }));
  const microphone = () => screen.findByRole('button', { name: 'Record a voice message' });
  // Its code comes with the pointer, or was there before.
  await userEvent.hover(await microphone());
  await act(() => vi.dynamicImportSettled());
  await userEvent.click(await microphone());
  await screen.findByRole('button', { name: 'Send voice message' });
  await change();
  expect(await screen.findByRole('textbox', { name: 'Message to Elsewhere' })).toBeVisible();
  expect(screen.queryByRole('group', { name: 'Recording' })).toBeNull();
  await change();
  expect(await screen.findByRole('group', { name: 'Your recording' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send voice message' }));
  await waitFor(() => expect(world.messages.all('room')[0]?.kinds).toEqual(['voice']));
  expect(world.messages.all('other')).toEqual([]);
  await change();
  await change();
  expect(screen.queryByRole('group', { name: 'Your recording' })).toBeNull();
});
