import { serverTimestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import {
  ATTACHMENTS_MAX,
  ATTACHMENT_KINDS,
  FILE_NAME_MAX_CHARS,
  MEDIA_TABLE,
} from '@hearth/domain/media';
import { excerpt } from '@hearth/domain/message';
import { messagePath, noticePath, noticesPath, roomPath } from '@hearth/domain/paths';
import { collection, getDocs, limit, query } from 'firebase/firestore/lite';
import { deleteMessage, edit, minutes, newId, photo, removePreview, send } from './builders';
import { apply, forge, forgeBoth, remove, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { addPerson, ago, messageData, setDirect, setGroup } from './scene';
import { isAllowed, passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

const sendingPhotos = (count: number) => async () => {
  const group = await setGroup(engine);
  const attachments = Array.from({ length: count }, () => photo());
  const commit = send({
    roomId: group.roomId,
    me: group.member,
    text: '',
    attachments,
    kinds: ['image'],
  });
  return { scene: group, by: group.member, commit };
};

/** The photo of this commit, lied about. */
const lie = (fields: Data) => (commit: Commit) =>
  forge(commit, 'message', { attachments: [photo(fields)] });

const leaveOut = (field: string) => (commit: Commit) => {
  const { [field]: _left, ...rest } = photo();
  return forge(commit, 'message', { attachments: [rest] });
};

testForgeries(engine, 'sending a photo', sendingPhotos(1), {
  'a path of its own': lie({ path: 'users/somebody/photo/x' }),
  'an odd id': lie({ id: '../../secret' }),
  'an id that is a number': lie({ id: 5 }),
  'no id': leaveOut('id'),
  'a kind of its own': lie({ kind: 'no kind' }),
  'a type that is none': lie({ contentType: 'picture' }),
  'a type with more behind it': lie({ contentType: 'text/html; charset=utf-8' }),
  'no bytes': lie({ size: 0 }),
  'fewer than no bytes': lie({ size: -5 }),
  'too many bytes to be true': lie({ size: 1_000_000_000 }),
  'half a byte': lie({ size: 1.5 }),
  'no width at all': lie({ width: null }),
  'a width that is no number': lie({ width: 'wide' }),
  'a width to break a layout': lie({ width: 100_000 }),
  'a height that is text': lie({ height: 'tall' }),
  'a negative length': lie({ durationMs: -1 }),
  'a placeholder that is no base64': lie({ placeholder: '<svg>' }),
  'an oversized placeholder': lie({ placeholder: 'A'.repeat(61) }),
  'an odd poster': lie({ posterId: '../poster' }),
  'an oversized poster': lie({ posterId: 'p'.repeat(21) }),
  'an oversized waveform': lie({ waveform: 'A'.repeat(101) }),
  'movement that is a number': lie({ isAnimated: 1 }),
  'no name': lie({ name: '' }),
  'a name that turns around': lie({ name: 'photo\u202Egpj.exe' }),
  'a name of two lines': lie({ name: 'a\nb' }),
  'no name at all': leaveOut('name'),
  'a placeholder of two lines': lie({ placeholder: 'AA\nBB' }),
  'a waveform of two lines': lie({ waveform: 'AA\nBB' }),
  'a line break between name and waveform': lie({ waveform: 'AA\nname', name: '' }),
  'no waveform': leaveOut('waveform'),
  'attachments that are text': (commit) => forge(commit, 'message', { attachments: 'none' }),
  'a file that is text': (commit) => forge(commit, 'message', { attachments: ['file'] }),
  'another number of files in the summary': (commit) =>
    forge(commit, 'message', { attachments: [photo(), photo()] }),
  'neither words nor files': (commit) => forgeBoth(commit, { attachments: [], fileCount: 0 }),
  'white space beside the photo': (commit) => forgeBoth(commit, { text: ' \n' }),
});

testVariants(engine, 'sending a photo', sendingPhotos(1), {
  'a caption': (commit) => forgeBoth(commit, { text: 'At last' }),
  'a voice note': lie({
    kind: 'voice',
    contentType: 'audio/webm',
    width: 0,
    height: 0,
    durationMs: 12_345,
    placeholder: '',
    waveform: btoa('x'.repeat(64)),
  }),
  'a video with its poster': lie({
    kind: 'video',
    contentType: 'video/mp4',
    durationMs: 60_000,
    posterId: newId(),
  }),
  'a name in any script': lie({ name: 'صورة من الرحلة 📷.webp' }),
});

describe.each(Array.from({ length: ATTACHMENTS_MAX }, (_, index) => index + 1))(
  'a message of %i files',
  (count) => {
    const sending = async (odd: number | null) => {
      const { roomId, member } = await setGroup(engine);
      const attachments = Array.from({ length: count }, (_, at) =>
        photo(at === odd ? { id: 'short' } : {}),
      );
      return passes(
        engine,
        member,
        send({ roomId, me: member, text: '', attachments, kinds: ['image'] }),
      );
    };

    test('passes', async () => {
      expect(await sending(null)).toBe(true);
    });

    test('has its last one looked at like the first', async () => {
      expect(await sending(count - 1)).toBe(false);
      expect(await sending(0)).toBe(false);
    });
  },
);

// Each pattern at both of its ends.
const AT_THE_EDGE: Record<string, Data[]> = {
  fine: [
    { name: 'x' },
    { size: 1 },
    { size: 999_999_999 },
    { width: 99_999, height: 99_999 },
    { width: 0, height: 0 },
    { durationMs: 0 },
    { durationMs: 999_999_999 },
    { isAnimated: true },
    { placeholder: 'A'.repeat(60) },
    { placeholder: '' },
    { waveform: 'A'.repeat(100) },
    { contentType: 'text/plain', kind: 'file' },
    { contentType: 'application/octet-stream' },
    { contentType: `video/${'x'.repeat(12)}` },
    { contentType: 'video/mp4' },
  ],
  wrong: [
    { id: 'a'.repeat(19) },
    { id: 'a'.repeat(21) },
    { kind: 'gif' },
    { kind: 'images' },
    { contentType: 'abc/mp4' },
    { contentType: 'applications/pdf' },
    { contentType: 'video/mp' },
    { contentType: 'video/quicktimequick' },
    { contentType: `video/${'x'.repeat(13)}` },
    { size: '' },
    { width: '' },
    { height: '' },
    { durationMs: '' },
    { height: 100_000 },
    { durationMs: 1_000_000_000 },
    { isAnimated: 'yes' },
    { isAnimated: 'animal' },
  ],
};

test.each(Object.entries(AT_THE_EDGE).flatMap(([what, all]) => all.map((file) => [what, file])))(
  '%s: %j',
  async (what, file) => {
    const { by, commit } = await sendingPhotos(1)();
    const edge = forge(commit, 'message', { attachments: [photo(file as Data)] });
    expect(await passes(engine, by, edge)).toBe(what === 'fine');
  },
);

test.each([
  [ATTACHMENTS_MAX, true],
  [ATTACHMENTS_MAX + 1, false],
])('%i files in one message: %s', async (count, isFine) => {
  const { by, commit } = await sendingPhotos(count)();
  expect(await passes(engine, by, commit)).toBe(isFine);
});

// A request may evaluate 1000 expressions; these are the messages that need the most.
describe('the dearest message', () => {
  const dearest = (roomId: string, me: string, quoted: { id: string; by: string }) =>
    send({
      roomId,
      me,
      text: 'é'.repeat(4_000),
      mentions: Array.from({ length: 20 }, (_, at) => `u${at}`),
      replyTo: { id: quoted.id, senderId: quoted.by, text: '', kinds: [] },
      attachments: Array.from({ length: ATTACHMENTS_MAX }, () => photo()),
      kinds: ['image', 'video', 'audio', 'voice', 'file', 'link'],
    });
  const DAY = { disappearAfterMs: 24 * 60 * 60_000 };
  const inADay = (commit: Commit) => forge(commit, 'message', { expiresAt: minutes(24 * 60) });

  test('passes in a group', async () => {
    const { roomId, member, other, older } = await setGroup(engine);
    const commit = dearest(roomId, other, { id: older.id, by: member });
    expect(await passes(engine, other, commit)).toBe(true);
  });

  test('passes in a group where messages disappear, with a mute that is over', async () => {
    const { roomId, member, other, older } = await setGroup(engine, DAY);
    await apply(engine.admin(), { it: update(roomPath(roomId), { [`mutes.${other}`]: ago(1) }) });
    const commit = dearest(roomId, other, { id: older.id, by: member });
    expect(await passes(engine, other, inADay(commit))).toBe(true);
  });

  test.each(['me', 'other'] as const)('passes in a direct room (%s)', async (who) => {
    const scene = await setDirect(engine, { barredIds: [] });
    const commit = dearest(scene.roomId, scene[who], { id: scene.last.id, by: scene.me });
    expect(await passes(engine, scene[who], commit)).toBe(true);
  });

  test.each(['me', 'other'] as const)('passes in one that forgets (%s)', async (who) => {
    const scene = await setDirect(engine, { ...DAY, barredIds: [], mutes: { x: ago(1) } });
    const commit = dearest(scene.roomId, scene[who], { id: scene.last.id, by: scene.me });
    expect(await passes(engine, scene[who], inADay(commit))).toBe(true);
  });

  test('can be edited from end to end, and its summary follows', async () => {
    const { roomId, me, last } = await setDirect(engine, { ...DAY, barredIds: [], mutes: {} });
    const [text, createdAt] = ['é'.repeat(4_000), ago(3)];
    const mentions = Array.from({ length: 20 }, (_, at) => `u${at}`);
    const kinds = ['image', 'video', 'audio', 'voice', 'file', 'link'];
    const attachments = Array.from({ length: ATTACHMENTS_MAX }, () => photo());
    const long = { mentions, kinds, attachments, createdAt };
    await apply(engine.admin(), {
      message: update(messagePath(roomId, last.id), { text, ...long }),
      room: update(roomPath(roomId), {
        [`mutes.${me}`]: ago(1),
        'lastMessage.text': excerpt(text),
        'lastMessage.kinds': kinds,
        'lastMessage.fileCount': ATTACHMENTS_MAX,
      }),
    });
    const commit = edit({ ...last, ...long, text }, 'ü'.repeat(4_000), { mentions });
    expect(await passes(engine, me, commit)).toBe(true);
  });
});

test.each([
  [FILE_NAME_MAX_CHARS, true],
  [FILE_NAME_MAX_CHARS + 1, false],
])('a file name of %i characters: %s', async (length, isFine) => {
  const { by, commit } = await sendingPhotos(1)();
  const forged = forge(commit, 'message', { attachments: [photo({ name: 'n'.repeat(length) })] });
  expect(await passes(engine, by, forged)).toBe(isFine);
});

test('every kind and type of the table passes', async () => {
  const types = Object.values(MEDIA_TABLE).flatMap((row) => [...row.types]);
  const files = [
    ...types.map((contentType) => photo({ contentType })),
    ...ATTACHMENT_KINDS.map((kind) => photo({ kind })),
  ];
  for (const file of files) {
    const { roomId, member } = await setGroup(engine);
    const commit = send({ roomId, me: member, text: '', attachments: [file], kinds: ['file'] });
    expect(await passes(engine, member, commit), JSON.stringify(file)).toBe(true);
  }
});

describe('a message with a photo', () => {
  async function stored() {
    const group = await setGroup(engine);
    const id = newId();
    const [createdAt, attachments] = [ago(3), [photo()]];
    const fields = { attachments, kinds: ['image'], createdAt };
    await apply(engine.admin(), {
      it: set(messagePath(group.roomId, id), messageData(group.member, 'Caption', fields)),
    });
    const { roomId, member: senderId } = group;
    return { group, of: { roomId, id, senderId, text: 'Caption', createdAt, isLast: false } };
  }

  test('may lose its caption, not its photo', async () => {
    const { group, of } = await stored();
    const withPhotoGone = forge(edit(of, 'Without'), 'message', { attachments: [] });
    expect(await passes(engine, group.member, withPhotoGone)).toBe(false);
    const withAnother = forge(edit(of, 'Another'), 'message', { attachments: [photo()] });
    expect(await passes(engine, group.member, withAnother)).toBe(false);
    expect(await passes(engine, group.member, edit(of, ''))).toBe(true);
  });

  test('says what it holds when it is edited', async () => {
    const { group, of } = await stored();
    const linked = forge(edit(of, 'https://example.com'), 'message', { kinds: ['image', 'link'] });
    const lied = forge(edit(of, 'https://example.com'), 'message', { kinds: ['treasure'] });
    expect(await passes(engine, group.member, lied)).toBe(false);
    expect(await passes(engine, group.member, linked)).toBe(true);
  });

  test.each(['attachments', 'kinds', 'preview'])('leaves no %s behind', async (field) => {
    const { group, of } = await stored();
    const left = { attachments: [photo()], kinds: ['image'], preview: { type: 'removed' } };
    const kept = forge(deleteMessage(of, group.member), 'message', {
      [field]: left[field as keyof typeof left],
    });
    expect(await passes(engine, group.member, kept)).toBe(false);
    expect(await passes(engine, group.member, deleteMessage(of, group.member))).toBe(true);
  });
});

describe('the preview of a link', () => {
  const card = {
    type: 'card',
    url: 'https://example.com/',
    title: 'Example',
    description: '',
    siteName: '',
    image: null,
  };
  async function stored(preview: Data | null = card) {
    const group = await setGroup(engine);
    const id = newId();
    const linked = messageData(group.member, 'https://example.com', { preview, kinds: ['link'] });
    await apply(engine.admin(), { it: set(messagePath(group.roomId, id), linked) });
    return { group, id, commit: removePreview(group.roomId, id) };
  }

  test('is taken away by its sender alone', async () => {
    const { group, commit } = await stored();
    expect(await passes(engine, group.owner, commit)).toBe(false);
    expect(await passes(engine, group.outsider, commit)).toBe(false);
    expect(await passes(engine, group.member, commit)).toBe(true);
  });

  test('is neither written nor brought back', async () => {
    const { group, commit } = await stored();
    const other = forge(commit, 'message', { preview: { ...card, title: 'Your bank' } });
    expect(await passes(engine, group.member, other)).toBe(false);
    const none = forge(commit, 'message', { preview: null });
    expect(await passes(engine, group.member, none)).toBe(false);
    const withText = forge(commit, 'message', { text: 'something else' });
    expect(await passes(engine, group.member, withText)).toBe(false);
    const untold = {
      message: update(commit['message']?.path ?? '', { preview: { type: 'removed' } }),
    };
    expect(await passes(engine, group.member, untold)).toBe(false);
    const empty = await stored(null);
    expect(await passes(engine, empty.group.member, empty.commit)).toBe(false);
  });

  test('stays as it is for who has left', async () => {
    const { group, commit } = await stored();
    await apply(engine.admin(), {
      room: update(roomPath(group.roomId), { memberIds: [group.owner] }),
    });
    expect(await passes(engine, group.member, commit)).toBe(false);
  });
});

describe('notices', () => {
  const notice = { type: 'fileRejected', createdAt: serverTimestamp() };

  async function told() {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    const path = noticePath(ada, newId());
    await apply(engine.admin(), { it: set(path, notice) });
    return { ada, grace, path };
  }
  const listing = (uid: string | null, of: string, max: number) =>
    isAllowed(getDocs(query(collection(engine.db(uid), noticesPath(of)), limit(max))));

  test('are read by the person alone, in small portions', async () => {
    const { ada, grace } = await told();
    expect(await listing(ada, ada, 20)).toBe(true);
    expect(await listing(ada, ada, 21)).toBe(false);
    expect(await listing(grace, ada, 20)).toBe(false);
    expect(await listing(null, ada, 20)).toBe(false);
  });

  test('are cleared by the person, and written by nobody', async () => {
    const { ada, grace, path } = await told();
    expect(await passes(engine, grace, { it: remove(path) })).toBe(false);
    expect(await passes(engine, ada, { it: set(noticePath(ada, newId()), notice) })).toBe(false);
    expect(await passes(engine, ada, { it: update(path, { type: 'nice' }) })).toBe(false);
    expect(await passes(engine, ada, { it: remove(path) })).toBe(true);
  });
});
