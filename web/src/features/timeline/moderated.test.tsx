import type { Message } from '@hearth/domain/message';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { OpenReportContext, type OpenReport } from '../../components/openReport';
import { buildGroup, buildMessage } from '../../testing/builders';
import { fakeLayout } from '../../testing/fakeLayout';
import { createWorld, renderApp } from '../../testing/renderApp';
import { RoomTimeline } from './RoomTimeline';

beforeAll(() => fakeLayout());

const NOW = Date.now();
const MEMBERS = ['ada', 'grace', 'linus'];
const GROUP = buildGroup({ id: 'room', name: 'Engine', memberIds: MEMBERS, seq: 3 });

const idOf = (name: string) => name.padEnd(20, '0');

function say(name: string, message: Partial<Message> = {}): Message {
  return buildMessage({ text: name, createdAt: NOW - 60_000, ...message, id: idOf(name) });
}

function hidden(name: string, senderId: string): Message {
  return say(name, { senderId, text: '', hiddenAt: NOW });
}

async function open(messages: readonly Message[], report: OpenReport = vi.fn<OpenReport>()) {
  const world = createWorld();
  world.rooms.write(GROUP);
  for (const message of messages) world.messages.write(message);
  const timeline = (
    <OpenReportContext value={report}>
      <RoomTimeline room={GROUP} />
    </OpenReportContext>
  );
  const app = await renderApp(timeline, { world });
  await screen.findByRole('log');
  await waitFor(() => expect(app.session.rooms.getState().status).toBe('ready'));
  return { ...app, world };
}

async function pressMenu(words: string): Promise<void> {
  const article = (await screen.findByText(words)).closest('article');
  act(() => article?.focus());
  await userEvent.keyboard('{Enter}');
}

async function menuOf(words: string): Promise<string[]> {
  await pressMenu(words);
  return (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
}

describe('what moderation has hidden or removed', () => {
  test('says so to all, and to its sender', async () => {
    await open([
      hidden('theirs', 'linus'),
      hidden('mine', 'ada'),
      say('gone', { senderId: 'linus', text: '', deletedAt: NOW, deletedBy: 'automod' }),
    ]);
    expect(await screen.findByText('Hidden until a moderator has looked at it')).toBeDefined();
    expect(
      screen.getByText('Your message is hidden until a moderator has looked at it'),
    ).toBeDefined();
    expect(screen.getByText('Removed by moderation')).toBeDefined();
  });

  test('can only be deleted, and that by its sender', async () => {
    await open([hidden('theirs', 'linus'), hidden('mine', 'ada')]);
    const mine = await menuOf('Your message is hidden until a moderator has looked at it');
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatch(/^Delete/);
    await userEvent.keyboard('{Escape}');
    await pressMenu('Hidden until a moderator has looked at it');
    expect(screen.queryByRole('menuitem')).toBeNull();
  });

  test('takes its words out of quotes too', async () => {
    const replyTo = { id: idOf('theirs'), senderId: 'linus', text: 'bad words', kinds: [] };
    const { world } = await open([
      say('theirs', { senderId: 'linus', text: 'bad words' }),
      say('reply', { senderId: 'grace', replyTo }),
    ]);
    expect(await screen.findAllByText('bad words')).toHaveLength(2);
    act(() => world.messages.write({ ...hidden('theirs', 'linus'), updatedAt: NOW + 1 }));
    expect(await screen.findByText('Hidden message')).toBeDefined();
    await waitFor(() => expect(screen.queryByText('bad words')).toBeNull());
  });
});

describe('a report', () => {
  test('is offered for what others wrote', async () => {
    const report = vi.fn<OpenReport>();
    await open([say('theirs', { senderId: 'linus' })], report);
    await menuOf('theirs');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Report' }));
    expect(report).toHaveBeenCalledWith({
      ...{ uid: 'linus', roomId: 'room', messageId: idOf('theirs') },
    });
  });

  test('is not offered for what one wrote oneself', async () => {
    await open([say('mine')]);
    expect((await menuOf('mine')).join()).not.toContain('Report');
  });
});

test('a closed account has no name any more', async () => {
  const { world } = await open([say('theirs', { senderId: 'linus', text: 'See <@grace>' })]);
  expect(await screen.findByText('Linus Berg')).toBeDefined();
  act(() => {
    world.people.write({ uid: 'linus', closed: 'banned' });
    world.people.write({ uid: 'grace', closed: 'deleted' });
  });
  expect(await screen.findByText('Closed account')).toBeDefined();
  expect(await screen.findByText('@Deleted account')).toBeDefined();
  expect(screen.queryByText('Linus Berg')).toBeNull();
});
