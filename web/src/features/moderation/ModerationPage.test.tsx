import type { Attachment } from '@hearth/domain/media';
import type { ReviewItem } from '@hearth/domain/review';
import type { WorkspaceRole } from '@hearth/domain/workspace';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { NOON, buildGroup } from '../../testing/builders';
import { buildReviewItem } from '../../testing/memoryModeration';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { ModerationPage } from './ModerationPage';
import { QueueView } from './QueueView';

const ROOM = buildGroup({ id: 'room', name: 'Engine', memberIds: ['ada', 'grace', 'linus'] });

function item(id: string, text: string, change: Partial<ReviewItem> = {}): ReviewItem {
  const content = { text, mentions: [], kinds: [], attachments: [], replyTo: null };
  return buildReviewItem({ content, ...change, id });
}

const THREE = [
  item('m3', 'Third words', { createdAt: NOON + 3 }),
  item('m2', 'Second words', { createdAt: NOON + 2 }),
  item('m1', 'First words', { createdAt: NOON + 1 }),
];

interface Scene {
  items?: readonly ReviewItem[];
  role?: WorkspaceRole | null;
  path?: string;
  world?: World;
}

async function open({ items = THREE, role = 'moderator', path, world }: Scene = {}) {
  const here = world ?? createWorld({ rooms: [ROOM] });
  here.moderation.setRole('ada', role);
  here.moderation.write(...items);
  const app = await renderApp(<ModerationPage />, { world: here, path: path ?? '/moderation' });
  return { ...app, world: here };
}

const cards = () => screen.findAllByRole('button', { name: /words/ });
const detail = () => screen.getByRole('article', { name: 'Item' });
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('the queue', () => {
  test('shows who, where, what and why', async () => {
    await open({
      items: [
        item('m1', 'Buy at shop.example now', {
          isHidden: true,
          reasons: [{ rule: 'links', match: 'shop.example' }],
          reportCount: 2,
          reportReasons: ['spam', 'other'],
        }),
      ],
    });
    const card = await screen.findByRole('button', { name: /Buy at/ });
    expect(await within(card).findByText('Linus Berg')).toBeDefined();
    expect(await within(card).findByText('Engine')).toBeDefined();
    expect(card.textContent).toContain('Suspicious links: “shop.example”');
    expect(card.textContent).toContain('2 reports · Spam or advertising · Something else');
    expect(within(card).getByText('shop.example').tagName).toBe('MARK');
    expect(within(card).getByText('Hidden')).toBeDefined();
  });

  test('shows files by name, and no picture', async () => {
    const file: Attachment = {
      ...{ id: 'f'.padEnd(20, '0'), kind: 'image', name: 'secret.png', size: 1_000 },
      ...{ contentType: 'image/png', width: 1, height: 1, durationMs: 0, posterId: '' },
      ...{ placeholder: '', waveform: '', isAnimated: false },
    };
    const content = { text: '', mentions: [], kinds: [], attachments: [file], replyTo: null };
    await open({ items: [item('m1', '', { content })] });
    expect(await screen.findAllByText('secret.png')).not.toHaveLength(0);
    expect(document.querySelector('img')).toBeNull();
  });

  test('names a room that one is not in, where functions wrote its name', async () => {
    await open({
      items: [
        item('m3', 'Named words', { roomId: 'far', roomName: 'Far away', createdAt: NOON + 3 }),
        item('m2', 'Old words', { roomId: 'old', createdAt: NOON + 2 }),
        item('m1', 'Direct words', { roomId: 'dm_grace_linus', roomName: '' }),
      ],
    });
    const [named, old, direct] = await cards();
    expect(named?.textContent).toContain('Far away');
    expect(old?.textContent).toContain('A room you are not in');
    expect(direct?.textContent).toContain('A direct conversation');
    expect(screen.getByRole('option', { name: 'Far away' })).toBeDefined();
  });

  test('is gone through by keys, with the detail beside it', async () => {
    await open();
    const [first, second] = await cards();
    await userEvent.keyboard('j');
    expect(second).toBe(document.activeElement);
    expect(await within(detail()).findByText('Second words')).toBeDefined();
    await userEvent.keyboard('{ArrowUp}');
    expect(first).toBe(document.activeElement);
    await userEvent.keyboard('k');
    expect(first).toBe(document.activeElement);
    const filter = screen.getByRole('combobox', { name: 'Room' });
    act(() => filter.focus());
    await userEvent.keyboard('j');
    expect(filter).toBe(document.activeElement);
  });

  test('says when nothing waits, and when it did not load', async () => {
    const { world } = await open({ items: [] });
    expect(await screen.findByText('Nothing waits for you')).toBeDefined();
    act(() => world.moderation.breakListeners());
    expect(await screen.findByText('This queue is not yours to see')).toBeDefined();
    await press('Try again');
    expect(await screen.findByText('Nothing waits for you')).toBeDefined();
  });

  test('may be out of date without a connection', async () => {
    const { world } = await open();
    await cards();
    expect(screen.queryByText(/may be out of date/)).toBeNull();
    act(() => world.browser.setConnection('offline'));
    expect(await screen.findByText(/may be out of date/)).toBeDefined();
  });

  test('says when it was never on this device', async () => {
    const world = createWorld({ rooms: [ROOM] });
    world.browser.setConnection('offline');
    await renderApp(<QueueView queue={{ status: 'loading' }} />, { world });
    expect(await screen.findByText('Not on this device yet')).toBeDefined();
  });

  test('is of one room by the address, also for who has no role in the workspace', async () => {
    const other = item('x1', 'Other words', { roomId: 'other' });
    await open({ items: [...THREE, other], role: null, path: '/moderation?room=room' });
    expect(await cards()).toHaveLength(3);
    expect(screen.queryByRole('option', { name: 'All rooms' })).toBeNull();
  });

  test('of all rooms is for moderators of the workspace alone', async () => {
    await open({ role: null });
    expect(await screen.findByText('Choose a group to moderate')).toBeDefined();
    expect(screen.queryByText('First words')).toBeNull();
  });

  test('is filtered by room', async () => {
    await open({ items: [...THREE, item('x1', 'Other words', { roomId: 'other' })] });
    expect(await cards()).toHaveLength(4);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Room' }), 'Engine');
    await waitFor(async () => expect(await cards()).toHaveLength(3));
  });
});

