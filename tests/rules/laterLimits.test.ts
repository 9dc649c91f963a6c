import { collection, getDocs, limit, query, Timestamp } from 'firebase/firestore/lite';
import { expect, test } from 'vitest';
import { DISAPPEAR_CHOICES_MS, DISAPPEAR_TOLERANCE_MS } from '@hearth/domain/disappearing';
import {
  DEVICES_MAX,
  DEVICE_TTL_MS,
  EXCERPT_MAX_CHARS,
  INBOX_MAX,
  MENTIONS_MAX,
  MESSAGE_MAX_CHARS,
  SCHEDULED_MAX,
} from '@hearth/domain/limits';
import {
  FOREVER_MS,
  KEYWORD_MAX_CHARS,
  KEYWORDS_MAX,
  ROOM_CHOICES_MAX,
  ROOM_CHOICES_MAX_CHARS,
} from '@hearth/domain/notificationSettings';
import {
  devicesPath,
  inboxPath,
  memberPath,
  remindersPath,
  scheduledPath,
} from '@hearth/domain/paths';
import { SCHEDULE_AHEAD_MAX_MS } from '@hearth/domain/scheduled';
import { DAY_MS, MINUTE_MS } from '@hearth/domain/time';
import { testBounds, type Bounds } from './bounds';
import { newId } from './builders';
import { apply, forge, set, type Commit, type Data } from './commit';
import { readRules, useEngine } from './engine';
import { addDevice, remind, saveNotifications, schedule } from './laterBuilders';
import { addPerson, newUid, setGroup } from './scene';
import { isAllowed, passes } from './verdict';

const engine = useEngine();

const scheduling = async (fields: Data) => {
  const { roomId, member } = await setGroup(engine);
  return { by: member, commit: forge(schedule(member, roomId), 'scheduled', fields) };
};

const choosing = async (fields: Data) => {
  const me = newUid('ada');
  return { by: me, commit: saveNotifications(me, fields) };
};

const adding = async (fields: Data) => {
  const me = await addPerson(engine, 'ada');
  return { by: me, commit: forge(addDevice(me), 'device', fields) };
};

const eachRoom = (count: number, value: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`room${i}`, value]));

/** Ids of so many characters together: a name of a field has 1,500 at most. */
const idsOf = (size: number, value: string) =>
  Object.fromEntries(
    Array.from({ length: Math.ceil(size / 1_000) }, (_, i) => [
      `${i}`.padEnd(Math.min(1_000, size - i * 1_000), '-'),
      value,
    ]),
  );

const BOUNDS: Bounds = {
  'characters of a scheduled message': {
    max: MESSAGE_MAX_CHARS,
    attempt: (size) => scheduling({ text: 'é'.repeat(size) }),
  },
  'people mentioned in a scheduled message': {
    max: MENTIONS_MAX,
    attempt: (size) =>
      scheduling({ mentions: Array.from({ length: size }, (_, i) => `u${i}`.padEnd(128, 'x')) }),
  },
  'characters of a scheduled quote': {
    max: EXCERPT_MAX_CHARS,
    attempt: (size) =>
      scheduling({
        replyTo: { id: newId(), senderId: 'ada', text: '😀'.repeat(size), kinds: [] },
      }),
  },
  'characters of a scheduled message’s room': {
    max: 300,
    attempt: (size) => inRoomOf(size, (me, roomId) => schedule(me, roomId)),
  },
  'characters of a reminder’s room': {
    max: 300,
    attempt: (size) => inRoomOf(size, (me, roomId) => remind(me, roomId, newId())),
  },
  keywords: {
    max: KEYWORDS_MAX,
    attempt: (size) => choosing({ keywords: Array.from({ length: size }, (_, i) => `word ${i}`) }),
  },
  'characters of all keywords': {
    max: KEYWORDS_MAX * KEYWORD_MAX_CHARS,
    attempt: (size) => choosing({ keywords: ['é'.repeat(size)] }),
  },
  'rooms with a level of their own': {
    max: ROOM_CHOICES_MAX,
    attempt: (size) => choosing({ roomLevels: eachRoom(size, 'mentions') }),
  },
  'muted rooms': {
    max: ROOM_CHOICES_MAX,
    attempt: (size) => choosing({ roomMutes: eachRoom(size, `${FOREVER_MS}`) }),
  },
  'characters of the ids of rooms with a level': {
    max: ROOM_CHOICES_MAX_CHARS,
    attempt: (size) => choosing({ roomLevels: idsOf(size, 'none') }),
  },
  'characters of the ids of muted rooms': {
    max: ROOM_CHOICES_MAX_CHARS,
    attempt: (size) => choosing({ roomMutes: idsOf(size, '1') }),
  },
  'digits of the times of muted rooms': {
    max: ROOM_CHOICES_MAX * `${FOREVER_MS}`.length,
    attempt: (size) => choosing({ roomMutes: { room: '1'.repeat(size) } }),
  },
  'characters of a time zone': {
    max: 50,
    attempt: (size) =>
      choosing({ quietHours: { from: 0, to: 1, days: [1], timeZone: 'x'.repeat(size) } }),
  },
  'characters of a device’s name': {
    max: 80,
    attempt: (size) => adding({ name: '😀'.repeat(size) }),
  },
  'characters of a registration': {
    max: 400,
    attempt: (size) => adding({ registration: 'x'.repeat(size) }),
  },
};

