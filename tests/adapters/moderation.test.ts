import type { AuditEntry } from '@hearth/domain/audit';
import { REVIEW_PAGE } from '@hearth/domain/limits';
import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { auditPath, reportPath, reviewItemPath } from '@hearth/domain/paths';
import { personItemId, type ReviewItem } from '@hearth/domain/review';
import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { getApp } from 'firebase/app';
import { getAuth } from 'firebase/auth';
import { disableNetwork, doc, getDocFromServer } from 'firebase/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { lateModeration } from '../../web/src/firebase/lateModeration';
import { createMessagesPort } from '../../web/src/firebase/messages';
import { createRooms } from '../../web/src/firebase/rooms';
import type { ModerationPort } from '../../web/src/ports/moderation';
import { createOutboxStore } from '../../web/src/state/outbox';
import { createMemoryDevice } from '../../web/src/testing/memoryDevice';
import { createMemoryFiles } from '../../web/src/testing/memoryFiles';
import { buildReviewItem } from '../../web/src/testing/memoryModeration';
import { createMemoryOutboxStorage } from '../../web/src/testing/memoryOutboxStorage';
import { StoredTime, writeDocuments, type EngineAddress } from '../seed/engineRest';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';

closeAllAfterwards();

interface Person extends SignedIn {
  port: ModerationPort;
}

const tokenOf = ({ db }: SignedIn, isFresh = false) =>
  getAuth(getApp(db.app.name)).currentUser?.getIdTokenResult(isFresh);

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const claim = async (key: string): Promise<unknown> => (await tokenOf(signedIn))?.claims[key];
  return { ...signedIn, port: lateModeration(signedIn.db, engineConfig(), claim, Date.now) };
}

function engine(): EngineAddress {
  const { firebase, emulators } = engineConfig();
  const { auth, firestore } = emulators ?? {};
  const projectId = firebase.projectId;
  if (!auth || !firestore || !projectId) throw new Error('run this under the engine');
  return { projectId, auth, firestore };
}

