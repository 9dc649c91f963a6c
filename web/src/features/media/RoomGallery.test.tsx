import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { buildGroup, buildMessage } from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { RoomGallery } from './RoomGallery';

const ROOM = buildGroup({ id: 'room' });
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 20, 12);

function attachment(id: string, kind: 'image' | 'file', name: string): Attachment {
  return {
    id,
    kind,
    name,
    contentType: kind === 'image' ? 'image/png' : 'application/pdf',
    size: 1000,
    width: 10,
    height: 10,
    durationMs: 0,
    placeholder: '',
    posterId: '',
    waveform: '',
    isAnimated: false,
  };
}

function photoMessage(n: number): Message {
  const id = `photo${n}x`.padEnd(20, '0');
  return buildMessage({
    id,
    text: '',
    createdAt: START + n * DAY,
    kinds: ['image'],
    attachments: [attachment(id, 'image', `${n}.png`)],
  });
}

async function open(messages: readonly Message[], world: World = createWorld()) {
  for (const message of messages) world.messages.write(message);
  const jumps: string[] = [];
  const app = await renderApp(
    <RoomGallery room={ROOM} onClose={() => undefined} onJump={(id) => jumps.push(id)} />,
    { world },
  );
  return { ...app, world, jumps };
}

describe('RoomGallery', () => {
  test('newest first under their months, page by page', async () => {
    const { container } = await open(Array.from({ length: 45 }, (_, n) => photoMessage(n)));
    // By selector: a search by role looks at every element of the page.
    const names = () =>
      [...container.querySelectorAll('li button')].map((tile) => tile.getAttribute('aria-label'));
    await waitFor(() => expect(names()).toHaveLength(40));
    expect(names()[0]).toContain('44.png');
    const months = [...container.querySelectorAll('h3')].map((month) => month.textContent);
    expect(months).toEqual(['March 2026', 'February 2026', 'January 2026']);
    await userEvent.click(screen.getByText('Load more'));
    await waitFor(() => expect(names()).toHaveLength(45));
    expect(names().at(-1)).toContain(' 0.png');
    expect(screen.queryByText('Load more')).toBeNull();
  });

  test('files and links, with a way to their messages', async () => {
    const document = attachment('document'.padEnd(20, '0'), 'file', 'plan.pdf');
    const { jumps } = await open([
      buildMessage({ id: 'doc', kinds: ['file'], attachments: [document] }),
      buildMessage({ id: 'link', kinds: ['link'], text: 'see https://example.com/a and so on' }),
    ]);
    await userEvent.click(screen.getByRole('tab', { name: 'Files' }));
    expect(await screen.findByRole('button', { name: 'Download plan.pdf' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Go to message' }));
    expect(jumps).toEqual(['doc']);
    await userEvent.click(screen.getByRole('tab', { name: 'Links' }));
    const link = await screen.findByRole('link');
    expect(link.getAttribute('href')).toBe('https://example.com/a');
  });

  test('empty says what will be there', async () => {
    await open([]);
    expect(await screen.findByText('No photos or videos yet')).toBeDefined();
  });

  test('what did not load can be tried again', async () => {
    const world = createWorld();
    world.messages.setReachable(false);
    await open([photoMessage(1)], world);
    const retry = await screen.findByRole('button', { name: 'Try again' });
    world.messages.setReachable(true);
    await userEvent.click(retry);
    expect(await screen.findByRole('button', { name: /1\.png/ })).toBeDefined();
  });
});
