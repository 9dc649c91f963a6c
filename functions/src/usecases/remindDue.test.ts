import { INBOX_TTL_MS, SCHEDULED_MAX } from '@hearth/domain/limits';
import { reminderPath } from '@hearth/domain/paths';
import type { InboxEntryFields } from '@hearth/domain/inbox';
import { HOUR_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DueReminder } from '../ports/reminders';
import { dying } from '../testing/dies';
import { MemoryAudience } from '../testing/memoryAudience';
import { MemoryMessages, messageOf } from '../testing/memoryMessages';
import { MemoryPush } from '../testing/memoryPush';
import { remindDue } from './remindDue';

const AT = 1_800_000_000_000;
const NOW = AT + 5;

let reminders: Map<string, DueReminder>;
let inbox: Map<string, InboxEntryFields>;
let audience: MemoryAudience;
let messages: MemoryMessages;
let push: MemoryPush;
let told: unknown[];

const reminderStore = {
  due: async (now: number, limit: number) => ({
    items: [...reminders.values()].filter(({ remindAt }) => remindAt <= now).slice(0, limit),
    next: null,
  }),
  remove: async (all: readonly DueReminder[]) => {
    for (const due of all) {
      const path = reminderPath(due.uid, due.messageId);
      if (reminders.get(path)?.remindAt === due.remindAt) reminders.delete(path);
    }
  },
};
const inboxStore = {
  put: async (entries: readonly { uid: string; entry: InboxEntryFields }[]) => {
    for (const { uid, entry } of entries) inbox.set(`${uid}/${entry.messageId}`, entry);
  },
};

const ports = () => ({
  ...{ reminders: reminderStore, inbox: inboxStore, audience, messages, push },
  now: () => NOW,
  tell: (error: unknown) => told.push(error),
});
const run = (now = NOW) => remindDue(now, ports());

function remindAda(more: Partial<DueReminder> = {}): void {
  const reminder = { uid: 'ada', messageId: 'm1', roomId: 'tea', remindAt: AT, ...more };
  reminders.set(reminderPath(reminder.uid, reminder.messageId), reminder);
}

beforeEach(() => {
  reminders = new Map();
  inbox = new Map();
  told = [];
  audience = new MemoryAudience();
  audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', 'grace'] });
  audience.names.set('grace', 'Grace');
  audience.addDevice('ada', 'phone');
  audience.addDevice('ada', 'desk');
  audience.addDevice('grace', 'phone');
  messages = new MemoryMessages();
  messages.messages.set('tea/m1', messageOf({ senderId: 'grace', text: '**Tea** <@grace>' }));
  push = new MemoryPush();
});

