import {
  collection,
  collectionGroup,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  type Firestore,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { MODERATION_RULES, VERDICTS } from '@hearth/domain/moderation/moderationConfig';
import {
  auditPath,
  exportFilePath,
  hiddenFilesPath,
  limitsPath,
  memberPath,
  messagePath,
  moderationConfigPath,
  reportPath,
  reportsPath,
  reviewItemPath,
  reviewPath,
  userPath,
} from '@hearth/domain/paths';
import { REPORT_REASONS } from '@hearth/domain/report';
import { personItemId } from '@hearth/domain/review';
import { WORKSPACE_CLAIM, WORKSPACE_ROLES, WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { count, newId, type Window } from './builders';
import {
  apply,
  forge,
  forgeIn,
  remove,
  set,
  update,
  without,
  type Commit,
  type Data,
} from './commit';
import { HAS_STORAGE, useEngine, type Claims } from './engine';
import { reportMessage, reportPerson, saveModeration } from './moderationBuilders';
import { addPerson, ago, setGroup, type GroupScene } from './scene';
import { isAllowed, passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

const claim = (role: unknown): Claims => ({ [WORKSPACE_CLAIM]: role });

/** What only those who look after a room see of it, and what only those of the workspace see. */
const SIGHTS: Record<
  string,
  { isWorkspaceOnly: boolean; see(db: Firestore, room: GroupScene): unknown }
> = {
  'the set-up': {
    isWorkspaceOnly: false,
    see: (db, { roomId }) => getDoc(doc(db, moderationConfigPath(roomId))),
  },
  'an item': {
    isWorkspaceOnly: false,
    see: (db, { roomId }) => getDoc(doc(db, reviewItemPath(roomId, 'item'))),
  },
  'the queue': {
    isWorkspaceOnly: false,
    see: (db, { roomId }) => getDocs(query(collection(db, reviewPath(roomId)), limit(30))),
  },
  'a report': {
    isWorkspaceOnly: true,
    see: (db, { roomId }) => getDoc(doc(db, reportPath(roomId, 'item', 'somebody'))),
  },
  'the reports': {
    isWorkspaceOnly: true,
    see: (db, { roomId }) => getDocs(query(collection(db, reportsPath(roomId, 'item')), limit(30))),
  },
  'the log': {
    isWorkspaceOnly: false,
    see: (db, { roomId }) => getDocs(query(collection(db, auditPath(roomId)), limit(30))),
  },
  'the queue of all rooms': {
    isWorkspaceOnly: true,
    see: (db) => getDocs(query(collectionGroup(db, 'review'), limit(30))),
  },
  'the log of all rooms': {
    isWorkspaceOnly: true,
    see: (db) => getDocs(query(collectionGroup(db, 'audit'), limit(30))),
  },
};

describe.each(Object.entries(SIGHTS))('%s', (_, { isWorkspaceOnly, see }) => {
  const sees = (uid: string, claims: Claims, room: GroupScene) =>
    isAllowed(Promise.resolve(see(engine.db(uid, claims), room)));

  test.each(WORKSPACE_ROLES)('is seen by who is %s of the workspace', async (role) => {
    const room = await setGroup(engine);
    expect(await sees(room.outsider, claim(role), room)).toBe(true);
  });

  test.each(['member', 'admin', '', null, true, 1, { moderator: true }])(
    'is not seen with the claim %j',
    async (role) => {
      const room = await setGroup(engine);
      expect(await sees(room.outsider, claim(role), room)).toBe(false);
    },
  );

  test('is not seen by a moderator who is shut out', async () => {
    const room = await setGroup(engine);
    const closed = update(userPath(room.outsider), { closed: 'banned' });
    await apply(engine.admin(), { closed });
    expect(await sees(room.outsider, claim('moderator'), room)).toBe(false);
  });

  test.each(['owner', 'admin', 'member', 'removed'] as const)('as the room’s %s', async (role) => {
    const room = await setGroup(engine);
    const isLookedAfter = !isWorkspaceOnly && ['owner', 'admin'].includes(role);
    expect(await sees(room[role], {}, room)).toBe(isLookedAfter);
  });
});

test('pages of the queue and of the log are small for moderators too', async () => {
  const { roomId, outsider } = await setGroup(engine);
  const db = engine.db(outsider, claim('owner'));
  for (const from of [
    collection(db, reviewPath(roomId)),
    collection(db, reportsPath(roomId, 'item')),
    collection(db, auditPath(roomId)),
    collectionGroup(db, 'review'),
    collectionGroup(db, 'audit'),
  ]) {
    expect(await isAllowed(getDocs(query(from, limit(31))))).toBe(false);
    expect(await isAllowed(getDocs(from))).toBe(false);
  }
});

test('the claim opens no room', async () => {
  const { roomId, outsider, older } = await setGroup(engine);
  const db = engine.db(outsider, claim('owner'));
  for (const path of [`rooms/${roomId}`, messagePath(roomId, older.id), 'deletions/somebody']) {
    expect(await isAllowed(getDoc(doc(db, path)))).toBe(false);
  }
});

// Moderators act through functions: neither queue nor log nor set-up is theirs to write.
describe.each(['owner', 'moderator', 'nobody'])('as %s of the workspace', (role) => {
  test('nothing of moderation is written', async () => {
    const { roomId, owner, outsider } = await setGroup(engine);
    const paths = [
      reviewItemPath(roomId, 'item'),
      `${auditPath(roomId)}/entry`,
      reviewItemPath(WORKSPACE_ROOM_ID, personItemId(owner)),
      `${auditPath(WORKSPACE_ROOM_ID)}/entry`,
      'deletions/somebody',
    ];
    const person = role === 'nobody' ? owner : outsider;
    const db = engine.db(person, role === 'nobody' ? {} : claim(role));
    for (const path of paths) {
      expect(await isAllowed(apply(db, { it: set(path, { state: 'open' }) }))).toBe(false);
      await apply(engine.admin(), { it: set(path, { state: 'open' }) });
      expect(await isAllowed(apply(db, { it: update(path, { state: 'done' }) }))).toBe(false);
      expect(await isAllowed(apply(db, { it: remove(path) }))).toBe(false);
    }
    if (role === 'nobody') return;
    expect(await isAllowed(apply(db, saveModeration(roomId)))).toBe(false);
  });
});

describe('the set-up of moderation', () => {
  const config = (fields: Data) => (commit: Commit) => forge(commit, 'config', fields);
  const action = (fields: Data) => (commit: Commit) => forgeIn(commit, 'config', 'actions', fields);

  async function creating() {
    const group = await setGroup(engine);
    return { scene: group, by: group.admin, commit: saveModeration(group.roomId) };
  }

  async function updating() {
    const attempt = await creating();
    await apply(engine.admin(), attempt.commit);
    return attempt;
  }

  const LISTS = ['ownWords', 'allowedWords', 'allowedDomains', 'deniedDomains'];
  const ALL = ['isOn', 'actions', ...LISTS, 'muteMinutes', 'mentionsMax'];
  const FORGERIES = {
    'on or off as a word': config({ isOn: 'yes' }),
    'an unknown verdict': action({ caps: 'shoot' }),
    'a verdict that is null': action({ caps: null }),
    'an unknown rule': action({ smell: 'hide' }),
    'actions that are a list': config({ actions: [] }),
    'no minute of silence': config({ muteMinutes: 0 }),
    'half a minute': config({ muteMinutes: 1.5 }),
    'minutes as text': config({ muteMinutes: '10' }),
    'no mentions at all': config({ mentionsMax: 0 }),
    'half a mention': config({ mentionsMax: 2.5 }),
    'mentions as text': config({ mentionsMax: '8' }),
    'an extra field': config({ note: 'x' }),
    ...Object.fromEntries(ALL.map((name) => [`no ${name}`, config({ [name]: undefined })])),
    ...Object.fromEntries(
      MODERATION_RULES.map((name) => [`no action for ${name}`, action({ [name]: undefined })]),
    ),
    ...Object.fromEntries(
      LISTS.flatMap((name) => [
        [`${name} that are text`, config({ [name]: 'spam' })],
        [`${name} of numbers`, config({ [name]: [5] })],
        [`${name} of two lines`, config({ [name]: ['buy\nnow'] })],
        [`${name} by name`, config({ [name]: { spam: true } })],
      ]),
    ),
  };
  testForgeries(engine, 'setting it up', creating, FORGERIES);
  testForgeries(engine, 'changing it', updating, FORGERIES);
  testVariants(engine, 'changing it', updating, {
    'words of several words': config({ ownWords: ['free money', 'v*agra'] }),
    domains: config({ allowedDomains: ['example.org'], deniedDomains: ['beispiel.de'] }),
    'everything off': config({ isOn: false }),
    ...Object.fromEntries(
      MODERATION_RULES.flatMap((rule) =>
        VERDICTS.map((verdict) => [`${rule}: ${verdict}`, action({ [rule]: verdict })]),
      ),
    ),
  });
});

describe('reports', () => {
  const report = (fields: Data) => (commit: Commit) => forge(commit, 'report', fields);
  const limits = (fields: Data) => (commit: Commit) => forge(commit, 'limits', fields);

  const ofMessage = async () => {
    const group = await setGroup(engine);
    const { roomId, other, member, older } = group;
    const about = { roomId, me: other, subjectId: member, messageId: older.id };
    return { scene: group, by: other, commit: reportMessage(about) };
  };
  const ofPersonIn = (place: 'room' | 'workspace') => async () => {
    const group = await setGroup(engine);
    const { other, member } = group;
    const roomId = place === 'room' ? group.roomId : WORKSPACE_ROOM_ID;
    return {
      scene: group,
      by: other,
      commit: reportPerson({ roomId, me: other, subjectId: member }),
    };
  };

  const FORGERIES = {
    'an unknown reason': report({ reason: 'boring' }),
    'a reason that is null': report({ reason: null }),
    'a note that is null': report({ note: null }),
    'a note that is a number': report({ note: 5 }),
    'a time of its own': report({ createdAt: ago(1) }),
    'an extra field': report({ state: 'done' }),
    'no reason': report({ reason: undefined }),
    'no note': report({ note: undefined }),
    'no time': report({ createdAt: undefined }),
    'no subject': report({ subjectId: undefined }),
    'no message': report({ messageId: undefined }),
    'a subject that is null': report({ subjectId: null }),
    'another subject': (commit: Commit, group: GroupScene) =>
      forge(commit, 'report', { subjectId: group.admin }),
    'another name': (commit: Commit, group: GroupScene) => {
      const { path = '', data = {} } = commit['report'] ?? {};
      return { ...commit, report: set(path.replace(/[^/]+$/, group.admin), data) };
    },
    'no rate limit': (commit: Commit) => without(commit, 'limits'),
    'a limit for something else': limits({ lastMessageId: newId() }),
    'a limit for another room': limits({ lastRoomId: newId() }),
    'a count of before': limits({ countedAt: ago(1) }),
    'a count from 2': limits({ count: 2 }),
    'an extra field in the limit': limits({ premium: true }),
    "another's limit": (commit: Commit, group: GroupScene) => ({
      ...commit,
      limits: set(limitsPath(group.admin), commit['limits']?.data ?? {}),
    }),
  };
  testForgeries(engine, 'reporting a message', ofMessage, {
    ...FORGERIES,
    'another message': (commit, group) => forge(commit, 'report', { messageId: group.last.id }),
    'a message that is not there': (_, { roomId, other, member }) =>
      reportMessage({ roomId, me: other, subjectId: member, messageId: newId() }),
    'the person meant': report({ messageId: null }),
  });
  for (const place of ['room', 'workspace'] as const) {
    testForgeries(engine, `reporting a person of the ${place}`, ofPersonIn(place), {
      ...FORGERIES,
      'a message besides': (commit, group) =>
        forge(commit, 'report', { messageId: group.older.id }),
      'the item as message': (commit, group) =>
        forge(commit, 'report', { messageId: personItemId(group.member) }),
      'nobody at all': (commit, { other }) => {
        const roomId = commit['report']?.path.split('/')[1] ?? '';
        return reportPerson({ roomId, me: other, subjectId: 'nobody' });
      },
      oneself: (commit, { other }) => {
        const roomId = commit['report']?.path.split('/')[1] ?? '';
        return reportPerson({ roomId, me: other, subjectId: other });
      },
      'an item of its own': (commit) => {
        const { path = '', data = {} } = commit['report'] ?? {};
        const lastMessageId = path.split('/')[3]?.replace('person_', 'people_');
        return {
          ...limits({ lastMessageId })(commit),
          report: set(path.replace('person_', 'people_'), data),
        };
      },
    });
  }
  testVariants(engine, 'reporting a message', ofMessage, {
    'some words': report({ note: 'Line one\nline two 😀' }),
    ...Object.fromEntries(
      REPORT_REASONS.map((reason) => [`the reason ${reason}`, report({ reason })]),
    ),
  });

  test('one does not report oneself', async () => {
    const { roomId, member, older } = await setGroup(engine);
    const about = { roomId, me: member, subjectId: member };
    const mine = reportMessage({ ...about, messageId: older.id });
    expect(await passes(engine, member, mine)).toBe(false);
    expect(await passes(engine, member, reportPerson(about))).toBe(false);
  });

  const KINDS = {
    'a message': ofMessage,
    'a person of the room': ofPersonIn('room'),
    'a person of the workspace': ofPersonIn('workspace'),
  };

  test.each(Object.entries(KINDS))('one reports %s once, and for good', async (_, reporting) => {
    const { scene, by, commit } = await reporting();
    expect(await passes(engine, by, commit)).toBe(true);
    const { lastRoomId, lastMessageId } = commit['limits']?.data ?? {};
    const counted = count(by, lastRoomId as string, lastMessageId as string, 'count');
    expect(await passes(engine, by, { ...commit, limits: counted })).toBe(false);
    const { path = '' } = commit['report'] ?? {};
    expect(await passes(engine, by, { it: update(path, { note: 'More' }) })).toBe(false);
    expect(await passes(engine, by, { it: remove(path) })).toBe(false);
    expect(await isAllowed(getDoc(doc(engine.db(by), path)))).toBe(true);
    expect(await isAllowed(getDoc(doc(engine.db(scene.member), path)))).toBe(false);
  });

  test.each([
    [59, true],
    [60, false],
  ])('with %d in the window are counted like messages: %s', async (inWindow, isFine) => {
    const { roomId, other, member, older } = await setGroup(engine);
    const last = { lastRoomId: 'room', lastMessageId: 'message' };
    const window = { windowStartedAt: ago(0.5), count: inWindow, ...last };
    const about = { roomId, me: other, subjectId: member };
    for (const attempt of [
      (how: Window) => reportPerson({ ...about, window: how }),
      (how: Window) => reportMessage({ ...about, messageId: older.id, window: how }),
    ]) {
      await apply(engine.admin(), { it: set(limitsPath(other), window) });
      expect(await passes(engine, other, attempt('fresh'))).toBe(false);
      expect(await passes(engine, other, attempt('count'))).toBe(isFine);
    }
  });

  test.each(['outsider', 'removed'] as const)(
    'what one can’t see one does not report (%s)',
    async (who) => {
      const group = await setGroup(engine);
      const { roomId, member, older } = group;
      const about = { roomId, me: group[who], subjectId: member };
      const commit = reportMessage({ ...about, messageId: older.id });
      expect(await passes(engine, group[who], commit)).toBe(false);
      expect(await passes(engine, group[who], reportPerson(about))).toBe(false);
      const ofAll = reportPerson({ ...about, roomId: WORKSPACE_ROOM_ID });
      expect(await passes(engine, group[who], ofAll)).toBe(true);
    },
  );

  test('who is shut out reports nobody', async () => {
    for (const reporting of Object.values(KINDS)) {
      const { by, commit } = await reporting();
      await apply(engine.admin(), { it: update(userPath(by), { closed: 'banned' }) });
      expect(await passes(engine, by, commit)).toBe(false);
    }
  });

  test('a room of one’s own making is not the workspace’s queue', async () => {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    const commit = reportPerson({ roomId: newId(), me: ada, subjectId: grace });
    expect(await passes(engine, ada, commit)).toBe(false);
  });
});

test('who is made a plain member loses the queue at once', async () => {
  const { roomId, admin } = await setGroup(engine);
  const look = () => isAllowed(getDoc(doc(engine.db(admin), reviewItemPath(roomId, 'item'))));
  expect(await look()).toBe(true);
  await apply(engine.admin(), { it: update(memberPath(roomId, admin), { role: 'member' }) });
  expect(await look()).toBe(false);
});

// Google's Firestore emulator brings no Storage.
describe.runIf(HAS_STORAGE)('files out of reach', () => {
  const sees = (uid: string | null, path: string, claims: Claims = {}) =>
    isAllowed(engine.storage(uid, claims).ref(path).getMetadata());
  const puts = (uid: string, path: string, claims: Claims = {}) =>
    isAllowed(
      (async () => {
        await engine
          .storage(uid, claims)
          .ref(path)
          .put(new Uint8Array(10), { contentType: 'image/webp' });
      })(),
    );
  const drops = (uid: string, path: string, claims: Claims = {}) =>
    isAllowed(engine.storage(uid, claims).ref(path).delete());

  test('of a hidden message are seen by those who decide', async () => {
    const group = await setGroup(engine);
    const { roomId, owner, admin, member, other, removed, outsider } = group;
    const path = `${hiddenFilesPath(roomId, newId())}/${member}/${newId()}`;
    await engine.putObject(path);
    for (const uid of [owner, admin]) expect(await sees(uid, path)).toBe(true);
    for (const uid of [member, other, removed, outsider, null]) {
      expect(await sees(uid, path)).toBe(false);
    }
    for (const role of WORKSPACE_ROLES) expect(await sees(outsider, path, claim(role))).toBe(true);
    for (const role of ['member', '']) expect(await sees(outsider, path, claim(role))).toBe(false);
    await apply(engine.admin(), { it: update(userPath(outsider), { closed: 'banned' }) });
    expect(await sees(outsider, path, claim('moderator'))).toBe(false);
  });

  test('of a hidden message are written by nobody', async () => {
    const { roomId, owner, member, outsider } = await setGroup(engine);
    const path = `${hiddenFilesPath(roomId, newId())}/${member}/${newId()}`;
    expect(await puts(owner, path)).toBe(false);
    expect(await puts(member, path)).toBe(false);
    expect(await puts(outsider, path, claim('owner'))).toBe(false);
    await engine.putObject(path);
    expect(await drops(owner, path)).toBe(false);
    expect(await drops(member, path)).toBe(false);
    expect(await drops(outsider, path, claim('owner'))).toBe(false);
  });

  test('of an export are fetched by the person alone, and written by nobody', async () => {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    const path = exportFilePath(ada, newId());
    expect(await puts(ada, path)).toBe(false);
    await engine.putObject(path);
    expect(await sees(ada, path)).toBe(true);
    for (const uid of [grace, null]) expect(await sees(uid, path)).toBe(false);
    expect(await sees(grace, path, claim('owner'))).toBe(false);
    expect(await drops(ada, path)).toBe(false);
  });

  test('are listed by nobody', async () => {
    const { roomId, owner } = await setGroup(engine);
    for (const folder of [hiddenFilesPath(roomId, newId()), `users/${owner}/exports`]) {
      expect(await isAllowed(engine.storage(owner).ref(folder).listAll())).toBe(false);
    }
  });
});
