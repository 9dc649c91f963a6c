import { HOUR_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAudience } from '../testing/memoryAudience';
import { MemoryPush } from '../testing/memoryPush';
import { audienceOnce } from './audienceOnce';
import { notifyMessage, type ToldMessage } from './notifyMessage';

const NOW = 1_800_000_000_000;
const NIGHT = { from: 0, to: 0, days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'UTC' };

let audience: MemoryAudience;
let push: MemoryPush;
let now: number;
let lost: unknown[];
let isStill: () => Promise<boolean>;

const messageOf = (more: Partial<ToldMessage> = {}): ToldMessage => ({
  ...{ senderId: 'ada', kind: 'text', text: 'Tea is **ready**', mentions: [], replyTo: null },
  ...{ kinds: [], attachments: [], createdAt: NOW },
  ...more,
});
const run = (message = messageOf(), roomId = 'tea') =>
  notifyMessage(
    { roomId, messageId: 'm1', message, isStill },
    { audience, push, now: () => now, tell: (error) => lost.push(error) },
  );
const told = () => push.sent.map(({ registration }) => registration);

beforeEach(() => {
  now = NOW;
  lost = [];
  isStill = () => Promise.resolve(true);
  audience = new MemoryAudience();
  push = new MemoryPush();
  audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', 'grace', 'linus'] });
  for (const uid of ['ada', 'grace', 'linus']) audience.names.set(uid, uid.toUpperCase());
  audience.addDevice('ada', 'phone');
  audience.addDevice('grace', 'phone');
  audience.addDevice('grace', 'desk');
  audience.addDevice('linus', 'phone');
});

describe('a message', () => {
  it('is told to every device of the others in the room', async () => {
    audience.addDevice('mallory', 'phone');
    await run();
    expect(told()).toEqual(['grace-phone', 'grace-desk', 'linus-phone']);
    expect(push.sent[0]).toEqual({
      registration: 'grace-phone',
      payload: {
        ...{ type: 'message', roomId: 'tea', messageId: 'm1', roomKind: 'group', roomName: 'Tea' },
        ...{ senderName: 'ADA', text: 'Tea is ready', kinds: [], fileCount: 0, at: NOW },
        ...{ isDirected: false, hidesPreview: false },
      },
      options: { urgency: 'normal', ttlSeconds: 86_400, topic: 'tea' },
    });
    expect(audience.removals).toBe(0);
  });

  it('names those whom it mentions, and is urgent for them', async () => {
    await run(messageOf({ text: 'Hi <@grace>', mentions: ['grace'] }));
    const [first] = push.sent;
    expect(first?.payload).toMatchObject({ text: 'Hi @GRACE', isDirected: true });
    expect(first?.options).toEqual({ urgency: 'high', ttlSeconds: 604_800, topic: 'm1' });
    expect(push.sent[2]).toMatchObject({
      payload: { isDirected: false },
      options: { topic: 'tea' },
    });
  });

  it('says what it holds', async () => {
    await run(messageOf({ text: '', kinds: ['image'], attachments: [{}, {}] }));
    expect(push.sent[0]?.payload).toMatchObject({ text: '', kinds: ['image'], fileCount: 2 });
  });

  it('carries nothing of it to who wants no previews', async () => {
    audience.choose('grace', { hidePreview: true });
    await run(messageOf({ kinds: ['image'], attachments: [{}] }));
    expect(push.sent[0]?.payload).toMatchObject({
      ...{ text: '', kinds: [], fileCount: 0, hidesPreview: true, senderName: 'ADA' },
    });
    expect(push.sent[2]?.payload).toMatchObject({ text: 'Tea is ready', hidesPreview: false });
  });

  it('is not told to who muted, sleeps, wants mentions alone or blocked the sender', async () => {
    audience.choose('grace', { rooms: { tea: { level: null, mutedUntil: NOW + 1 } } });
    audience.blockers.set('ada', new Set(['linus']));
    await run();
    audience.choose('grace', { quietHours: NIGHT });
    await run();
    audience.choose('grace', { level: 'mentions' });
    await run();
    expect(told()).toEqual([]);
  });

  it('reaches a browser with two places once, and at most ten browsers of a person', async () => {
    audience.devices = [];
    audience.addDevice('grace', 'a', 'same');
    audience.addDevice('grace', 'b', 'same');
    for (let n = 0; n < 20; n += 1) audience.addDevice('linus', `d${n}`);
    await run();
    expect(told().filter((one) => one === 'same')).toHaveLength(1);
    expect(told().filter((one) => one.startsWith('linus'))).toHaveLength(10);
  });

  it('is sent to twenty devices at a time', async () => {
    const memberIds = Array.from({ length: 60 }, (_, n) => `p${n}`);
    audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', ...memberIds] });
    for (const uid of memberIds) audience.addDevice(uid, 'phone');
    await run();
    expect(push.sent).toHaveLength(60);
    expect(push.mostAtOnce).toBe(20);
  });
});

