import { HearthError } from '@hearth/domain/errors';
import type { Attachment, LinkCard } from '@hearth/domain/media';
import { filePath } from '@hearth/domain/paths';
import type { ShownMessage } from '@hearth/domain/outbox';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useStore } from 'zustand';
import { useSession } from '../../state/session';
import { buildAttachment, buildMessage } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { MediaFrame } from './MediaFrame';
import { MessageMedia } from './MessageMedia';

let urls = 0;
const saved: string[] = [];
beforeEach(() => {
  saved.length = 0;
  Object.assign(URL, {
    createObjectURL: () => `blob:test/${(urls += 1)}`,
    revokeObjectURL: () => undefined,
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});
afterEach(() => vi.restoreAllMocks());

function file(name: string, attachment: Partial<Attachment> = {}): Attachment {
  return buildAttachment({
    id: name.replace(/\W/g, '').padEnd(20, '0'),
    name,
    size: 2_000_000,
    ...attachment,
  });
}

function photo(name: string): Attachment {
  return file(name, { kind: 'image', contentType: 'image/jpeg', width: 800, height: 600 });
}

function shown(message: Partial<ShownMessage>): ShownMessage {
  return { ...buildMessage({ id: 'm'.padEnd(20, '0') }), delivery: { type: 'sent' }, ...message };
}

async function show(message: ShownMessage, world = createWorld()) {
  return renderApp(
    <MediaFrame messages={[message]}>
      <MessageMedia message={message} isMine={message.senderId === 'ada'} />
    </MediaFrame>,
    { world },
  );
}

describe('pictures', () => {
  test('are named by file and sender; the fourth tells how many more there are', async () => {
    const attachments = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'f.jpg'].map(photo);
    await show(shown({ attachments }));
    const buttons = await screen.findAllByRole('button');
    expect(buttons).toHaveLength(4);
    await screen.findByRole('button', { name: 'Open Photo a.jpg from Ada Lovelace' });
    expect(buttons[3]?.getAttribute('aria-label')).toContain('2 more');
    expect(screen.getByText('+2')).toBeDefined();
  });

  test('that are gone say so', async () => {
    await show(shown({ attachments: [photo('a.jpg')] }));
    expect(await screen.findByText('No longer available')).toBeDefined();
  });

  test('open large, with what can be done there, and give the focus back', async () => {
    const attachments = [photo('a.jpg'), photo('b.jpg')];
    const user = userEvent.setup();
    await show(shown({ attachments }));
    const tile = await screen.findByRole('button', { name: /a\.jpg/ });
    await user.click(tile);
    const viewer = await screen.findByRole('dialog', { name: 'Photos and videos' });
    expect(within(viewer).queryByRole('button', { name: 'Forward' })).toBeNull();
    expect(within(viewer).getByText('1 of 2')).toBeDefined();
    await user.click(within(viewer).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(tile);
  });

  test('leave the focus where they were opened when one is forwarded', async () => {
    const message = shown({ attachments: [photo('a.jpg')] });
    let focused: Element | null = null;
    await renderApp(
      <MediaFrame
        messages={[message]}
        onForward={() => {
          focused = document.activeElement;
        }}
      >
        <MessageMedia message={message} isMine />
      </MediaFrame>,
    );
    const tile = await screen.findByRole('button', { name: /a\.jpg/ });
    await userEvent.click(tile);
    await userEvent.click(await screen.findByRole('button', { name: 'Forward' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(focused).toBe(tile);
  });
});

describe('a document', () => {
  test('is saved under its name', async () => {
    const world = createWorld();
    const message = shown({ senderId: 'grace', attachments: [file('plan 2026.pdf')] });
    const id = message.attachments[0]?.id ?? '';
    const path = filePath(message.roomId, message.id, 'grace', id);
    world.files.stored.set(path, { file: new Blob(['x']), contentType: 'application/pdf' });
    await show(message, world);
    expect(await screen.findByText('2 MB')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Download plan 2026.pdf' }));
    await waitFor(() => expect(saved).toEqual(['plan 2026.pdf']));
  });

  test('that did not come says why', async () => {
    await show(shown({ attachments: [file('plan.pdf')] }));
    await userEvent.click(await screen.findByRole('button', { name: 'Download plan.pdf' }));
    expect(await screen.findByText('This file is no longer available.')).toBeDefined();
    expect(saved).toEqual([]);
  });
});

describe('on the way', () => {
  function Live() {
    const { outbox } = useSession();
    const entry = useStore(outbox, (state) => state.entries[0]);
    if (entry?.type !== 'send') return <p>nothing</p>;
    const { id, attachments, status } = entry;
    const delivery = status.type === 'queued' ? { type: 'sending' as const } : status;
    const message = shown({ id, attachments, delivery });
    return (
      <MediaFrame messages={[message]}>
        <MessageMedia message={message} isMine />
      </MediaFrame>
    );
  }

  async function send() {
    const world = createWorld();
    world.files.hold(true);
    const app = await renderApp(<Live />, { world });
    const attachments = [file('one.zip'), photo('two.jpg')];
    act(() => {
      app.session.outbox.send(
        { id: 'room' },
        {
          text: '',
          mentions: [],
          replyTo: null,
          files: attachments.map((attachment) => ({
            attachment,
            file: new Blob([new Uint8Array(10)]),
            poster: null,
          })),
        },
      );
    });
    await screen.findByText('0 of 2 files, 0 of 4 MB');
    return { ...app, world, ids: attachments.map(({ id }) => id) };
  }

  test('tells how far it is, waits and goes on', async () => {
    const { session, ids } = await send();
    act(() => session.outbox.progress.setState(new Map([[ids[0] ?? '', 1_000_000]]), true));
    expect(await screen.findByText('0 of 2 files, 1 of 4 MB')).toBeDefined();
    const ring = screen.getByRole('progressbar', { name: 'Upload of one.zip' });
    expect(ring.getAttribute('aria-valuenow')).toBe('50');
    await userEvent.click(screen.getByRole('button', { name: 'Pause upload' }));
    expect(await screen.findByText('Paused: 0 of 2 files, 1 of 4 MB')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Continue upload' }));
    expect(await screen.findByRole('button', { name: 'Pause upload' })).toBeDefined();
  });

  test('refused leaves the word to the note below the message', async () => {
    const { world, session } = await send();
    world.files.refuse(new HearthError('denied'));
    act(() => world.files.hold(false));
    await waitFor(() => expect(session.outbox.getState().failed).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Pause upload' })).toBeNull());
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('button', { name: 'Remove one.zip' })).toBeDefined();
  });

  test('loses one file, then all of it', async () => {
    await send();
    await userEvent.click(screen.getByRole('button', { name: 'Remove one.zip' }));
    expect(await screen.findByText(/of 1 file,/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel and discard this message' }));
    expect(await screen.findByText('nothing')).toBeDefined();
  });
});

describe('a link', () => {
  const card: LinkCard = {
    type: 'card',
    url: 'https://example.com/page',
    title: 'A page',
    description: 'About something',
    siteName: '',
    image: null,
  };

  test('shows where it leads, and others cannot take it off', async () => {
    await show(shown({ senderId: 'grace', preview: card }));
    const link = await screen.findByRole('link', { name: 'A page' });
    expect(link.getAttribute('href')).toBe('https://example.com/page');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(screen.getByText('example.com')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Remove preview' })).toBeNull();
  });

  test('with an unsafe address shows nothing', async () => {
    const app = await show(shown({ preview: { ...card, url: 'javascript:alert(1)' } }));
    expect(app.container.querySelector('a')).toBeNull();
    expect(screen.queryByText('A page')).toBeNull();
  });

  test('of one’s own is taken off; a refusal is told', async () => {
    const world = createWorld();
    const message = shown({ preview: card });
    world.messages.write(message);
    await show(message, world);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove preview' }));
    await waitFor(() =>
      expect(world.messages.all('room')[0]?.preview).toEqual({ type: 'removed' }),
    );
    world.messages.setReachable(false);
    await userEvent.click(screen.getByRole('button', { name: 'Remove preview' }));
    expect(await screen.findByText(/The preview is still there/)).toBeDefined();
  });
});