testBounds(engine, BOUNDS);

/** What a member of a room with so long an id does. */
async function inRoomOf(
  size: number,
  act: (me: string, roomId: string) => Commit,
): Promise<{ by: string; commit: Commit }> {
  const [me, roomId] = [newUid('ada'), 'r'.repeat(size)];
  const member = { role: 'member', joinedAt: Timestamp.now() };
  await apply(engine.admin(), { member: set(memberPath(roomId, me), member) });
  return { by: me, commit: act(me, roomId) };
}

const inMs = (ms: number) => Timestamp.fromMillis(Date.now() + ms);

/** What lies ahead may lie that far ahead, and a day of clock error more. */
async function testAhead(
  max: number,
  attempt: (at: Timestamp) => Promise<{ by: string; commit: Commit }>,
): Promise<void> {
  const most = await attempt(inMs(max + DAY_MS - MINUTE_MS));
  expect(await passes(engine, most.by, most.commit)).toBe(true);
  const more = await attempt(inMs(max + DAY_MS + MINUTE_MS));
  expect(await passes(engine, more.by, more.commit)).toBe(false);
}

test.each([
  ['a message for later', (me: string, roomId: string) => schedule(me, roomId)],
  ['a reminder', (me: string, roomId: string) => remind(me, roomId, newId())],
])('%s may be of a room with an id of one character', async (_, act) => {
  const { by, commit } = await inRoomOf(1, act);
  expect(await passes(engine, by, commit)).toBe(true);
});

test('there are as many places for devices as the domain says', async () => {
  const me = await addPerson(engine, 'ada');
  const places = Array.from({ length: DEVICES_MAX + 1 }, (_, place) => addDevice(me, `${place}`));
  const verdicts = await Promise.all(places.map((commit) => passes(engine, me, commit)));
  expect(verdicts).toEqual(places.map((_, place) => place < DEVICES_MAX));
});

test('a device lasts as long as the domain says', () =>
  testAhead(DEVICE_TTL_MS, (expiresAt) => adding({ expiresAt })));

test('a message is scheduled as far ahead as the domain says', () =>
  testAhead(SCHEDULE_AHEAD_MAX_MS, (sendAt) => scheduling({ sendAt })));

test('a reminder is as far ahead as the domain says', () =>
  testAhead(SCHEDULE_AHEAD_MAX_MS, async (remindAt) => {
    const { roomId, member, older } = await setGroup(engine);
    const commit = remind(member, roomId, older.id);
    return { by: member, commit: forge(commit, 'reminder', { remindAt }) };
  }));

test.each([
  [DEVICES_MAX, devicesPath],
  [INBOX_MAX, inboxPath],
  [SCHEDULED_MAX, scheduledPath],
  [SCHEDULED_MAX, remindersPath],
])('%d of one’s own are listed at once', async (max, pathOf) => {
  const me = newUid('ada');
  const listing = (count: number) =>
    isAllowed(getDocs(query(collection(engine.db(me), pathOf(me)), limit(count))));
  expect(await listing(max)).toBe(true);
  expect(await listing(max + 1)).toBe(false);
});

test('the rules name the times of the domain after which messages go', () => {
  const rules = readRules('firestore.rules');
  expect(rules).toContain(`in [null, ${DISAPPEAR_CHOICES_MS.join(', ')}]`);
  expect(rules).toContain(`< duration.value(${DISAPPEAR_TOLERANCE_MS / MINUTE_MS}, 'm')`);
});
