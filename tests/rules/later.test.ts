import { Bytes, deleteField, serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { DISAPPEAR_CHOICES_MS } from '@hearth/domain/disappearing';
import { NOTIFY_LEVELS, SOUNDS } from '@hearth/domain/notificationSettings';
import {
  blockPath,
  devicePath,
  limitsPath,
  memberPath,
  notificationSettingsPath,
  reminderPath,
  roomPath,
  scheduledEntryPath,
} from '@hearth/domain/paths';
import {
  block,
  count,
  edit,
  minutes,
  newId,
  react,
  rename,
  send,
  setDisappearing,
} from './builders';
import {
  apply,
  forge,
  forgeBoth,
  forgeIn,
  set,
  update,
  without,
  type Commit,
  type Data,
} from './commit';
import { useEngine } from './engine';
import {
  addDevice,
  deviceData,
  remind,
  saveNotifications,
  schedule,
  scheduledData,
} from './laterBuilders';
import { addPerson, ago, newUid, setDirect, setGroup, type GroupScene } from './scene';
import { passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

/** What the rate limit counts, forged: the commit has the write of that name for this room and id. */
const countForgeries: Forgeries<GroupScene> = {
  'no rate limit': (commit) => without(commit, 'limits'),
  'a limit for something else': (commit) => forge(commit, 'limits', { lastMessageId: newId() }),
  'a limit for another room': (commit) => forge(commit, 'limits', { lastRoomId: newId() }),
  'a count of before': (commit) => forge(commit, 'limits', { countedAt: ago(1) }),
  'a count from 2': (commit) => forge(commit, 'limits', { count: 2 }),
  'an extra field in the limit': (commit) => forge(commit, 'limits', { premium: true }),
  "another's limit": (commit, { other }) => ({
    ...commit,
    limits: set(limitsPath(other), commit['limits']?.data ?? {}),
  }),
};

/** As 60 in a minute, of which the last is still to come. */
async function putWindow(me: string, count: number): Promise<void> {
  const last = { lastRoomId: 'room', lastMessageId: 'message' };
  const window = { windowStartedAt: ago(0.5), count, ...last };
  await apply(engine.admin(), { it: set(limitsPath(me), window) });
}

const HOUR = 60;
const DAY = 24 * HOUR;

const idOf = (commit: Commit, name: string) => commit[name]?.path.split('/').at(-1) ?? '';
/** The same write to another document. */
const elsewhere = (name: string, path: string) => (commit: Commit) => ({
  ...commit,
  [name]: set(path, commit[name]?.data ?? {}),
});

describe('notification settings', () => {
  const HOURS = { from: 1320, to: 420, days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'Europe/Berlin' };
  const WHOLE = {
    level: 'mentions',
    hidePreview: true,
    sound: 'knock',
    quietHours: HOURS,
    keywords: ['hearth', 'free coffee'],
    roomLevels: { room: 'none', other: 'all' },
    roomMutes: { room: '253370764800000' },
    inboxSeenAt: ago(5),
  };
  const choice = (fields: Data) => (commit: Commit) => forge(commit, 'choice', fields);
  const hours = (fields: Data) => (commit: Commit) =>
    forgeIn(commit, 'choice', 'quietHours', fields);

  async function creating() {
    const me = newUid('ada');
    return { scene: me, by: me, commit: saveNotifications(me, WHOLE) };
  }

  async function updating() {
    const me = newUid('ada');
    await apply(engine.admin(), saveNotifications(me, { level: 'none' }));
    return {
      scene: me,
      by: me,
      commit: { choice: update(notificationSettingsPath(me), WHOLE) },
    };
  }

  const FORGERIES = {
    'an unknown level': choice({ level: 'some' }),
    'a level that is null': choice({ level: null }),
    'a preview that is a word': choice({ hidePreview: 'yes' }),
    'an unknown sound': choice({ sound: 'scream' }),
    'a sound that is null': choice({ sound: null }),
    'keywords that are text': choice({ keywords: 'hearth' }),
    'keywords that are null': choice({ keywords: null }),
    'keywords by name': choice({ keywords: { hearth: true } }),
    'keywords that hide bytes': choice({ keywords: [Bytes.fromUint8Array(new Uint8Array(900))] }),
    'keywords that hide a map': choice({ keywords: [{ text: 'x'.repeat(900) }] }),
    'levels of rooms that are a list': choice({ roomLevels: ['none'] }),
    'levels of rooms that are null': choice({ roomLevels: null }),
    'levels of rooms that are text': choice({ roomLevels: 'none' }),
    'an unknown level of a room': choice({ roomLevels: { room: 'some' } }),
    'a level of a room that is null': choice({ roomLevels: { room: null } }),
    'a level of a room with more to it': choice({ roomLevels: { room: { level: 'none' } } }),
    'one level of a room that is long': choice({
      roomLevels: { room: 'none', other: 'x'.repeat(900) },
    }),
    'muted rooms that are a list': choice({ roomMutes: ['1'] }),
    'muted rooms that are null': choice({ roomMutes: null }),
    'a room muted until a number': choice({ roomMutes: { room: 5 } }),
    'a room muted until a point in time': choice({ roomMutes: { room: ago(5) } }),
    'a room muted until null': choice({ roomMutes: { room: null } }),
    'a room muted until a word': choice({ roomMutes: { room: 'later' } }),
    'a room muted until two times': choice({ roomMutes: { room: '1 2' } }),
    'a room muted until a list': choice({ roomMutes: { room: ['1'] } }),
    'a room muted until an empty list': choice({ roomMutes: { room: [] } }),
    'a room muted until a map': choice({ roomMutes: { room: { at: '1' } } }),
    'a room muted until an empty map': choice({ roomMutes: { room: {} } }),
    'a room muted until bytes': choice({
      roomMutes: { room: Bytes.fromUint8Array(new Uint8Array(9)) },
    }),
    'choices of rooms by the old name': choice({ rooms: {} }),
    'a time that is a number': choice({ inboxSeenAt: 5 }),
    'a time that is null': choice({ inboxSeenAt: null }),
    'an extra field': choice({ isAdmin: true }),
    'hours that are text': choice({ quietHours: 'at night' }),
    'hours with an extra field': hours({ note: 'x' }),
    'half a minute': hours({ from: 1.5 }),
    'half a minute at the end': hours({ to: 1.5 }),
    'a time before midnight': hours({ from: -1 }),
    'an end before midnight': hours({ to: -1 }),
    'a day of 25 hours': hours({ from: 1440 }),
    'an end after the day': hours({ to: 1440 }),
    'a time as text': hours({ from: '22:00' }),
    'an end as text': hours({ to: '07:00' }),
    'an eighth day': hours({ days: [7] }),
    'a day before Sunday': hours({ days: [-1] }),
    'eight days': hours({ days: [0, 1, 2, 3, 4, 5, 6, 0] }),
    'days by name': hours({ days: ['Sunday'] }),
    'days that are a number': hours({ days: 1 }),
    'days by number': hours({ days: { 0: true } }),
    'a time zone in two words': hours({ timeZone: 'Mars, North' }),
    'no time zone': hours({ timeZone: undefined }),
    'an empty time zone': hours({ timeZone: '' }),
    'a time zone that is null': hours({ timeZone: null }),
    'no beginning': hours({ from: undefined }),
    'no end': hours({ to: undefined }),
    'no days': hours({ days: undefined }),
  };
  testForgeries(engine, 'choosing', creating, FORGERIES);
  testForgeries(engine, 'choosing again', updating, FORGERIES);
  testVariants(engine, 'choosing', creating, {
    'nothing chosen': (_, me) => saveNotifications(me, {}),
    'no quiet hours': choice({ quietHours: null }),
    'hours from the first to the last minute': hours({ from: 0, to: 1439 }),
    'hours from the last to the first minute': hours({ from: 1439, to: 0 }),
    'hours on no day': hours({ days: [] }),
    'the shortest time zone': hours({ timeZone: 'Z' }),
    'a time zone with digits': hours({ timeZone: 'Etc/GMT+12' }),
    'no keywords': choice({ keywords: [] }),
    'no choices of rooms': choice({ roomLevels: {}, roomMutes: {} }),
    'two rooms muted until the same time': choice({ roomMutes: { room: '1', other: '1' } }),
    ...Object.fromEntries(NOTIFY_LEVELS.map((level) => [`the level ${level}`, choice({ level })])),
    ...Object.fromEntries(SOUNDS.map((sound) => [`the sound ${sound}`, choice({ sound })])),
  });
});

describe('devices', () => {
  const device = (fields: Data) => (commit: Commit) => forge(commit, 'device', fields);

  async function adding() {
    const me = await addPerson(engine, 'ada');
    return { scene: me, by: me, commit: addDevice(me) };
  }

  async function renewing() {
    const me = await addPerson(engine, 'ada');
    const [path, createdAt] = [devicePath(me, '9'), ago(DAY)];
    await apply(engine.admin(), {
      it: set(path, deviceData(me, { createdAt, lastSeenAt: createdAt })),
    });
    const commit: Commit = { device: set(path, deviceData(me, { createdAt })) };
    return { scene: me, by: me, commit };
  }

  const FORGERIES = {
    "another's uid": device({ uid: 'somebody' }),
    'a registration with a space': device({ registration: 'not a registration' }),
    'a registration that is too short': device({ registration: 'x'.repeat(9) }),
    'a registration that is null': device({ registration: null }),
    'an odd browser': device({ browserId: '-'.repeat(20) }),
    'a short browser': device({ browserId: 'x'.repeat(19) }),
    'a long browser': device({ browserId: 'x'.repeat(21) }),
    'an empty name': device({ name: '' }),
    'an invisible name': device({ name: '\u200b' }),
    'a name of two lines': device({ name: 'Firefox\non Linux' }),
    'a name that is a number': device({ name: 5 }),
    'a look of its own': device({ lastSeenAt: ago(1) }),
    'an end that is over': device({ expiresAt: ago(1) }),
    'an end too far away': device({ expiresAt: minutes(62 * DAY) }),
    'an end that is a number': device({ expiresAt: 5 }),
    'an extra field': device({ platform: 'web' }),
    ...Object.fromEntries(
      Object.keys(deviceData('x')).map((name) => [`no ${name}`, device({ [name]: undefined })]),
    ),
  };
  testForgeries(engine, 'adding a device', adding, {
    ...FORGERIES,
    'a time of its own': device({ createdAt: ago(1) }),
    'no place of the ten': (_, me) => addDevice(me, 'a'),
    'an eleventh place': (_, me) => addDevice(me, '10'),
    "another's place": elsewhere('device', devicePath('somebody', '0')),
  });
  testForgeries(engine, 'renewing a device', renewing, {
    ...FORGERIES,
    'a younger device': device({ createdAt: serverTimestamp() }),
    "another browser's place": device({ browserId: 'Another0000000000000' }),
  });
  testVariants(engine, 'renewing a device', renewing, {
    'a new registration': device({ registration: 'dQw4w9WgXcQ:APA91b-_'.repeat(8) }),
    'the shortest registration': device({ registration: 'x'.repeat(10) }),
    'a name of one character': device({ name: '📱' }),
    'an end that comes soon': (commit) => device({ expiresAt: minutes(5) })(commit),
  });

  test('without a profile there is no device', async () => {
    const me = newUid('ada');
    expect(await passes(engine, me, addDevice(me))).toBe(false);
  });
});

describe('scheduled messages', () => {
  const scheduled = (fields: Data) => (commit: Commit) => {
    const forged = forge(commit, 'scheduled', fields);
    const { roomId } = fields;
    return roomId === undefined ? forged : forge(forged, 'limits', { lastRoomId: roomId });
  };
  const QUOTE = { id: newId(), senderId: 'ada', text: 'An older', kinds: ['image'] };
  const quote = (fields: Data) => (commit: Commit) =>
    forgeIn(forge(commit, 'scheduled', { replyTo: QUOTE }), 'scheduled', 'replyTo', fields);

  async function making() {
    const group = await setGroup(engine);
    return { scene: group, by: group.member, commit: schedule(group.member, group.roomId) };
  }

  async function changing() {
    const group = await setGroup(engine);
    const { roomId, member } = group;
    const [path, createdAt] = [scheduledEntryPath(member, newId()), ago(5)];
    const stored = { createdAt, problem: 'muted' };
    await apply(engine.admin(), { it: set(path, scheduledData(roomId, stored)) });
    const commit: Commit = {
      scheduled: set(path, scheduledData(roomId, { createdAt })),
      limits: count(member, roomId, path.split('/').at(-1) ?? ''),
    };
    return { scene: group, by: member, commit };
  }

  const FORGERIES = {
    ...countForgeries,
    'a room that is none': scheduled({ roomId: 'a/b' }),
    'a room that is null': scheduled({ roomId: null }),
    'a room without a name': scheduled({ roomId: '' }),
    'no words': scheduled({ text: '' }),
    'white space': scheduled({ text: ' \n' }),
    'words that are a number': scheduled({ text: 5 }),
    'mentions that are text': scheduled({ mentions: 'ada' }),
    'mentions of nobody': scheduled({ mentions: [''] }),
    'mentions of a number': scheduled({ mentions: [5] }),
    'mentions too long': scheduled({ mentions: ['x'.repeat(2561)] }),
    'a quote that is text': scheduled({ replyTo: 'An older' }),
    'a quote of no message': quote({ id: 'short' }),
    'a quote with an odd id': quote({ id: '-'.repeat(20) }),
    'a quote with a long id': quote({ id: 'x'.repeat(21) }),
    'a quote of a number': quote({ senderId: 5 }),
    'a quote of nobody': quote({ senderId: undefined }),
    'a quote of a list': quote({ senderId: ['ada'] }),
    'a quote of somebody endless': quote({ senderId: 'x'.repeat(129) }),
    'a quote without text': quote({ text: undefined }),
    'a quote without kinds': quote({ kinds: undefined }),
    'a quote without id': quote({ id: undefined }),
    'a quote of unknown kinds': quote({ kinds: ['treasure'] }),
    'a quote of too many kinds': quote({ kinds: Array(7).fill('image') }),
    'a quote of kinds that are text': quote({ kinds: 'image' }),
    'a quote with an extra field': quote({ html: '<b>' }),
    'a time long over': (commit: Commit) => scheduled({ sendAt: ago(5.5) })(commit),
    'a time too far away': scheduled({ sendAt: minutes(368 * DAY) }),
    'a time that is a number': scheduled({ sendAt: 5 }),
    'a problem': scheduled({ problem: 'muted' }),
    'an extra field': scheduled({ attachments: [] }),
    ...Object.fromEntries(
      Object.keys(scheduledData('x')).map((name) => [
        `no ${name}`,
        scheduled({ [name]: undefined }),
      ]),
    ),
  };
  testForgeries(engine, 'scheduling', making, {
    ...FORGERIES,
    'a time of its own': scheduled({ createdAt: ago(1) }),
    'an odd id': (_, { member, roomId }) => schedule(member, roomId, '-'.repeat(20)),
    'a short id': (_, { member, roomId }) => schedule(member, roomId, 'x'.repeat(19)),
    'a long id': (_, { member, roomId }) => schedule(member, roomId, 'x'.repeat(21)),
    'a room that is not there': scheduled({ roomId: newId() }),
    "another's place": (commit, { other }) =>
      elsewhere('scheduled', scheduledEntryPath(other, idOf(commit, 'scheduled')))(commit),
  });
  testForgeries(engine, 'changing a scheduled message', changing, {
    ...FORGERIES,
    'a younger message': scheduled({ createdAt: serverTimestamp() }),
    'another room': scheduled({ roomId: newId() }),
  });
  testVariants(engine, 'scheduling', making, {
    mentions: (commit, group) => forge(commit, 'scheduled', { mentions: [group.owner] }),
    'a quote': quote({}),
    'a quote of every kind': quote({ kinds: ['image', 'video', 'audio', 'voice', 'file', 'link'] }),
    'a quote of words alone': quote({ kinds: [] }),
    'a quote of nothing said': quote({ text: '' }),
    'a quote of the longest id': quote({ senderId: 'x'.repeat(128) }),
    'a minute that has just gone': (commit) => scheduled({ sendAt: ago(4) })(commit),
    'a time in a year': scheduled({ sendAt: minutes(366 * DAY) }),
  });

  test.each([
    [59, true],
    [60, false],
  ])('with %d in the window are counted like messages: %s', async (inWindow, isAllowed) => {
    const { scene, by, commit } = await changing();
    await putWindow(by, inWindow);
    const id = idOf(commit, 'scheduled');
    expect(await passes(engine, by, schedule(by, scene.roomId))).toBe(false);
    const again = { ...commit, limits: count(by, scene.roomId, id, 'count') };
    expect(await passes(engine, by, again)).toBe(isAllowed);
    await putWindow(by, inWindow);
    const another = schedule(by, scene.roomId, newId(), 'count');
    expect(await passes(engine, by, another)).toBe(isAllowed);
  });

  test('the count of the making does not stand for a change', async () => {
    const { scene, by, commit } = await making();
    expect(await passes(engine, by, commit)).toBe(true);
    const { path = '' } = commit['scheduled'] ?? {};
    const change = { it: update(path, { text: 'Changed' }) };
    expect(await passes(engine, by, change)).toBe(false);
    const limits = count(by, scene.roomId, idOf(commit, 'scheduled'), 'count');
    expect(await passes(engine, by, { ...change, limits })).toBe(true);
  });

  test('in a direct room passes, in a room one has left it does not', async () => {
    const { roomId, me } = await setDirect(engine);
    expect(await passes(engine, me, schedule(me, roomId))).toBe(true);
    const group = await setGroup(engine);
    const { removed, outsider } = group;
    expect(await passes(engine, removed, schedule(removed, group.roomId))).toBe(false);
    expect(await passes(engine, outsider, schedule(outsider, group.roomId))).toBe(false);
  });
});

describe('reminders', () => {
  const reminder = (fields: Data) => (commit: Commit) => {
    const forged = forge(commit, 'reminder', fields);
    const { roomId } = fields;
    return roomId === undefined ? forged : forge(forged, 'limits', { lastRoomId: roomId });
  };

  async function making() {
    const group = await setGroup(engine);
    const { member, roomId, older } = group;
    return { scene: group, by: member, commit: remind(member, roomId, older.id) };
  }

  async function changing() {
    const attempt = await making();
    const before = without(attempt.commit, 'limits');
    await apply(engine.admin(), forge(before, 'reminder', { createdAt: ago(5) }));
    return attempt;
  }

  const FORGERIES = {
    ...countForgeries,
    'a time of its own': reminder({ createdAt: ago(1) }),
    'a time long over': (commit: Commit) => reminder({ remindAt: ago(5.5) })(commit),
    'a time too far away': reminder({ remindAt: minutes(368 * DAY) }),
    'a time that is a number': reminder({ remindAt: 5 }),
    'a room that is null': reminder({ roomId: null }),
    'a room that is not there': reminder({ roomId: newId() }),
    'an extra field': reminder({ text: 'Call back' }),
    'no room': reminder({ roomId: undefined }),
    'no time': reminder({ remindAt: undefined }),
    'no beginning': reminder({ createdAt: undefined }),
    "another's place": (commit: Commit, { other }: GroupScene) =>
      elsewhere('reminder', reminderPath(other, idOf(commit, 'reminder')))(commit),
  };
  testForgeries(engine, 'asking to be reminded', making, {
    ...FORGERIES,
    'an odd id': (_, { member, roomId }) => remind(member, roomId, '-'.repeat(20)),
    'a short id': (_, { member, roomId }) => remind(member, roomId, 'x'.repeat(19)),
    'a long id': (_, { member, roomId }) => remind(member, roomId, 'x'.repeat(21)),
  });
  testForgeries(engine, 'asking for another time', changing, FORGERIES);
  testVariants(engine, 'asking for another time', changing, {
    'a minute that has just gone': (commit) => reminder({ remindAt: ago(4) })(commit),
    'a time in a year': reminder({ remindAt: minutes(366 * DAY) }),
  });

  test.each([
    [59, true],
    [60, false],
  ])('with %d in the window are counted like messages: %s', async (inWindow, isAllowed) => {
    const { roomId, member, older } = await setGroup(engine);
    await putWindow(member, inWindow);
    const commit = remind(member, roomId, older.id, 'count');
    expect(await passes(engine, member, remind(member, roomId, older.id))).toBe(false);
    expect(await passes(engine, member, commit)).toBe(isAllowed);
  });

  test('a room whose id leads into another is none', async () => {
    const { member, roomId, older } = await setGroup(engine);
    const odd = `${roomId}/members/${member}/x/y`;
    await apply(engine.admin(), {
      it: set(`rooms/${odd}/members/${member}`, { role: 'member' }),
    });
    const commit = remind(member, odd, older.id);
    expect(await passes(engine, member, commit)).toBe(false);
  });
});

describe('blocks', () => {
  const theBlock = (fields: Data) => (commit: Commit) => forge(commit, 'block', fields);
  const blocking = async () => {
    const me = newUid('ada');
    return { scene: me, by: me, commit: block(me, newUid('eve')) };
  };
  testForgeries(engine, 'blocking', blocking, {
    'somebody else in it': theBlock({ blockedUid: 'grace' }),
    'nobody in it': theBlock({ blockedUid: undefined }),
    'oneself in it': (commit, me) => forge(commit, 'block', { blockedUid: me }),
    oneself: (_, me) => ({
      block: set(blockPath(me, me), { at: serverTimestamp(), blockedUid: me }),
    }),
  });
});

describe('messages that disappear', () => {
  const HOUR_MS = HOUR * 60_000;
  const inMs = (ms: number) => Timestamp.fromMillis(Date.now() + ms);

  const setting = async (roomFields: Data = {}, afterMs: number | null = HOUR_MS) => {
    const group = await setGroup(engine, roomFields);
    const commit = setDisappearing({ roomId: group.roomId, me: group.admin, afterMs });
    return { scene: group, by: group.admin, commit };
  };
  const event = (fields: Data) => (commit: Commit) =>
    forgeBoth(commit, { event: { type: 'disappearing', afterMs: HOUR_MS, ...fields } });
  const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);
  /** Event and room alike. */
  const after = (afterMs: unknown) => (commit: Commit) =>
    event({ afterMs })(room({ disappearAfterMs: afterMs })(commit));

  testForgeries(engine, 'setting it', () => setting(), {
    'another time than it tells': room({ disappearAfterMs: 24 * HOUR_MS }),
    'another time told': event({ afterMs: 24 * HOUR_MS }),
    'no time told': event({ afterMs: null }),
    'more told': event({ name: 'x' }),
    'another event told': event({ type: 'renamed' }),
    'nothing set': room({ disappearAfterMs: undefined }),
    'a time of its own': after(HOUR_MS + 1),
    'no time at all': after(0),
    'a time as text': after('3600000'),
    'what is so already': after(null),
    'the field gone': room({ disappearAfterMs: deleteField() }),
    'a new name beside it': room({ name: 'Quietly renamed' }),
    'a member less': (commit, group) => forge(commit, 'room', { memberIds: [group.owner] }),
    'a message that goes': (commit) => forge(commit, 'message', { expiresAt: inMs(HOUR_MS) }),
  });
  testVariants(engine, 'setting it', () => setting(), {
    ...Object.fromEntries(DISAPPEAR_CHOICES_MS.map((ms) => [`${ms} ms`, after(ms)])),
  });

  test('is taken back, and not said twice', async () => {
    const off = await setting({ disappearAfterMs: HOUR_MS }, null);
    expect(await passes(engine, off.by, off.commit)).toBe(true);
    const again = await setting({ disappearAfterMs: HOUR_MS }, HOUR_MS);
    expect(await passes(engine, again.by, again.commit)).toBe(false);
    const nothing = await setting({ disappearAfterMs: null }, null);
    expect(await passes(engine, nothing.by, nothing.commit)).toBe(false);
  });

  test('is not set in a direct room', async () => {
    const { roomId, me } = await setDirect(engine);
    await apply(engine.admin(), { it: update(memberPath(roomId, me), { role: 'admin' }) });
    const commit = setDisappearing({ roomId, me, afterMs: HOUR_MS });
    expect(await passes(engine, me, commit)).toBe(false);
  });

  test('is not set with a message of another kind, nor alone', async () => {
    const { roomId, owner } = await setGroup(engine);
    const fields = { disappearAfterMs: HOUR_MS };
    for (const commit of [
      send({ roomId, me: owner }),
      rename({ roomId, me: owner, name: 'New name' }),
    ]) {
      expect(await passes(engine, owner, forge(commit, 'room', fields))).toBe(false);
    }
    expect(await passes(engine, owner, { it: update(roomPath(roomId), fields) })).toBe(false);
  });

  const sending = async (disappearAfterMs: number | null) => {
    const group = await setGroup(engine, { disappearAfterMs });
    const expiresAt = disappearAfterMs === null ? null : inMs(disappearAfterMs);
    const commit = send({ roomId: group.roomId, me: group.member, expiresAt });
    return { scene: group, by: group.member, commit };
  };
  const goes = (expiresAt: unknown) => (commit: Commit) => forge(commit, 'message', { expiresAt });
  /** So long after the test begins. */
  const goesIn = (minutesAhead: number) => (commit: Commit) => goes(minutes(minutesAhead))(commit);

  testForgeries(engine, 'sending where messages go after an hour', () => sending(HOUR_MS), {
    'a message that stays': goes(null),
    'no word of it': goes(undefined),
    'eleven minutes too early': goesIn(HOUR - 11),
    'eleven minutes too late': goesIn(HOUR + 11),
    'a time that is a number': goes(Date.now() + HOUR_MS),
    'a time that is text': goes('soon'),
    'the time of a day': goesIn(DAY),
  });
  testVariants(engine, 'sending where messages go after an hour', () => sending(HOUR_MS), {
    'a clock that is slow': goesIn(HOUR - 9),
    'a clock that is fast': goesIn(HOUR + 9),
  });
  testForgeries(engine, 'sending where messages stay', () => sending(null), {
    'a message that goes': goesIn(HOUR),
    'a message that is gone': goes(ago(1)),
    'no word of it': goes(undefined),
  });

  test('events stay', async () => {
    const { roomId, owner } = await setGroup(engine, { disappearAfterMs: HOUR_MS });
    const renamed = rename({ roomId, me: owner, name: 'New name' });
    expect(await passes(engine, owner, goes(inMs(HOUR_MS))(renamed))).toBe(false);
    expect(await passes(engine, owner, renamed)).toBe(true);
  });

  test('nobody changes when a message goes', async () => {
    const { older, member, roomId } = await setGroup(engine, { disappearAfterMs: HOUR_MS });
    const later = { expiresAt: inMs(24 * HOUR_MS) };
    for (const commit of [edit(older, 'Changed'), react(roomId, older.id, member, ['👍'])]) {
      expect(await passes(engine, member, forge(commit, 'message', later))).toBe(false);
    }
    expect(await passes(engine, member, edit(older, 'Changed'))).toBe(true);
  });
});