describe('what costs nothing', () => {
  it.each([
    ['a system message', messageOf({ kind: 'system' })],
    ['an old one', messageOf({ createdAt: NOW - HOUR_MS - 1 })],
  ])('%s', async (_, message) => {
    await run(message);
    expect(audience.asked).toEqual([]);
  });

  it('a room where nobody has a device asks for nothing more', async () => {
    audience.devices = [];
    await run();
    expect(audience.asked).toEqual(['room tea', 'devices']);
  });

  it('names are asked for when somebody is told', async () => {
    audience.choose('grace', { level: 'none' });
    audience.choose('linus', { level: 'none' });
    await run();
    expect(audience.asked).toEqual([...['room tea', 'devices', 'settings grace linus']]);
  });

  it('who has blocked the sender is asked of those who would be told', async () => {
    audience.choose('grace', { level: 'none' });
    await run();
    expect(audience.asked).toContain('blockers ada linus');
  });

  it('a message that has changed meanwhile is told to nobody, and asked about only for somebody', async () => {
    let asked = 0;
    isStill = async () => {
      asked += 1;
      return false;
    };
    await run();
    expect([told(), asked]).toEqual([[], 1]);
    audience.devices = [];
    await run();
    expect(asked).toBe(1);
  });

  it('a room that is gone', async () => {
    await run(messageOf(), 'gone');
    expect(told()).toEqual([]);
  });

  it('what two steps of one event both ask is asked once; a failure is not remembered', async () => {
    const failing = { ...audience, namesOf: audience.namesOf };
    let fails = 1;
    const shared = audienceOnce(
      Object.assign(failing, {
        room: (roomId: string) =>
          fails-- > 0 ? Promise.reject(new Error('unavailable')) : audience.room(roomId),
      }),
    );
    await expect(shared.room('tea')).rejects.toThrow('unavailable');
    await shared.room('tea');
    await Promise.all([shared.room('tea'), shared.room('tea')]);
    expect(audience.asked).toEqual(['room tea']);
  });
});

describe('faults', () => {
  it('a registration that is gone loses its device, the others are told', async () => {
    push.script.set('grace-phone', ['gone']);
    await run();
    expect(told()).toEqual(['grace-desk', 'linus-phone']);
    expect(audience.devices.map(({ registration }) => registration)).not.toContain('grace-phone');
    expect(audience.removals).toBe(1);
  });

  it('what is rejected is not tried again and keeps its device', async () => {
    push.script.set('grace-phone', ['rejected']);
    await run();
    expect(told()).toEqual(['grace-desk', 'linus-phone']);
    expect(audience.removals).toBe(0);
  });

  it('one that cannot be reached now makes nobody else be told again', async () => {
    push.script.set('grace-phone', [new Error('429')]);
    await run();
    expect(told()).toEqual(['grace-desk', 'linus-phone']);
    expect(lost).toHaveLength(1);
  });

  it('most of them failing fails the event, after all others were told', async () => {
    for (const one of ['grace-phone', 'linus-phone']) push.script.set(one, [new Error('429')]);
    await expect(run()).rejects.toThrow('2 of 3');
    expect(told()).toEqual(['grace-desk']);
    await run();
    expect(told().filter((one) => one === 'grace-phone')).toHaveLength(1);
  });

  it('three deliveries of one event send the same message under the same topic', async () => {
    await run();
    await run();
    await run();
    expect(push.sent).toHaveLength(9);
    const different = new Set(push.sent.map((sent) => JSON.stringify(sent)));
    expect(different.size).toBe(3);
  });

  it('a process that dies between two sends does the rest in the next try', async () => {
    const dying = new Error('killed');
    for (const one of ['grace-desk', 'linus-phone']) push.script.set(one, [dying]);
    await expect(run()).rejects.toThrow();
    expect(told()).toEqual(['grace-phone']);
    await run();
    expect(told()).toEqual(['grace-phone', 'grace-phone', 'grace-desk', 'linus-phone']);
  });

  it('devices that the time does not suffice for fail the event', async () => {
    const memberIds = Array.from({ length: 30 }, (_, n) => `p${n}`);
    audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: ['ada', ...memberIds] });
    for (const uid of memberIds) audience.addDevice(uid, 'phone');
    const slow = {
      send: async () => {
        now += 2_000;
        return 'sent' as const;
      },
    };
    const ports = { audience, push: slow, now: () => now, tell: () => undefined };
    const written = { roomId: 'tea', messageId: 'm1', message: messageOf(), isStill };
    await expect(notifyMessage(written, ports)).rejects.toThrow(/of 30 devices/);
  });
});
