import { ROOMS_PAGE } from '@hearth/domain/limits';
import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { filePath } from '@hearth/domain/paths';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SEARCHED_ROOMS_MAX } from '../../state/useFoundRooms';
import {
  NOON,
  buildAttachment,
  buildDirect,
  buildGroup,
  buildMessage,
} from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { ForwardDialog } from './ForwardDialog';

beforeEach(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:test', revokeObjectURL: () => undefined });
});

function file(name: string, attachment: Partial<Attachment> = {}): Attachment {
  return buildAttachment({ id: name.padEnd(20, '0'), name, ...attachment });
}

const PLAN = file('plan', { name: 'plan.pdf' });
const CLIP = file('clip', { kind: 'video', posterId: 'still'.padEnd(20, '0') });

/** A message of Grace, with its files as they are stored. */
function sent(world: World, message: Partial<Message>): Message {
  const made = buildMessage({ id: 'm'.padEnd(20, '0'), senderId: 'grace', text: '', ...message });
  for (const { id, posterId } of made.attachments) {
    for (const each of [id, posterId].filter((part) => part !== '')) {
      const path = filePath(made.roomId, made.id, 'grace', each);
      world.files.stored.set(path, { file: new Blob([each]), contentType: 'text/plain' });
    }
  }
  return made;
}

async function show(message: Message, world: World, attachment: Attachment | null = null) {
  const onClose = vi.fn();
  const dialog = <ForwardDialog message={message} attachment={attachment} onClose={onClose} />;
  const app = await renderApp(dialog, { world });
  const forwarded = () => app.session.outbox.getState().entries.find(({ type }) => type === 'send');
  return { ...app, onClose, forwarded };
}

function worldOfRooms() {
  return createWorld({
    rooms: [buildGroup({ id: 'room', name: 'Engine' }), buildGroup({ id: 'tea', name: 'Tea' })],
  });
}

const pick = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('forwarding', () => {
  test('sends words on; whom they name is not told anew', async () => {
    const world = worldOfRooms();
    const text = 'See <@linus> **there**';
    const message = sent(world, { text, mentions: ['linus'] });
    const { onClose, forwarded, stop } = await show(message, world);
    await pick('Tea');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const entry = { roomId: 'tea', text, mentions: [], replyTo: null, attachments: [] };
    expect(forwarded()).toMatchObject(entry);
    expect(screen.getByText('On its way')).toBeVisible();
    stop();
  });

  test('offline says so at once where a file is not here', async () => {
    const world = worldOfRooms();
    world.browser.setConnection('offline');
    const message = sent(world, { attachments: [PLAN] });
    const { onClose, forwarded, stop } = await show(message, world);
    await pick('Tea');
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
    expect(forwarded()).toBeUndefined();
    stop();
  });

  test('sends several files as one album, with its words', async () => {
    const world = worldOfRooms();
    world.files.hold(true);
    const message = sent(world, { text: 'All of it', attachments: [PLAN, CLIP] });
    const { onClose, forwarded, session, stop } = await show(message, world);
    await pick('Tea');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const entry = forwarded();
    if (entry?.type !== 'send') throw new Error('nothing was forwarded');
    expect(entry.text).toBe('All of it');
    const [plan, clip] = entry.attachments;
    expect([plan, clip]).toMatchObject([{ name: 'plan.pdf' }, { kind: 'video' }]);
    // Copies: each room keeps its files to itself.
    const ids = [plan?.id, clip?.id, clip?.posterId];
    expect(new Set([...ids, PLAN.id, CLIP.id, CLIP.posterId]).size).toBe(6);
    expect(entry.pendingFiles).toEqual(ids);
    expect(await session.outbox.loadFile(clip?.posterId ?? '')).not.toBeNull();
    stop();
  });

  test('sends one file without the words and the other files', async () => {
    const world = worldOfRooms();
    world.files.hold(true);
    const message = sent(world, { text: 'All', mentions: ['linus'], attachments: [PLAN, CLIP] });
    const { onClose, forwarded, stop } = await show(message, world, PLAN);
    await pick('Tea');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(forwarded()).toMatchObject({
      text: '',
      mentions: [],
      attachments: [{ name: 'plan.pdf' }],
    });
    stop();
  });

  test('sends nothing, and says why, where a file is gone', async () => {
    const world = worldOfRooms();
    const message = sent(world, { text: 'All', attachments: [PLAN, CLIP] });
    world.files.stored.delete(filePath(message.roomId, message.id, 'grace', CLIP.id));
    const { onClose, forwarded, stop } = await show(message, world);
    await pick('Tea');
    expect(await screen.findByText('This is not there any more.')).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
    expect(forwarded()).toBeUndefined();
    stop();
  });
});

describe('the rooms to choose from', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      buildGroup({ id: `room${n}`, name: `Room ${n}`, activityAt: NOON - n }),
    );
  const search = (text: string) =>
    userEvent.type(screen.getByRole('textbox', { name: 'Find a room' }), text);

  test('are found by title, or by the handle of their person', async () => {
    const world = createWorld({ rooms: [...many(3), buildDirect('ada', 'linus')] });
    const { stop } = await show(buildMessage({ id: 'm1' }), world);
    await screen.findByRole('button', { name: 'Linus Berg' });
    await search('@linu');
    expect(screen.queryByRole('button', { name: 'Room 1' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Linus Berg' })).toBeVisible();
    stop();
  });

  test('are none where none matches, which is said', async () => {
    const { stop } = await show(buildMessage({ id: 'm1' }), worldOfRooms());
    await screen.findByRole('button', { name: 'Tea' });
    await search('coffee');
    const words = 'No room found. Try another name.';
    await waitFor(() => expect(screen.getByText(words).closest('[role=status]')).not.toBeNull());
    stop();
  });

  test('go back to older ones than the list has loaded', async () => {
    const world = createWorld({ rooms: many(ROOMS_PAGE * 2) });
    const { stop } = await show(buildMessage({ id: 'm1' }), world);
    await screen.findByRole('button', { name: 'Room 1' });
    await search('room 77');
    expect(screen.queryByText(/No room found/)).toBeNull();
    expect(await screen.findByRole('button', { name: 'Room 77' })).toBeVisible();
    stop();
  });

  test('go back no further than a search may cost', async () => {
    const world = createWorld({ rooms: many(SEARCHED_ROOMS_MAX + 10) });
    const { session, stop } = await show(buildMessage({ id: 'm1' }), world);
    await screen.findByRole('button', { name: 'Room 1' });
    await search(`room ${SEARCHED_ROOMS_MAX + 5}`);
    expect(await screen.findByText(/No room found/, {}, { timeout: 5_000 })).toBeVisible();
    expect(session.rooms.getState()).toMatchObject({ limit: SEARCHED_ROOMS_MAX, hasMore: true });
    stop();
  });
});
