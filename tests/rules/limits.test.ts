import { Timestamp } from 'firebase/firestore/lite';
import { expect, test } from 'vitest';
import * as limits from '@hearth/domain/limits';
import { excerpt } from '@hearth/domain/message';
import { limitsPath, messagePath, roomPath } from '@hearth/domain/paths';
import { LOCALES, THEMES } from '@hearth/domain/preferences';
import { PRESENCE_STATES } from '@hearth/domain/presence';
import { REACTIONS_PER_PERSON_MAX } from '@hearth/domain/limits';
import { testBounds, type Bounds } from './bounds';
import {
  addPeople,
  beat,
  createGroup,
  createProfile,
  edit,
  newId,
  react,
  saveSettings,
  send,
  updateProfile,
} from './builders';
import { apply, forge, forgeIn, set, update } from './commit';
import { readRules, useEngine } from './engine';
import { addPerson, ago, messageData, newUid, setGroup } from './scene';
import { passes } from './verdict';

const engine = useEngine();

const BOUNDS: Bounds = {
  'characters of a message': {
    max: limits.MESSAGE_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      return { by: member, commit: send({ roomId, me: member, text: 'é'.repeat(size) }) };
    },
  },
  'characters of an edited message': {
    max: limits.MESSAGE_MAX_CHARS,
    attempt: async (size) => {
      const { member, older } = await setGroup(engine);
      return { by: member, commit: edit(older, 'é'.repeat(size)) };
    },
  },
  'characters of a summary': {
    max: limits.EXCERPT_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const text = 'x'.repeat(500);
      const lastMessage = { text: text.slice(0, size) };
      return {
        by: member,
        commit: forgeIn(send({ roomId, me: member, text }), 'room', 'lastMessage', lastMessage),
      };
    },
  },
  'characters of a quote': {
    max: limits.EXCERPT_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const id = newId();
      const quoted = set(messagePath(roomId, id), messageData(member, '😀'.repeat(500)));
      await apply(engine.admin(), { quoted });
      const replyTo = { id, senderId: member, text: '😀'.repeat(size), kinds: [] };
      return { by: member, commit: send({ roomId, me: member, replyTo }) };
    },
  },
  'people mentioned': {
    max: limits.MENTIONS_MAX,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const mentions = Array.from({ length: size }, (_, i) => `u${i}`.padEnd(128, 'x'));
      return { by: member, commit: send({ roomId, me: member, mentions }) };
    },
  },
  'reactions of one person': {
    max: limits.REACTIONS_PER_PERSON_MAX,
    attempt: async (size) => {
      const { roomId, member, older } = await setGroup(engine);
      const emoji = Array.from({ length: size }, (_, i) => String.fromCodePoint(0x1f600 + i));
      return { by: member, commit: react(roomId, older.id, member, emoji) };
    },
  },
  'characters of an emoji': {
    max: limits.EMOJI_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, member, older } = await setGroup(engine);
      return { by: member, commit: react(roomId, older.id, member, ['👍'.repeat(size)]) };
    },
  },
  'characters of all emoji': {
    max: limits.EMOJI_MAX_CHARS,
    attempt: async (size) => {
      const { roomId, member, older } = await setGroup(engine);
      const emoji = Array.from({ length: REACTIONS_PER_PERSON_MAX }, () => '👍'.repeat(size));
      return { by: member, commit: react(roomId, older.id, member, emoji) };
    },
  },
  'characters of a status emoji': {
    max: limits.EMOJI_MAX_CHARS,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: updateProfile(me, { statusEmoji: '👍'.repeat(size) }) };
    },
  },
  'characters of a name': {
    max: limits.DISPLAY_NAME_MAX_CHARS,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: updateProfile(me, { displayName: '😀'.repeat(size) }) };
    },
  },
  'characters of a bio': {
    max: limits.BIO_MAX_CHARS,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: updateProfile(me, { bio: '😀'.repeat(size) }) };
    },
  },
  'characters of a status': {
    max: limits.STATUS_TEXT_MAX_CHARS,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: updateProfile(me, { statusText: '😀'.repeat(size) }) };
    },
  },
  'characters of a search name': {
    max: 128,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: updateProfile(me, { searchName: 'a'.repeat(size) }) };
    },
  },
  'characters of a room name': {
    max: limits.ROOM_NAME_MAX_CHARS,
    attempt: async (size) => {
      const me = await addPerson(engine, 'ada');
      return { by: me, commit: createGroup({ roomId: newId(), me, name: '😀'.repeat(size) }) };
    },
  },
  'characters of a handle': {
    max: limits.HANDLE_MAX_CHARS,
    attempt: async (size) => {
      const me = newUid('new');
      return {
        by: me,
        commit: createProfile(me, `${newId()}${newId()}`.toLowerCase().slice(0, size)),
      };
    },
  },
  'people added at once': {
    max: limits.ADD_MEMBERS_BATCH_MAX,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const people = Array.from({ length: size }, (_, i) => addPerson(engine, `new${i}`));
      const targetIds = await Promise.all(people);
      return { by: member, commit: addPeople({ roomId, me: member, targetIds }) };
    },
  },
  'people in a group': {
    max: limits.GROUP_MEMBERS_MAX,
    attempt: async (size) => {
      const { roomId, member, outsider } = await setGroup(engine);
      const crowd = Array.from({ length: size - 2 }, (_, i) => `person${i}`);
      const memberIds = [member, ...crowd];
      await apply(engine.admin(), { it: update(roomPath(roomId), { memberIds }) });
      return { by: member, commit: addPeople({ roomId, me: member, targetIds: [outsider] }) };
    },
  },
  'edits of a message': {
    max: limits.EDITS_MAX,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const [id, createdAt, editedAt] = [newId(), ago(10), ago(5)];
      const often = messageData(member, 'Often', { createdAt, editedAt, editCount: size - 1 });
      await apply(engine.admin(), { it: set(messagePath(roomId, id), often) });
      const of = {
        roomId,
        id,
        senderId: member,
        text: 'Often',
        createdAt,
        editedAt,
        isLast: false,
      };
      return { by: member, commit: edit({ ...of, editCount: size - 1 }, 'Again') };
    },
  },
  'messages in a window': {
    max: limits.SEND_LIMIT_COUNT,
    attempt: async (size) => {
      const { roomId, member } = await setGroup(engine);
      const last = { lastRoomId: roomId, lastMessageId: newId() };
      const window = { windowStartedAt: ago(0.1), count: size - 1, ...last };
      await apply(engine.admin(), { it: set(limitsPath(member), window) });
      return { by: member, commit: send({ roomId, me: member, window: 'count' }) };
    },
  },
};