/** As a function does it; the person's next token says so. */
async function makeModerator(who: SignedIn): Promise<void> {
  const { auth, projectId } = engine();
  const path = `identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:update`;
  const answer = await fetch(`http://${auth}/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({
      localId: who.uid,
      customAttributes: JSON.stringify({ workspace: 'moderator' }),
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  await tokenOf(who, true);
}

/** Writes as functions do, past all rules. */
async function write(
  path: string,
  { id: _id, ...fields }: ReviewItem | AuditEntry,
  times: readonly string[],
): Promise<void> {
  const stored = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      times.includes(key) && typeof value === 'number' ? new StoredTime(value) : value,
    ]),
  );
  await writeDocuments(engine(), [{ path, fields: stored }]);
}

const putItem = (item: ReviewItem) =>
  write(reviewItemPath(item.roomId, item.id), item, ['createdAt', 'updatedAt']);
const putEntry = (entry: AuditEntry) =>
  write(`${auditPath(entry.roomId)}/${entry.id}`, entry, ['at', 'expiresAt']);

let owner: Person;
let member: Person;
let moderator: Person;
let roomId: string;

beforeAll(async () => {
  [owner, member, moderator] = await Promise.all([
    person('Owner'),
    person('Member'),
    person('Moderator'),
  ]);
  await makeModerator(moderator);
  roomId = await groupOf(owner, member);
});

async function groupOf(founder: Person, ...others: Person[]): Promise<string> {
  const rooms = createRooms(founder.db, {
    config: engineConfig(),
    files: createMemoryFiles(),
    now: Date.now,
    onFreshness: () => undefined,
  });
  const memberIds = others.map(({ uid }) => uid);
  const group = { id: newId(), name: 'Watched', memberIds };
  return (await rooms.createGroup(founder.uid, group)).roomId;
}

/** Sends a message as the app does, and gives its id when it is there. */
async function say({ uid: me, db, credentials }: Person, text: string): Promise<string> {
  const messages = createMessagesPort(db, engineConfig(), credentials);
  const outbox = createOutboxStore({
    disappearAfterMs: () => null,
    me,
    messages,
    device: createMemoryDevice(),
    storage: createMemoryOutboxStorage(),
    files: createMemoryFiles(),
  });
  const id = outbox.send({ id: roomId }, { text, mentions: [], replyTo: null });
  await expect.poll(() => messages.get(roomId, id), { timeout: 10_000 }).not.toBeNull();
  outbox.stop();
  return id;
}

const SAID = { reason: 'spam', note: 'Again' } as const;

describe('roles', () => {
  it('are what the token says', async () => {
    expect(await moderator.port.workspaceRole()).toBe('moderator');
    expect(await owner.port.workspaceRole()).toBeNull();
  });
});

describe('reports', () => {
  it('of a message count once for each person', async () => {
    const id = await say(member, 'Buy this');
    const message = { roomId, id, senderId: member.uid };
    await owner.port.reportMessage(owner.uid, message, SAID);
    const stored = await getDocFromServer(doc(owner.db, reportPath(roomId, id, owner.uid)));
    expect(stored.data()).toMatchObject({ messageId: id, subjectId: member.uid, ...SAID });
    await expect(
      owner.port.reportMessage(owner.uid, message, { reason: 'hate', note: '' }),
    ).rejects.toMatchObject({ code: 'alreadyExists' });
  });

  it('of a message need its true sender, and somebody else’s message', async () => {
    const id = await say(member, 'Mine');
    const wrong = { roomId, id, senderId: owner.uid };
    await expect(member.port.reportMessage(member.uid, wrong, SAID)).rejects.toMatchObject({
      code: 'denied',
    });
    const own = { roomId, id, senderId: member.uid };
    await expect(member.port.reportMessage(member.uid, own, SAID)).rejects.toMatchObject({
      code: 'denied',
    });
  });

  it('of a person lie in a room that both know, or in none', async () => {
    await member.port.reportPerson(member.uid, { uid: owner.uid, roomId }, SAID);
    await member.port.reportPerson(member.uid, { uid: owner.uid, roomId: null }, SAID);
    for (const at of [roomId, WORKSPACE_ROOM_ID]) {
      const path = reportPath(at, personItemId(owner.uid), member.uid);
      const stored = await getDocFromServer(doc(member.db, path));
      expect(stored.get('messageId')).toBeNull();
      expect(stored.get('subjectId')).toBe(owner.uid);
    }
  });
});

describe('what reporters say', () => {
  it('is for the workspace’s moderators to read, newest first', async () => {
    const id = await say(member, 'Buy that');
    const message = { roomId, id, senderId: member.uid };
    await owner.port.reportMessage(owner.uid, message, SAID);
    await moderator.port.reportPerson(moderator.uid, { uid: member.uid, roomId: null }, SAID);
    expect(await moderator.port.reports({ roomId, id })).toMatchObject([
      { uid: owner.uid, messageId: id, subjectId: member.uid, ...SAID },
    ]);
    const person = { roomId: WORKSPACE_ROOM_ID, id: personItemId(member.uid) };
    expect(await moderator.port.reports(person)).toMatchObject([{ uid: moderator.uid }]);
    const denied = { code: 'denied' };
    await expect(owner.port.reports({ roomId, id })).rejects.toMatchObject(denied);
    await expect(member.port.reports({ roomId, id })).rejects.toMatchObject(denied);
  });
});

describe('the queue', () => {
  it('of a room shows its owner what is open, newest first, and follows', async () => {
    const now = Date.now();
    const item = (id: string, change: Partial<ReviewItem> = {}) =>
      buildReviewItem({ id, roomId, createdAt: now, ...change });
    await putItem(item('queue1'));
    await putItem(item('queue2', { createdAt: now + 1_000 }));
    await putItem(item('queue3', { state: 'done' }));
    const seen = record<readonly ReviewItem[]>((listener) =>
      owner.port.watchQueue(roomId, listener),
    );
    const ours = (items: readonly ReviewItem[]) =>
      items.map(({ id }) => id).filter((id) => id.startsWith('queue'));
    await seen.until((items) => ours(items).join() === 'queue2,queue1');
    await putItem(item('queue2', { state: 'done', createdAt: now + 1_000 }));
    const left = await seen.until((items) => ours(items).join() === 'queue1');
    expect(left.find(({ id }) => id === 'queue1')).toEqual(item('queue1'));
    seen.stop();
  });

  it('of all rooms is for the workspace’s moderators alone', async () => {
    const item = buildReviewItem({ id: 'wide1', roomId, createdAt: Date.now() + 60_000 });
    await putItem(item);
    const seen = record<readonly ReviewItem[]>((listener) =>
      moderator.port.watchQueue(null, listener),
    );
    const items = await seen.until((all) => all.some(({ id }) => id === 'wide1'));
    expect(items.find(({ id }) => id === 'wide1')).toEqual(item);
    seen.stop();
    const refused = record<readonly ReviewItem[]>((listener) =>
      owner.port.watchQueue(null, listener),
    );
    expect(await refused.untilError()).toMatchObject({ code: 'denied' });
  });

  it('of a room is not for its plain members', async () => {
    const refused = record<readonly ReviewItem[]>((listener) =>
      member.port.watchQueue(roomId, listener),
    );
    expect(await refused.untilError()).toMatchObject({ code: 'denied' });
  });
});

describe('the log', () => {
  it('comes in pages, each entry once', async () => {
    const start = Date.now();
    const total = REVIEW_PAGE + 2;
    for (let n = 0; n < total; n += 1) {
      await putEntry({
        ...{ id: `log${String(n)}`, roomId, act: 'dismiss', actorId: owner.uid },
        ...{ subjectId: member.uid, messageId: null, detail: '' },
        ...{ at: start + n, expiresAt: start + 60_000 },
      });
    }
    const first = await owner.port.audit(roomId, null);
    expect(first.hasMore).toBe(true);
    expect(first.items).toHaveLength(REVIEW_PAGE);
    expect(first.items[0]).toMatchObject({ id: `log${String(total - 1)}`, at: start + total - 1 });
    const second = await owner.port.audit(roomId, first.items.at(-1)?.at ?? null);
    expect(second.hasMore).toBe(false);
    expect(second.items.map(({ id }) => id).filter((id) => id.startsWith('log'))).toEqual([
      'log1',
      'log0',
    ]);
    const wide = await moderator.port.audit(null, null);
    expect(wide.items.some(({ roomId: at }) => at === roomId)).toBe(true);
    await expect(member.port.audit(roomId, null)).rejects.toMatchObject({ code: 'denied' });
    await expect(owner.port.audit(null, null)).rejects.toMatchObject({ code: 'denied' });
  });

  it('and reports are not told as none without a connection', async () => {
    const away = await person('Away');
    await disableNetwork(away.db);
    await expect(away.port.audit('far', null)).rejects.toMatchObject({ code: 'offline' });
    const item = { roomId: 'far', id: 'm1' };
    await expect(away.port.reports(item)).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('the rules of a room', () => {
  it('are saved by its owner and read again', async () => {
    const room = await groupOf(owner, member);
    expect(await owner.port.config(room)).toBeNull();
    const first = { ...DEFAULT_MODERATION, ownWords: ['foo*'] };
    await owner.port.saveConfig(room, first);
    expect(await owner.port.config(room)).toEqual(first);
    const second = { ...first, isOn: false, muteMinutes: 60, deniedDomains: ['example.org'] };
    await owner.port.saveConfig(room, second);
    expect(await owner.port.config(room)).toEqual(second);
    expect(await moderator.port.config(room)).toEqual(second);
  });

  it('are neither seen nor changed by plain members', async () => {
    await expect(member.port.config(roomId)).rejects.toMatchObject({ code: 'denied' });
    await expect(member.port.saveConfig(roomId, DEFAULT_MODERATION)).rejects.toMatchObject({
      code: 'denied',
    });
  });
});