describe('decisions', () => {
  test('are one press, and the focus goes to the next item', async () => {
    const { world } = await open();
    const [, second] = await cards();
    await userEvent.click(second ?? document.body);
    await userEvent.click(within(detail()).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(world.moderation.decisions()).toEqual(['review room/m2 delete']));
    expect(await screen.findByText('Message deleted')).toBeDefined();
    expect(await cards()).toHaveLength(2);
    await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe('room/m1'));
    expect(await within(detail()).findByText('First words')).toBeDefined();
  });

  test('after the last one the focus is on the empty queue', async () => {
    await open({ items: THREE.slice(0, 1) });
    await press('Leave it');
    expect(await screen.findByText('Nothing waits for you')).toBeDefined();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Queue');
  });

  test('a mute has a length and can be undone', async () => {
    const { world } = await open();
    await within(await screen.findByRole('article', { name: 'Item' })).findAllByText('Linus Berg');
    await press('Mute');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Mute for 1 hour' }));
    expect(
      await screen.findByText('Message deleted, and Linus Berg is muted for 1 hour'),
    ).toBeDefined();
    await press('Undo');
    await waitFor(() =>
      expect(world.moderation.decisions()).toEqual(['review room/m3 mute 60', 'pardon room linus']),
    );
  });

  test('a ban is asked about first', async () => {
    const { world } = await open();
    await press('Ban from room');
    const dialog = await screen.findByRole('alertdialog', {
      name: 'Ban Linus Berg from the room?',
    });
    expect(world.moderation.decisions()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ban from room' }));
    await waitFor(() => expect(world.moderation.decisions()).toEqual(['review room/m3 ban']));
  });

  test('what was hidden is shown again; what was removed is not deleted twice', async () => {
    await open({
      items: [
        item('m2', 'Hidden words', { isHidden: true, verdict: 'hide', createdAt: NOON + 2 }),
        item('m1', 'Removed words', { verdict: 'remove' }),
      ],
    });
    await screen.findByRole('button', { name: 'Show it again' });
    const [, removed] = await cards();
    await userEvent.click(removed ?? document.body);
    expect(within(detail()).getByRole('button', { name: 'Leave it' })).toBeDefined();
    expect(within(detail()).queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  test('a failure is told where it happened, and the item stays', async () => {
    const { world } = await open({ items: THREE.slice(0, 1) });
    await screen.findByText('Nothing else is on record.');
    world.moderation.setReachable(false);
    await press('Delete');
    expect(await within(detail()).findByRole('alert')).toBeDefined();
    expect(await cards()).toHaveLength(1);
  });

  test('between two people a ban is from the workspace', async () => {
    const { world } = await open({
      items: [item('m1', 'Direct words', { roomId: 'dm_grace_linus' })],
      role: 'owner',
    });
    const acts = await screen.findByRole('region', { name: 'Decide' });
    await userEvent.click(within(acts).getByRole('button', { name: 'Ban from workspace' }));
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ban from workspace' }));
    await waitFor(() =>
      expect(world.moderation.decisions()).toEqual(['review dm_grace_linus/m1 ban']),
    );
    await press('Undo');
    await waitFor(() => expect(world.moderation.decisions()).toContain('unban linus'));
  });
});

describe('the detail', () => {
  test('shows what stands around a message and the record of its author', async () => {
    const world = createWorld({ rooms: [ROOM] });
    const said = { senderId: 'grace', createdAt: NOON, isSubject: false };
    world.moderation.setContext('m1', {
      messages: [
        { ...said, id: 'before', text: 'A **question**' },
        { ...said, id: 'm1', senderId: 'linus', text: 'First words', isSubject: true },
      ],
      record: [
        { roomId: 'room', roomName: 'Engine', itemId: 'old', resolution: 'mute', createdAt: NOON },
      ],
    });
    await open({ items: THREE.slice(2), world });
    expect(await screen.findByText('A question')).toBeDefined();
    expect(within(detail()).getByRole('listitem', { current: true }).textContent).toContain(
      'First words',
    );
    const record = screen.getByRole('heading', { name: 'On record' }).closest('section');
    expect(record?.textContent).toContain('Mute');
  });

  test('owners give roles, moderators do not', async () => {
    const { world, unmount } = await open({ role: 'owner' });
    await press('Role');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Make moderator' }));
    await waitFor(() => expect(world.moderation.decisions()).toEqual(['grant linus moderator']));
    unmount();
    await open({ role: 'moderator' });
    await screen.findByRole('region', { name: 'In the workspace' });
    expect(screen.queryByRole('button', { name: 'Role' })).toBeNull();
  });

  test('who is banned can be let in again, and shows as a closed account', async () => {
    const world = createWorld({ rooms: [ROOM] });
    world.people.write({ uid: 'linus', closed: 'banned' });
    await open({ items: THREE.slice(0, 1), world });
    await press('Let in again');
    await waitFor(() => expect(world.moderation.decisions()).toEqual(['unban linus']));
    expect(await screen.findAllByText('Closed account')).not.toHaveLength(0);
    expect(screen.queryByText('Linus Berg')).toBeNull();
  });
});

describe('the log', () => {
  test('comes by pages and takes bans back', async () => {
    const world = createWorld({ rooms: [ROOM] });
    const base = { roomId: 'room', subjectId: 'linus', messageId: null, expiresAt: NOON };
    const many = Array.from({ length: 31 }, (_, index) => ({
      ...{ ...base, act: 'delete' as const, actorId: 'grace', detail: '' },
      ...{ id: `d${String(index)}`, at: NOON - 1_000 - index },
    }));
    world.moderation.log(...many, {
      ...{ ...base, act: 'mute', actorId: 'automod', detail: '10', id: 'mute', at: NOON },
    });
    await open({ world });
    await userEvent.click(await screen.findByRole('tab', { name: 'Log' }));
    expect(await screen.findByText(/Automatic moderation muted Linus Berg/)).toBeDefined();
    expect(screen.getByText('(10 minutes)')).toBeDefined();
    expect(await screen.findAllByText(/Grace Hopper deleted/)).toHaveLength(29);
    await press('Older entries');
    await waitFor(() => expect(screen.getAllByText(/Grace Hopper deleted/)).toHaveLength(31));
    expect(screen.queryByRole('button', { name: 'Older entries' })).toBeNull();
    await press('Take back for Linus Berg');
    await waitFor(() => expect(world.moderation.decisions()).toEqual(['pardon room linus']));
  });

  test('tells of changed rules, and says when nobody knows by whom', async () => {
    const world = createWorld({ rooms: [ROOM] });
    const base = { roomId: 'room', subjectId: null, messageId: null, expiresAt: NOON };
    const changed = { ...base, act: 'changeRules' as const };
    world.moderation.log(
      { ...changed, id: 'r1', actorId: 'grace', detail: 'off ownWords', at: NOON },
      { ...changed, id: 'r2', actorId: '', detail: 'actions', at: NOON - 1 },
    );
    await open({ world });
    await userEvent.click(await screen.findByRole('tab', { name: 'Log' }));
    expect(await screen.findByText(/Grace Hopper changed the rules/)).toBeDefined();
    expect(screen.getByText('(switched off · Own words)')).toBeDefined();
    expect(screen.getByText(/Somebody whose name was not recorded changed the/)).toBeDefined();
  });

  test('is asked for again by itself when the connection is back', async () => {
    const { world } = await open();
    const tab = await screen.findByRole('tab', { name: 'Log' });
    world.moderation.setReachable(false);
    act(() => world.browser.setConnection('offline'));
    await userEvent.click(tab);
    expect(await screen.findByText('The log did not load')).toBeDefined();
    world.moderation.setReachable(true);
    act(() => world.browser.setConnection('online'));
    expect(await screen.findByText('Nothing has been decided yet')).toBeDefined();
  });

  test('says when nothing was decided', async () => {
    await open();
    await userEvent.click(await screen.findByRole('tab', { name: 'Log' }));
    expect(await screen.findByText('Nothing has been decided yet')).toBeDefined();
  });
});