testBounds(engine, BOUNDS);

test('a handle has at least as many characters as the domain says', async () => {
  for (const size of [limits.HANDLE_MIN_CHARS - 1, limits.HANDLE_MIN_CHARS]) {
    const me = newUid('new');
    const handle = newId().toLowerCase().slice(0, size);
    expect(await passes(engine, me, createProfile(me, handle))).toBe(
      size === limits.HANDLE_MIN_CHARS,
    );
  }
});

test.each([
  [limits.SEND_LIMIT_WINDOW_MS + 1_000, true],
  [limits.SEND_LIMIT_WINDOW_MS - 2_000, false],
])('a fresh window %d ms after the last: %s', async (age, isAllowed) => {
  const { roomId, member } = await setGroup(engine);
  const windowStartedAt = Timestamp.fromMillis(Date.now() - age);
  const window = { windowStartedAt, count: 1, lastRoomId: roomId, lastMessageId: newId() };
  await apply(engine.admin(), { it: set(limitsPath(member), window) });
  expect(await passes(engine, member, send({ roomId, me: member }))).toBe(isAllowed);
});

test('the rules name the window of the domain', () => {
  const seconds = limits.SEND_LIMIT_WINDOW_MS / 1_000;
  expect(readRules('firestore.rules')).toContain(
    `windowStartedAt + duration.value(${seconds}, 's')`,
  );
});

test('what nobody clears may live as long as the domain says, and a day of clock error more', async () => {
  const me = newUid('ada');
  const until = (ms: number) =>
    forge(beat(me), 'presence', { expiresAt: Timestamp.fromMillis(Date.now() + ms) });
  const day = 24 * 60 * 60_000;
  expect(await passes(engine, me, until(limits.EPHEMERAL_TTL_MS + day - 60_000))).toBe(true);
  expect(await passes(engine, me, until(limits.EPHEMERAL_TTL_MS + day + 60_000))).toBe(false);
});

test('every state, theme and language of the domain passes', async () => {
  const me = newUid('ada');
  for (const state of PRESENCE_STATES) {
    expect(await passes(engine, me, forge(beat(me), 'presence', { state }))).toBe(true);
  }
  for (const theme of THEMES)
    expect(await passes(engine, me, saveSettings(me, { theme }))).toBe(true);
  for (const locale of LOCALES) {
    expect(await passes(engine, me, saveSettings(me, { locale }))).toBe(true);
  }
});

test('the excerpt of the domain is the one that rules expect', async () => {
  const { roomId, member } = await setGroup(engine);
  const text = 'e\u0301👩🏽‍💻 '.repeat(100);
  expect([...excerpt(text)]).toHaveLength(limits.EXCERPT_MAX_CHARS);
  expect(await passes(engine, member, send({ roomId, me: member, text }))).toBe(true);
});

test('the storage rules name the size and the types of the domain', () => {
  const rules = readRules('storage.rules');
  expect(rules).toContain(`request.resource.size <= ${limits.PHOTO_MAX_BYTES / 1024} * 1024`);
  const types = limits.PHOTO_CONTENT_TYPES.map((type) => `'${type}'`).join(', ');
  expect(rules).toContain(`request.resource.contentType in [${types}]`);
});