describe('remindDue', () => {
  it('puts an entry into the inbox, tells every device, and forgets the reminder', async () => {
    remindAda();
    expect(await run()).toEqual({ reminded: 1, dropped: 0, failed: 0 });
    expect(inbox.get('ada/m1')).toEqual({
      ...{ type: 'reminder', roomId: 'tea', messageId: 'm1', senderId: 'grace' },
      ...{ at: AT, expiresAt: AT + INBOX_TTL_MS },
    });
    expect(push.sent.map(({ registration }) => registration)).toEqual(['ada-phone', 'ada-desk']);
    expect(push.sent[0]?.payload).toEqual({
      ...{ type: 'reminder', roomId: 'tea', messageId: 'm1', roomName: 'Tea', at: AT },
      ...{ senderName: 'Grace', text: 'Tea @Grace', hidesPreview: false },
    });
    expect(reminders.size).toBe(0);
  });

  it('leaves alone what is not due', async () => {
    remindAda({ remindAt: NOW + 1 });
    expect(await run()).toEqual({ reminded: 0, dropped: 0, failed: 0 });
    expect(reminders.size).toBe(1);
  });

  it.each([
    ['has been deleted', () => messages.messages.set('tea/m1', messageOf({ isDeleted: true }))],
    ['is gone', () => messages.messages.clear()],
    ['is in a room that the person left', () => audience.rooms.clear()],
  ])('forgets silently when the message %s', async (_, happen) => {
    remindAda();
    happen();
    await run();
    expect(inbox.size + push.sent.length + reminders.size).toBe(0);
  });

  it('forgets what has no room', async () => {
    remindAda({ roomId: null });
    await run();
    expect(reminders.size).toBe(0);
  });

  it('keeps a reminder that was set anew meanwhile', async () => {
    remindAda();
    const put = inboxStore.put;
    await remindDue(NOW, {
      ...ports(),
      inbox: {
        put: async (entries) => {
          remindAda({ remindAt: NOW + HOUR_MS });
          await put(entries);
        },
      },
    });
    expect([...reminders.values()][0]?.remindAt).toBe(NOW + HOUR_MS);
  });

  it('drops what one person has beyond what the interface takes', async () => {
    for (let n = 0; n < SCHEDULED_MAX + 5; n += 1) remindAda({ messageId: `m${n}` });
    remindAda({ uid: 'grace' });
    messages.messages.set('tea/m104', messageOf({ senderId: 'grace' }));
    expect(await run()).toMatchObject({ dropped: 5, failed: 0 });
    expect(reminders.size).toBe(0);
    expect([...inbox.keys()].toSorted()).toEqual(['ada/m1', 'grace/m1']);
  });

  it('says nothing of the words where the person wants no previews', async () => {
    audience.choose('ada', { hidePreview: true });
    remindAda();
    await run();
    expect(push.sent[0]?.payload).toMatchObject({ text: '', hidesPreview: true });
  });

  it('only fills the inbox in quiet hours', async () => {
    const days = [0, 1, 2, 3, 4, 5, 6];
    audience.choose('ada', { quietHours: { from: 0, to: 1439, days, timeZone: 'UTC' } });
    remindAda();
    await run();
    expect(push.sent).toEqual([]);
    expect(inbox.size).toBe(1);
    expect(reminders.size).toBe(0);
  });

  it('removes a device that is gone', async () => {
    push.script.set('ada-phone', ['gone']);
    remindAda();
    await run();
    expect(audience.removals).toBe(1);
    expect(reminders.size).toBe(0);
  });
});

describe('faults', () => {
  it('keeps the reminder while the push service is down, for an hour', async () => {
    remindAda();
    for (const one of ['ada-phone', 'ada-desk']) {
      push.script.set(one, [new Error('down'), new Error('down')]);
    }
    expect(await run()).toEqual({ reminded: 0, dropped: 0, failed: 1 });
    expect(inbox.size).toBe(1);
    expect(await run(AT + HOUR_MS)).toEqual({ reminded: 1, dropped: 0, failed: 0 });
    expect(reminders.size).toBe(0);
    expect(told).toHaveLength(2);
  });

  it('reminds the others when one fails', async () => {
    remindAda();
    remindAda({ uid: 'grace' });
    for (const one of ['ada-phone', 'ada-desk']) push.script.set(one, [new Error('down')]);
    expect(await run()).toEqual({ reminded: 1, dropped: 0, failed: 1 });
    expect([...inbox.keys()]).toEqual(['ada/m1', 'grace/m1']);
  });

  it('does not remind every device again for one that is dead', async () => {
    remindAda();
    push.script.set('ada-phone', [new Error('down')]);
    expect(await run()).toEqual({ reminded: 1, dropped: 0, failed: 0 });
    expect(push.sent.map(({ registration }) => registration)).toEqual(['ada-desk']);
    expect(reminders.size).toBe(0);
  });

  it.each(['before', 'after'] as const)('loses nothing, whichever step dies %s', async (when) => {
    for (let call = 0; call < 3; call += 1) {
      remindAda();
      inbox.clear();
      const stores = { reminders: reminderStore, inbox: inboxStore };
      const { ports: mortal } = dying(stores, { call, when });
      await remindDue(NOW, { ...ports(), ...mortal }).catch(() => undefined);
      await run();
      expect([...inbox.values()], `call ${call}`).toMatchObject([{ type: 'reminder', at: AT }]);
      expect(reminders.size, `call ${call}`).toBe(0);
    }
  });

  it('leaves one entry when runs meet', async () => {
    remindAda();
    await Promise.all([run(), run(), run()]);
    expect([...inbox.values()]).toMatchObject([{ at: AT }]);
    expect(new Set(push.sent.map(({ payload }) => payload.type))).toEqual(new Set(['reminder']));
    expect(reminders.size).toBe(0);
  });
});
