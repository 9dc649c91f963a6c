import { increment, serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { limitsPath, memberPath, messagePath, roomPath } from '@hearth/domain/paths';
import { directRoomId } from '@hearth/domain/room';
import { createDirect, newId, rename, send } from './builders';
import {
  apply,
  forge,
  forgeBoth,
  forgeIn,
  remove,
  set,
  update,
  without,
  type Commit,
  type Data,
} from './commit';
import { useEngine } from './engine';
import {
  addPerson,
  ago,
  messageData,
  SCENE_SEQ,
  setDirect,
  setGroup,
  type GroupScene,
} from './scene';
import { passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

const message = (fields: Data) => (commit: Commit) => forge(commit, 'message', fields);
const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);
const summary = (fields: Data) => (commit: Commit) =>
  forgeIn(commit, 'room', 'lastMessage', fields);
const limits = (fields: Data) => (commit: Commit) => forge(commit, 'limits', fields);
/** The same lie in message and summary, so that only the field itself is wrong. */
const both = (fields: Data) => (commit: Commit) => forgeBoth(commit, fields);

const sending =
  (options: Partial<Parameters<typeof send>[0]> = {}) =>
  async () => {
    const group = await setGroup(engine);
    const commit = send({ roomId: group.roomId, me: group.member, ...options });
    return { scene: group, by: group.member, commit };
  };

const WRONG_MESSAGE: Forgeries<GroupScene> = {
  "another's name": (commit, group) => forgeBoth(commit, { senderId: group.other }),
  'an unknown kind': both({ kind: 'poll' }),
  'a system message that changes nothing': both({ kind: 'system', text: '' }),
  'a text that tells an event': both({ event: { type: 'left' } }),
  'no text': both({ text: '' }),
  'white space': both({ text: ' \n\t\u3000' }),
  'invisible characters': both({ text: '\u200b\u2800\ufeff' }),
  'a text that is a number': both({ text: 5 }),
  'a createdAt of its own': both({ createdAt: Timestamp.now() }),
  'an updatedAt of its own': message({ updatedAt: Timestamp.now() }),
  'an edit that never was': message({ editedAt: serverTimestamp() }),
  'edits counted from 1': message({ editCount: 1 }),
  'a deletion time': message({ deletedAt: serverTimestamp() }),
  'a deleter': message({ deletedBy: 'me' }),
  'a preview brought along': message({ preview: { type: 'removed' } }),
  'unknown kinds': both({ kinds: ['gold'] }),
  'kinds that are text': both({ kinds: 'image' }),
  'kinds said often': both({ kinds: Array.from({ length: 7 }, () => 'link') }),
  'reactions brought along': (commit, group) =>
    forge(commit, 'message', { reactions: { [group.member]: ['👍'] } }),
  'mentions that are numbers': message({ mentions: [1, 2] }),
  'mentions that are text': message({ mentions: 'everybody' }),
  'a mention of nobody': message({ mentions: [''] }),
  'a mention with spaces': message({ mentions: ['a b'] }),
  'an oversized mention': message({ mentions: ['a'.repeat(2561)] }),
  'an extra field': message({ isPinned: true }),
  'a missing field': message({ deletedBy: undefined }),
};

const WRONG_SUMMARY: Forgeries<GroupScene> = {
  'a summary with another text': summary({ text: 'Hi' }),
  'a summary that is cut too short': summary({ text: 'Hell' }),
  'a summary that is empty': summary({ text: '' }),
  'a summary in another name': summary({ senderId: 'somebody' }),
  'a summary of another kind': summary({ kind: 'system' }),
  'a summary with an event': summary({ event: { type: 'left' } }),
  'a summary with another time': summary({ createdAt: ago(5) }),
  'a summary of another message': (commit, group) =>
    forgeIn(commit, 'room', 'lastMessage', { id: group.older.id }),
  'a summary of no message': summary({ id: newId() }),
  'a summary that says deleted': summary({ isDeleted: true }),
  'files that are not there in the summary': summary({ fileCount: 1 }),
  'kinds that are not there in the summary': summary({ kinds: ['image'] }),
  'an extra field in the summary': summary({ html: '<b>' }),
  'a missing field in the summary': summary({ event: undefined }),
  'the summary left as it was': room({ lastMessage: undefined }),
};

const WRONG_ROOM: Forgeries<GroupScene> = {
  'no room update': (commit) => without(commit, 'room'),
  'the count left as it was': room({ seq: undefined }),
  'the count two further': room({ seq: increment(2) }),
  'the count set back': room({ seq: 1 }),
  'no activity': room({ activityAt: undefined }),
  'an activity to come': room({ activityAt: ago(-5) }),
  'a new name': room({ name: 'Mine now' }),
  'a new owner': (commit, group) => forge(commit, 'room', { ownerId: group.member }),
  'more members': (commit, group) =>
    forge(commit, 'room', {
      memberIds: [group.owner, group.admin, group.member, group.other, group.outsider],
    }),
  'another kind of room': room({ kind: 'direct' }),
  'a younger room': room({ createdAt: serverTimestamp() }),
  'an extra field in the room': room({ topic: 'Hearth' }),
};

const WRONG_LIMITS: Forgeries<GroupScene> = {
  'no rate limit': (commit) => without(commit, 'limits'),
  'a limit for another message': limits({ lastMessageId: newId() }),
  'a limit for another room': limits({ lastRoomId: newId() }),
  'an extra field in the limit': limits({ premium: true }),
  'a count of before': limits({ countedAt: ago(1) }),
  'no time of the count': limits({ countedAt: undefined }),
  'a missing message': (commit) => without(commit, 'message'),
  "another's limit": (commit, group) => ({
    ...without(commit, 'limits'),
    limits: set(limitsPath(group.other), commit['limits']?.data ?? {}),
  }),
};

testForgeries(engine, 'sending', sending(), {
  ...WRONG_MESSAGE,
  ...WRONG_SUMMARY,
  ...WRONG_ROOM,
  ...WRONG_LIMITS,
  'an odd id': (_, group) => send({ roomId: group.roomId, me: group.member, id: 'short' }),
  'an id with a dash': (_, group) =>
    send({ roomId: group.roomId, me: group.member, id: '-'.repeat(20) }),
  'an id that is there': (_, group) =>
    send({ roomId: group.roomId, me: group.member, id: group.older.id }),
});

testVariants(engine, 'sending', sending(), {
  'a text in any script': both({ text: 'नमस्ते 👩🏽‍💻\nשלום' }),
  mentions: (commit, group) => forge(commit, 'message', { mentions: [group.owner, group.admin] }),
});

describe('a long message', () => {
  const LONG = '😀a\n'.repeat(100);
  testForgeries(engine, 'sending 300 characters', sending({ text: LONG }), {
    'a summary that goes on': summary({ text: [...LONG].slice(0, 161).join('') }),
    'a summary of all': summary({ text: LONG }),
    'a summary that stops early': summary({ text: [...LONG].slice(0, 159).join('') }),
    'a summary from the middle': summary({ text: [...LONG].slice(1, 161).join('') }),
  });
  testForgeries(engine, 'sending 161 characters', sending({ text: '😀'.repeat(161) }), {
    'a summary of all': summary({ text: '😀'.repeat(161) }),
  });
  testVariants(engine, 'a message of 160 characters', sending({ text: '😀'.repeat(160) }), {
    'all of it in the summary': (commit) => commit,
  });
});

describe('a reply', () => {
  const replying = async () => {
    const group = await setGroup(engine);
    const { older, member, other, roomId } = group;
    const replyTo = { id: older.id, senderId: member, text: 'An older', kinds: [] };
    return { scene: group, by: other, commit: send({ roomId, me: other, replyTo }) };
  };
  const quote = (fields: Data) => (commit: Commit) => forgeIn(commit, 'message', 'replyTo', fields);
  testForgeries(engine, 'replying', replying, {
    'words never said': quote({ text: 'I resign' }),
    'words from the middle': quote({ text: 'older' }),
    'more than was said': quote({ text: 'An older message and more' }),
    'words in another mouth': (commit, group) =>
      forgeIn(commit, 'message', 'replyTo', { senderId: group.owner }),
    'a message that is not there': quote({ id: newId() }),
    'an extra field in the quote': quote({ html: '<b>' }),
    'no words': quote({ text: undefined }),
    'a picture that was not there': quote({ kinds: ['image'] }),
    'no kinds': quote({ kinds: undefined }),
    'words that are a number': quote({ text: 5 }),
    'a quote that is text': message({ replyTo: 'An older message' }),
  });
  testVariants(engine, 'replying', replying, {
    'all that was said': quote({ text: 'An older message' }),
    'nothing quoted': quote({ text: '' }),
  });

  test('a quote has at most 160 characters', async () => {
    const group = await setGroup(engine);
    const id = newId();
    const long = messageData(group.member, 'é'.repeat(200));
    await apply(engine.admin(), { long: set(messagePath(group.roomId, id), long) });
    const reply = (size: number) =>
      send({
        roomId: group.roomId,
        me: group.other,
        replyTo: { id, senderId: group.member, text: 'é'.repeat(size), kinds: [] },
      });
    expect(await passes(engine, group.other, reply(161))).toBe(false);
    expect(await passes(engine, group.other, reply(160))).toBe(true);
  });

  test('a message of another room is not quoted', async () => {
    const [here, there] = [await setGroup(engine), await setGroup(engine)];
    const replyTo = { id: there.older.id, senderId: there.member, text: 'An older', kinds: [] };
    const commit = send({ roomId: here.roomId, me: here.member, replyTo });
    expect(await passes(engine, here.member, commit)).toBe(false);
  });
});

describe('two messages in one commit', () => {
  const twoOf = (first: Commit, second: Commit): Commit => ({
    ...first,
    ...Object.fromEntries(Object.entries(second).map(([name, write]) => [`${name}2`, write])),
  });

  test('in one room', async () => {
    const { roomId, member } = await setGroup(engine);
    const second = without(send({ roomId, me: member }), 'limits');
    expect(await passes(engine, member, twoOf(send({ roomId, me: member }), second))).toBe(false);
    const extra = { message: second['message'] ?? remove('') };
    expect(await passes(engine, member, twoOf(send({ roomId, me: member }), extra))).toBe(false);
  });

  test('with one id in two rooms, counted once', async () => {
    const here = await setGroup(engine);
    const there = await setGroup(engine);
    await apply(engine.admin(), {
      member: set(memberPath(there.roomId, here.member), { role: 'member', joinedAt: ago(5) }),
      room: update(roomPath(there.roomId), { memberIds: [there.owner, here.member] }),
    });
    const id = newId();
    const first = send({ roomId: here.roomId, me: here.member, id });
    const second = send({ roomId: there.roomId, me: here.member, id });
    expect(await passes(engine, here.member, twoOf(first, without(second, 'limits')))).toBe(false);
    expect(await passes(engine, here.member, second)).toBe(true);
  });
});

describe('two changes of the room for one message', () => {
  test('are not counted twice', async () => {
    const { roomId, member } = await setGroup(engine);
    const commit = send({ roomId, me: member });
    const twice = { first: commit['room'] ?? remove(''), ...commit };
    expect(await passes(engine, member, twice)).toBe(false);
    expect(await passes(engine, member, commit)).toBe(true);
  });

  test('one that nobody is told of does not hide behind the other', async () => {
    const { roomId, admin } = await setGroup(engine);
    const as = { roomId, me: admin, id: newId() };
    const commit = send(as);
    const hidden = rename({ ...as, name: 'Quietly renamed' })['room'] ?? remove('');
    expect(await passes(engine, admin, { hidden, ...commit })).toBe(false);
    expect(await passes(engine, admin, commit)).toBe(true);
  });
});

describe('two people at the same moment', () => {
  test('both messages arrive', async () => {
    const { roomId, member, other } = await setGroup(engine);
    const both = await Promise.all(
      [member, other].map((me) => passes(engine, me, send({ roomId, me }))),
    );
    expect(both).toEqual([true, true]);
  });
});

describe('a direct room', () => {
  test('two people talk, and neither another', async () => {
    const { roomId, me, other } = await setDirect(engine);
    const { outsider } = await setGroup(engine);
    expect(await passes(engine, me, send({ roomId, me }))).toBe(true);
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(true);
    expect(await passes(engine, outsider, send({ roomId, me: outsider }))).toBe(false);
  });

  test('the first message', async () => {
    const [me, other] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    expect(await passes(engine, me, createDirect(me, other))).toBe(true);
    const roomId = directRoomId(me, other);
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(true);
  });

  test.each([true, false])('a block holds for one side only (the first: %s)', async (isFirst) => {
    const scene = await setDirect(engine);
    const [first, second] = [scene.me, scene.other].sort();
    const [blocker, blocked] = isFirst ? [first, second] : [second, first];
    if (!blocker || !blocked) throw new Error('a direct room of two');
    await apply(engine.admin(), {
      block: set(`users/${blocker}/blocks/${blocked}`, { at: ago(1) }),
    });
    const { roomId } = scene;
    expect(await passes(engine, blocked, send({ roomId, me: blocked }))).toBe(false);
    expect(await passes(engine, blocker, send({ roomId, me: blocker }))).toBe(true);
  });

  test('a block does not reach into a group', async () => {
    const { roomId, member, owner, admin, other } = await setGroup(engine);
    const blocks = [owner, admin, other].map((uid): [string, ReturnType<typeof set>] => [
      uid,
      set(`users/${uid}/blocks/${member}`, { at: ago(1) }),
    ]);
    await apply(engine.admin(), Object.fromEntries(blocks));
    expect(await passes(engine, member, send({ roomId, me: member }))).toBe(true);
  });
});

describe('the rate limit', () => {
  const STORED = { count: 5, lastRoomId: 'room', lastMessageId: 'message' };

  /** A send that counts up, or opens a window, after one that began so many minutes ago. */
  const sendingAfter = (minutesAgo: number, window: 'fresh' | 'count') => async () => {
    const group = await setGroup(engine);
    const stored = { ...STORED, windowStartedAt: ago(minutesAgo) };
    await apply(engine.admin(), { limits: set(limitsPath(group.member), stored) });
    const commit = send({ roomId: group.roomId, me: group.member, window });
    return { scene: group, by: group.member, commit };
  };

  testForgeries(engine, 'the first window', sending(), {
    'a count from 0': limits({ count: 0 }),
    'a count from 2': limits({ count: 2 }),
    'a negative count': limits({ count: -100 }),
    'a window that began earlier': limits({ windowStartedAt: ago(1) }),
    'a window to come': limits({ windowStartedAt: ago(-60) }),
    'no window': limits({ windowStartedAt: undefined }),
  });

  testForgeries(engine, 'counting up', sendingAfter(0.5, 'count'), {
    'no count': limits({ count: undefined }),
    'two at once': limits({ count: increment(2) }),
    'a count that falls': limits({ count: 1 }),
    'a later window': limits({ windowStartedAt: serverTimestamp() }),
    'an earlier window': limits({ windowStartedAt: ago(5) }),
    'a fresh window too early': (_, group) =>
      send({ roomId: group.roomId, me: group.member, window: 'fresh' }),
    'an extra field': limits({ premium: true }),
    'a limit for another message': limits({ lastMessageId: newId() }),
    'a limit for another room': limits({ lastRoomId: newId() }),
  });

  testForgeries(engine, 'a fresh window', sendingAfter(1.1, 'fresh'), {
    'a count from 2': limits({ count: 2 }),
    'a window that began earlier': limits({ windowStartedAt: ago(2) }),
    'the count of the old one': limits({ count: 61 }),
  });

  test('counting on in an old window is the safe side of a wrong clock', async () => {
    const { by, commit } = await sendingAfter(30, 'count')();
    expect(await passes(engine, by, commit)).toBe(true);
  });

  test('who counts for nothing has the less left', async () => {
    const { by, commit } = await sendingAfter(0.5, 'count')();
    const alone = { limits: commit['limits'] ?? remove('') };
    expect(await passes(engine, by, alone)).toBe(true);
    expect(await passes(engine, by, without(commit, 'limits'))).toBe(false);
    for (const lie of [{ count: 5 }, { windowStartedAt: ago(2) }, { countedAt: ago(-1) }]) {
      expect(await passes(engine, by, forge(alone, 'limits', lie))).toBe(false);
    }
    const long = { lastRoomId: 'x'.repeat(300), lastMessageId: 'x'.repeat(300) };
    const longer = { ...long, lastMessageId: 'x'.repeat(301) };
    expect(await passes(engine, by, forge(alone, 'limits', longer))).toBe(false);
    expect(await passes(engine, by, forge(alone, 'limits', long))).toBe(true);
  });

  test.each(['fresh', 'count'] as const)(
    "nobody counts on another's message (%s)",
    async (window) => {
      const { scene, commit } = await sendingAfter(0.5, window)();
      const { member, other } = scene;
      const stored = { ...STORED, windowStartedAt: ago(0.5) };
      if (window === 'count')
        await apply(engine.admin(), { theirs: set(limitsPath(other), stored) });
      else await apply(engine.admin(), { mine: remove(limitsPath(member)) });
      const limits = commit['limits'] ?? remove('');
      const theirs = { ...limits, path: limitsPath(other) };
      // `member` may not write it, and `other` not in a commit whose message is of `member`.
      expect(await passes(engine, member, { ...commit, theirs })).toBe(false);
      expect(await passes(engine, other, { ...commit, limits: theirs })).toBe(false);
      expect(await passes(engine, member, commit)).toBe(true);
    },
  );

  test('60 messages pass in a minute, the 61st does not', async () => {
    const { roomId, member } = await setGroup(engine);
    for (let count = 1; count <= 60; count += 1) {
      const window = count === 1 ? 'fresh' : 'count';
      expect(await passes(engine, member, send({ roomId, me: member, window }))).toBe(true);
    }
    expect(await passes(engine, member, send({ roomId, me: member, window: 'count' }))).toBe(false);
    expect(await passes(engine, member, send({ roomId, me: member, window: 'fresh' }))).toBe(false);
  });
});

test('a summary does not change without its message', async () => {
  const group = await setGroup(engine);
  const lie = {
    room: update(roomPath(group.roomId), { 'lastMessage.text': 'I resign' }),
  };
  expect(await passes(engine, group.member, lie)).toBe(false);
  const count = { room: update(roomPath(group.roomId), { seq: SCENE_SEQ + 1 }) };
  expect(await passes(engine, group.member, count)).toBe(false);
});
