import { INBOX_TTL_MS } from '@hearth/domain/limits';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InboxStore } from '../ports/inbox';
import { MemoryAudience } from '../testing/memoryAudience';
import { fillInbox } from './fillInbox';

const AT = 1_800_000_000_000;
let audience: MemoryAudience;
let inboxes: Map<string, unknown>;
let failures: number;

const inbox: InboxStore = {
  async put(entries) {
    if (failures-- > 0) throw new Error('unavailable');
    for (const { uid, entry } of entries) inboxes.set(`${uid}/${entry.messageId}`, entry);
  },
};

const message = (mentions: string[], replyTo: string | null = null) => ({
  ...{ senderId: 'ada', kind: 'text' as const, mentions, createdAt: AT },
  replyTo: replyTo === null ? null : { id: 'q', senderId: replyTo, text: '', kinds: [] },
});
const run = (of: Parameters<typeof fillInbox>[0]['message']) =>
  fillInbox({ roomId: 'tea', messageId: 'm1', message: of }, { audience, inbox });
const types = () =>
  Object.fromEntries([...inboxes].map(([key, entry]) => [key, (entry as { type: string }).type]));

beforeEach(() => {
  audience = new MemoryAudience();
  audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', 'grace', 'linus'] });
  inboxes = new Map();
  failures = 0;
});

describe('the inbox', () => {
  it('costs nothing when a message speaks to nobody', async () => {
    await run(message([]));
    await run(message(['ada'], 'ada'));
    await run({ ...message(['grace']), kind: 'system' });
    expect(audience.asked).toEqual([]);
    expect(inboxes.size).toBe(0);
  });

  it('gets an entry for a mention and for a reply; a mention goes first', async () => {
    await run(message(['grace'], 'linus'));
    expect(types()).toEqual({ 'grace/m1': 'mention', 'linus/m1': 'reply' });
    expect(inboxes.get('linus/m1')).toEqual({
      ...{ type: 'reply', roomId: 'tea', messageId: 'm1', senderId: 'ada', at: AT },
      expiresAt: AT + INBOX_TTL_MS,
    });
    inboxes.clear();
    await run(message(['grace'], 'grace'));
    expect(types()).toEqual({ 'grace/m1': 'mention' });
  });

  it('leaves out who is not in the room and who blocked the sender', async () => {
    audience.blockers.set('ada', new Set(['linus']));
    await run(message(['grace', 'linus', 'mallory']));
    expect(types()).toEqual({ 'grace/m1': 'mention' });
  });

  it('leaves out everybody when the room is gone', async () => {
    audience.rooms.clear();
    await run(message(['grace']));
    expect(inboxes.size).toBe(0);
  });

  it('has one entry however often the event comes, also after a failure', async () => {
    failures = 1;
    await expect(run(message(['grace']))).rejects.toThrow('unavailable');
    await run(message(['grace']));
    await run(message(['grace']));
    expect(types()).toEqual({ 'grace/m1': 'mention' });
  });
});
