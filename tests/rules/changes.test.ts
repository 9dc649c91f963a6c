import {
  collection,
  deleteField,
  doc,
  getDoc,
  getDocs,
  increment,
  serverTimestamp,
  Timestamp,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import {
  blockPath,
  editPath,
  editsPath,
  limitsPath,
  memberPath,
  messagePath,
  roomPath,
} from '@hearth/domain/paths';
import { deleteMessage, edit, newId, react, send, type Stored } from './builders';
import { apply, forge, set, update, without, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago, messageData, setDirect, setGroup, type GroupScene } from './scene';
import { isAllowed, passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

const message = (fields: Data) => (commit: Commit) => forge(commit, 'message', fields);
const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);
const kept = (fields: Data) => (commit: Commit) => forge(commit, 'version', fields);
const limits = (fields: Data) => (commit: Commit) => forge(commit, 'limits', fields);

/** Puts a message by `member`; gives what an edit needs to know of it. */
async function putMessage(group: GroupScene, fields: Data): Promise<Stored> {
  const id = newId();
  const data = messageData(group.member, 'A message', fields);
  await apply(engine.admin(), { it: set(messagePath(group.roomId, id), data) });
  const { text, mentions, createdAt, editedAt, editCount } = data as unknown as Required<Stored>;
  return {
    roomId: group.roomId,
    id,
    senderId: group.member,
    text,
    mentions,
    createdAt,
    editedAt,
    editCount,
    isLast: false,
  };
}

const NOT_MINE: Forgeries<GroupScene> = {
  'the sender changed': (commit, group) => forge(commit, 'message', { senderId: group.other }),
  'the kind changed': message({ kind: 'system' }),
  'the time changed': message({ createdAt: serverTimestamp() }),
  'an event': message({ event: { type: 'left' } }),
  'an extra field': message({ isPinned: true }),
  'an updatedAt of its own': message({ updatedAt: Timestamp.now() }),
  'no updatedAt': message({ updatedAt: undefined }),
};

describe('editing', () => {
  const editing = (which: 'older' | 'last') => async () => {
    const group = await setGroup(engine);
    return { scene: group, by: group.member, commit: edit(group[which], 'Changed') };
  };

  testForgeries(engine, 'editing', editing('older'), {
    ...NOT_MINE,
    'no text': message({ text: '' }),
    'white space': message({ text: ' \n' }),
    'a text that is a number': message({ text: 5 }),
    'too many mentions': message({ mentions: Array.from({ length: 21 }, (_, i) => `u${i}`) }),
    'mentions that are numbers': message({ mentions: [1] }),
    'the time of the edit left out': message({ editedAt: undefined }),
    'a time of its own': message({ editedAt: Timestamp.now() }),
    'the count left as it was': message({ editCount: undefined }),
    'the count two further': message({ editCount: increment(2) }),
    'another quote': message({ replyTo: { id: 'x', senderId: 'y', text: 'z' } }),
    'other reactions': message({ reactions: { somebody: ['👍'] } }),
    'a deletion in one go': (commit, group) =>
      forge(commit, 'message', { deletedAt: serverTimestamp(), deletedBy: group.member }),
    'no version kept': (commit) => without(commit, 'version'),
    'a version kept without the edit': (commit) => without(commit, 'message'),
    'another text kept': kept({ text: 'Never said' }),
    'other mentions kept': kept({ mentions: ['somebody'] }),
    'another time kept': kept({ writtenAt: ago(19) }),
    'a time kept that is null': kept({ writtenAt: null }),
    'an extra field kept': kept({ by: 'me' }),
    'a field of the version missing': kept({ mentions: undefined }),
    'the version kept under another number': (commit, group) => ({
      ...without(commit, 'version'),
      version: set(editPath(group.roomId, group.older.id, 1), commit['version']?.data ?? {}),
    }),
    'a second version on top': (commit, group) => ({
      ...commit,
      more: set(editPath(group.roomId, group.older.id, 1), commit['version']?.data ?? {}),
    }),
    'no rate limit': (commit) => without(commit, 'limits'),
    'a limit for another message': limits({ lastMessageId: newId() }),
    'a limit for another room': limits({ lastRoomId: newId() }),
    'an extra field in the limit': limits({ premium: true }),
    'a count of before': limits({ countedAt: ago(1) }),
    'a count from 2': limits({ count: 2 }),
    "another's limit": (commit, group) => ({
      ...without(commit, 'limits'),
      limits: set(limitsPath(group.other), commit['limits']?.data ?? {}),
    }),
    'the summary changed though it tells another': (commit, group) => ({
      ...commit,
      room: update(roomPath(group.roomId), { 'lastMessage.text': 'Changed' }),
    }),
  });

  testForgeries(engine, 'editing the last message', editing('last'), {
    'the summary left as it was': (commit) => without(commit, 'room'),
    'another text in the summary': room({ 'lastMessage.text': 'Something else' }),
    'half the text in the summary': room({ 'lastMessage.text': 'Chan' }),
    'a summary that says deleted': room({ 'lastMessage.isDeleted': true }),
    'another sender in the summary': room({ 'lastMessage.senderId': 'somebody' }),
    'another time in the summary': room({ 'lastMessage.createdAt': serverTimestamp() }),
    'an extra field in the summary': room({ 'lastMessage.html': '<b>' }),
    'a summary that forgets when': room({ 'lastMessage.createdAt': deleteField() }),
    'the count moved': room({ seq: increment(1) }),
    activity: room({ activityAt: serverTimestamp() }),
    'another name for the room': room({ name: 'Mine now' }),
    'more members': room({ memberIds: [] }),
    'the summary alone': (commit) => ({ room: commit['room'] ?? set('', {}) }),
  });

  testVariants(engine, 'editing the last message', editing('last'), {
    'a long text, cut in the summary': (_, group) => edit(group.last, '😀'.repeat(300)),
    mentions: (_, group) => edit(group.last, 'Hello', { mentions: [group.owner, group.admin] }),
  });

  test.each([
    [59, true],
    [60, false],
  ])('with %d in the window counts like a message: %s', async (count, isAllowed) => {
    const { member, older } = await setGroup(engine);
    const last = { lastRoomId: 'room', lastMessageId: 'message' };
    const window = { windowStartedAt: ago(0.5), count, ...last };
    await apply(engine.admin(), { it: set(limitsPath(member), window) });
    const again = edit(older, 'Changed', { window: 'count' });
    expect(await passes(engine, member, edit(older, 'Changed'))).toBe(false);
    expect(await passes(engine, member, again)).toBe(isAllowed);
  });

  test('has a count of its own, not that of its sending nor of the edit before', async () => {
    const group = await setGroup(engine);
    const { roomId, member } = group;
    const sent = send({ roomId, me: member });
    expect(await passes(engine, member, sent)).toBe(true);
    const id = sent['limits']?.data['lastMessageId'] as string;
    const stored = await getDoc(doc(engine.admin(), messagePath(roomId, id)));
    const createdAt = stored.get('createdAt') as Timestamp;
    const of = { roomId, id, senderId: member, text: 'Hello', createdAt, isLast: true };
    const counted = { window: 'count' } as const;
    expect(await passes(engine, member, without(edit(of, 'One', counted), 'limits'))).toBe(false);
    expect(await passes(engine, member, edit(of, 'One', counted))).toBe(true);
    const edited = await getDoc(doc(engine.admin(), messagePath(roomId, id)));
    const editedAt = edited.get('editedAt') as Timestamp;
    const again = edit({ ...of, text: 'One', editedAt, editCount: 1 }, 'Two', counted);
    expect(await passes(engine, member, without(again, 'limits'))).toBe(false);
    expect(await passes(engine, member, again)).toBe(true);
  });

  test('two messages with one count is not possible', async () => {
    const { member, older, last } = await setGroup(engine);
    const second = Object.entries(without(edit(last, 'Changed'), 'limits'));
    const both = {
      ...edit(older, 'Changed'),
      ...Object.fromEntries(second.map(([name, write]) => [`${name}2`, write])),
    };
    expect(await passes(engine, member, both)).toBe(false);
    const limits2 = edit(last, 'Changed', { window: 'count' })['limits'] ?? set('', {});
    expect(await passes(engine, member, { ...both, limits2 })).toBe(false);
  });

  test('a second edit keeps the first, with its time', async () => {
    const group = await setGroup(engine);
    const editedAt = ago(5);
    const of = await putMessage(group, { editedAt, editCount: 1, mentions: [group.owner] });
    const forged = kept({ writtenAt: of.createdAt })(edit(of, 'Again'));
    expect(await passes(engine, group.member, forged)).toBe(false);
    expect(await passes(engine, group.member, edit(of, 'Again'))).toBe(true);
  });

  test('nobody edits what another wrote, whatever their role', async () => {
    const group = await setGroup(engine);
    for (const uid of [group.owner, group.admin, group.other]) {
      expect(await passes(engine, uid, edit(group.older, 'Changed', { me: uid }))).toBe(false);
    }
  });

  test('a system message and a tombstone stay as they are', async () => {
    const group = await setGroup(engine);
    const event = await putMessage(group, { kind: 'system', text: '', event: { type: 'left' } });
    const gone = await putMessage(group, { text: '', deletedAt: ago(1), deletedBy: group.member });
    expect(await passes(engine, group.member, edit(event, 'Changed'))).toBe(false);
    expect(await passes(engine, group.member, edit(gone, 'Changed'))).toBe(false);
  });

  test('after 100 edits a message stays as it is', async () => {
    const group = await setGroup(engine);
    const often = { editedAt: ago(5) };
    const last = await putMessage(group, { ...often, editCount: 99 });
    const full = await putMessage(group, { ...often, editCount: 100 });
    expect(await passes(engine, group.member, edit(last, 'Changed'))).toBe(true);
    const more = edit(full, 'Changed', { window: 'count' });
    expect(await passes(engine, group.member, more)).toBe(false);
  });

  test('a version is kept once', async () => {
    const group = await setGroup(engine);
    const again = { text: 'Never said', mentions: [], writtenAt: ago(20) };
    const before = { it: set(editPath(group.roomId, group.older.id, -1), again) };
    expect(await passes(engine, group.member, before)).toBe(false);
    expect(await passes(engine, group.member, edit(group.older, 'Changed'))).toBe(true);
    const rewrite = { it: set(editPath(group.roomId, group.older.id, 0), again) };
    expect(await passes(engine, group.member, rewrite)).toBe(false);
    const invent = { it: set(editPath(group.roomId, group.older.id, 1), again) };
    expect(await passes(engine, group.member, invent)).toBe(false);
  });

  // No commit leads here: an edit was lost, and the version that it kept was not.
  test('a version that was left over proves nothing of the edit', async () => {
    const group = await setGroup(engine);
    const { version, ...again } = edit(group.older, 'Changed');
    await apply(engine.admin(), { version: version ?? set('', {}) });
    expect(await passes(engine, group.other, again)).toBe(false);
    for (const fields of [{ editedAt: ago(1) }, { editCount: 2 }]) {
      expect(await passes(engine, group.member, message(fields)(again))).toBe(false);
    }
    expect(await passes(engine, group.member, again)).toBe(true);
  });

  test('who was removed edits nothing', async () => {
    const group = await setGroup(engine);
    await apply(engine.admin(), {
      member: update(memberPath(group.roomId, group.member), { role: 'former' }),
      room: update(roomPath(group.roomId), { memberIds: [group.owner, group.admin, group.other] }),
    });
    expect(await passes(engine, group.member, edit(group.older, 'Changed'))).toBe(false);
    expect(await passes(engine, group.member, deleteMessage(group.older, group.member))).toBe(
      false,
    );
    const reaction = react(group.roomId, group.older.id, group.member, ['👍']);
    expect(await passes(engine, group.member, reaction)).toBe(false);
  });
});

describe('deleting', () => {
  const deleting = (which: 'older' | 'last') => async () => {
    const group = await setGroup(engine);
    return { scene: group, by: group.member, commit: deleteMessage(group[which], group.member) };
  };

  testForgeries(engine, 'deleting', deleting('older'), {
    ...NOT_MINE,
    'text left over': message({ text: 'Still here' }),
    'mentions left over': message({ mentions: ['somebody'] }),
    'a quote left over': message({ replyTo: { id: 'x', senderId: 'y', text: 'z' } }),
    'reactions left over': message({ reactions: { somebody: ['👍'] } }),
    'a time of its own': message({ deletedAt: Timestamp.now() }),
    'no time': message({ deletedAt: null }),
    'another deleter': (commit, group) => forge(commit, 'message', { deletedBy: group.owner }),
    'no deleter': message({ deletedBy: null }),
    'an edit in one go': message({ editedAt: serverTimestamp() }),
    'the count of edits set back': message({ editCount: 0.5 }),
  });

  testForgeries(engine, 'deleting the last message', deleting('last'), {
    'the summary left as it was': (commit) => without(commit, 'room'),
    'text left in the summary': room({ 'lastMessage.text': 'The last message' }),
    'some text left in the summary': room({ 'lastMessage.text': 'T' }),
    'a summary that says nothing of it': room({ 'lastMessage.isDeleted': false }),
    'a summary alone': (commit) => ({ room: commit['room'] ?? set('', {}) }),
  });

  test.each(['owner', 'admin'] as const)('an %s deletes what a member wrote', async (who) => {
    const group = await setGroup(engine);
    expect(await passes(engine, group[who], deleteMessage(group.last, group[who]))).toBe(true);
  });

  test('a member does not', async () => {
    const group = await setGroup(engine);
    expect(await passes(engine, group.other, deleteMessage(group.last, group.other))).toBe(false);
  });

  test('in a direct room each deletes only their own', async () => {
    const { me, other, last } = await setDirect(engine);
    expect(await passes(engine, other, deleteMessage(last, other))).toBe(false);
    expect(await passes(engine, me, deleteMessage(last, me))).toBe(true);
  });

  test('a system message and a tombstone stay as they are', async () => {
    const group = await setGroup(engine);
    const event = await putMessage(group, { kind: 'system', text: '', event: { type: 'left' } });
    const gone = await putMessage(group, { text: '', deletedAt: ago(1), deletedBy: group.owner });
    expect(await passes(engine, group.member, deleteMessage(event, group.member))).toBe(false);
    expect(await passes(engine, group.member, deleteMessage(gone, group.member))).toBe(false);
  });

  test('an edited message with quote, mentions and reactions leaves nothing', async () => {
    const group = await setGroup(engine);
    const of = await putMessage(group, {
      editedAt: ago(5),
      editCount: 1,
      mentions: [group.owner],
      replyTo: { id: group.older.id, senderId: group.member, text: '' },
      reactions: { [group.owner]: ['👍'] },
    });
    const partly = ['mentions', 'replyTo', 'reactions'].map((field) =>
      forge(deleteMessage(of, group.member), 'message', { [field]: undefined }),
    );
    for (const commit of partly) expect(await passes(engine, group.member, commit)).toBe(false);
    expect(await passes(engine, group.member, deleteMessage(of, group.member))).toBe(true);
  });

  test('earlier versions go with the message', async () => {
    const group = await setGroup(engine);
    await apply(engine.admin(), {
      version: set(editPath(group.roomId, group.older.id, 0), { text: 'Before' }),
      message: update(messagePath(group.roomId, group.older.id), { deletedAt: ago(1) }),
    });
    const db = engine.db(group.member);
    const path = editPath(group.roomId, group.older.id, 0);
    expect(await isAllowed(getDoc(doc(db, path)))).toBe(false);
    expect(await isAllowed(getDocs(collection(db, editsPath(group.roomId, group.older.id))))).toBe(
      false,
    );
  });
});

describe('reacting', () => {
  const reacting = async () => {
    const group = await setGroup(engine);
    await apply(engine.admin(), {
      it: update(messagePath(group.roomId, group.older.id), {
        [`reactions.${group.admin}`]: ['❤️'],
      }),
    });
    const commit = react(group.roomId, group.older.id, group.other, ['👍', '😀']);
    return { scene: group, by: group.other, commit };
  };
  const mine = (emoji: unknown) => (commit: Commit, group: GroupScene) =>
    forge(commit, 'message', { [`reactions.${group.other}`]: emoji });

  testForgeries(engine, 'reacting', reacting, {
    ...NOT_MINE,
    "another's reaction": (commit, group) =>
      forge(commit, 'message', { [`reactions.${group.member}`]: ['👎'] }),
    "another's reaction changed": (commit, group) =>
      forge(commit, 'message', { [`reactions.${group.admin}`]: ['👎'] }),
    "another's reaction taken away": (commit, group) =>
      forge(commit, 'message', { [`reactions.${group.admin}`]: deleteField() }),
    'all reactions replaced': (_, group) => ({
      message: update(messagePath(group.roomId, group.older.id), {
        reactions: { [group.other]: ['👍'] },
        updatedAt: serverTimestamp(),
      }),
    }),
    'the text changed': message({ text: 'Changed' }),
    words: mine(['hello']),
    'a word behind an emoji': mine(['👍 yes']),
    'words of other scripts': mine(['привет']),
    'letters of another width': mine(['ｈｉ']),
    'a letter behind an emoji': mine(['👍é']),
    'a letter among many': mine(['👍', '你', '😀']),
    numbers: mine([1, 2]),
    'an empty item': mine(['']),
    'two in one': mine(['👍 👍']),
    'one that turns text around': mine(['👍\u202e']),
    'an item that is too long': mine(['😀'.repeat(18)]),
    'text instead of a list': mine('👍'),
    'a list in a map': mine({ emoji: '👍' }),
    'the summary changed along': (commit, group) => ({
      ...commit,
      room: update(roomPath(group.roomId), { 'lastMessage.text': 'I resign' }),
    }),
  });

  testVariants(engine, 'reacting', reacting, {
    none: (_, group) => react(group.roomId, group.older.id, group.other, []),
    'an empty list': mine([]),
    'keycaps, flags and families': mine(['1️⃣', '#️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨🏻‍❤️‍💋‍👨🏼', '👩‍👩‍👧‍👦', '©️']),
    'pictures of words': mine(['🇩🇪', '㊙️', '🔤', '🆎', '🆗', '💯', '🔟', '🉑']),
    'letters that are pictures': mine(['ℹ️', '🅰️', '🅱️', '🅾️', '🅿️', 'Ⓜ️', '🈁', '™️']),
  });

  test('a reaction does not change the summary of the last message', async () => {
    const group = await setGroup(engine);
    const lie = {
      ...react(group.roomId, group.last.id, group.other, ['👍']),
      room: update(roomPath(group.roomId), { 'lastMessage.text': 'I resign' }),
    };
    expect(await passes(engine, group.other, lie)).toBe(false);
  });

  test('nobody reacts to a system message', async () => {
    const group = await setGroup(engine);
    const told = await putMessage(group, { kind: 'system', event: { type: 'left' } });
    const reaction = react(group.roomId, told.id, group.other, ['👍']);
    expect(await passes(engine, group.other, reaction)).toBe(false);
  });

  test('nobody reacts to a tombstone', async () => {
    const group = await setGroup(engine);
    const gone = await putMessage(group, { text: '', deletedAt: ago(1), deletedBy: group.member });
    expect(
      await passes(engine, group.other, react(group.roomId, gone.id, group.other, ['👍'])),
    ).toBe(false);
  });

  test('a block holds for edits and reactions in a direct room', async () => {
    const { roomId, me, other, last } = await setDirect(engine);
    await apply(engine.admin(), { block: set(blockPath(other, me), { at: ago(1) }) });
    expect(await passes(engine, me, edit(last, 'Changed'))).toBe(false);
    expect(await passes(engine, me, react(roomId, last.id, me, ['👍']))).toBe(false);
    expect(await passes(engine, other, react(roomId, last.id, other, ['👍']))).toBe(true);
    expect(await passes(engine, me, deleteMessage(last, me))).toBe(true);
  });
});

test('a summary follows only the message that it tells', async () => {
  const group = await setGroup(engine);
  const next = send({ roomId: group.roomId, me: group.other, text: 'Newer' });
  expect(await passes(engine, group.other, next)).toBe(true);
  // What was the last message is not any more: its edit must leave the summary alone.
  expect(await passes(engine, group.member, edit(group.last, 'Changed'))).toBe(false);
  expect(
    await passes(engine, group.member, edit({ ...group.last, isLast: false }, 'Changed')),
  ).toBe(true);
});
