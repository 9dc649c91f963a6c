import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMemoryFiles } from '../testing/memoryFiles';
import { testConfig } from '../testing/testConfig';
import { commitRoomsOf, type RoomCommits } from './roomCommits';

const ID = 'g'.repeat(20);
const ROOM = `projects/project/databases/(default)/documents/rooms/${ID}`;
const AT = '2026-01-01T00:00:00Z';
const GROUP = { id: ID, name: 'Tea', memberIds: ['ada', 'grace'] };

let app: FirebaseApp;
let rooms: RoomCommits;
beforeEach(() => {
  app = initializeApp(testConfig.firebase, 'rooms');
  rooms = commitRoomsOf({ app, config: testConfig, files: createMemoryFiles(), now: Date.now });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await deleteApp(app);
});

const refused = () => Response.json({ error: { message: 'no' } }, { status: 403 });

/**
 * A server that refuses to make a room, and has this one where there is one to have. Gives what it is
 * asked to commit; a refusal is tried once more with another count for the rate limit.
 */
function answerWith(room: { createdBy: string; name: string } | null, makes = refused) {
  const events = new Set<string>();
  const fetch = vi.fn((url: string, { body }: { body: string }) => {
    if (url.includes(':batchGet')) {
      const { documents } = JSON.parse(body) as { documents: string[] };
      const isFound = room !== null && documents[0] === ROOM;
      return Promise.resolve(
        Response.json([isFound ? { found: stored(room), readTime: AT } : missing(documents[0])]),
      );
    }
    const event = ['created', 'renamed', 'added'].find((type) => body.includes(`"${type}"`));
    events.add(event ?? body);
    if (event === 'created') return Promise.resolve(makes());
    return Promise.resolve(Response.json({ writeResults: [] }));
  });
  vi.stubGlobal('fetch', fetch);
  return events;
}

function missing(name: string | undefined) {
  return { missing: name, readTime: AT };
}

function stored({ createdBy, name }: { createdBy: string; name: string }) {
  const text = (stringValue: string) => ({ stringValue });
  const fields = {
    kind: text('group'),
    name: text(name),
    ownerId: text(createdBy),
    memberIds: { arrayValue: { values: [text('ada')] } },
    createdBy: text(createdBy),
    createdAt: { timestampValue: AT },
    seq: { integerValue: '1' },
    activityAt: { timestampValue: AT },
    lastMessage: { nullValue: null },
  };
  return { name: ROOM, fields, createTime: AT, updateTime: AT };
}

it('takes a group that an earlier try has made as its own', async () => {
  const events = answerWith({ createdBy: 'ada', name: 'Tea' });
  expect(await rooms.createGroup('ada', GROUP)).toEqual({ roomId: ID, refused: [] });
  expect([...events]).toEqual(['created', 'added']);
});

it('gives it the name of this try', async () => {
  const events = answerWith({ createdBy: 'ada', name: 'Coffee' });
  expect(await rooms.createGroup('ada', GROUP)).toEqual({ roomId: ID, refused: [] });
  expect([...events]).toEqual(['created', 'renamed', 'added']);
});

it.each([
  ['there is none', null],
  ['it is somebody else’s', { createdBy: 'grace', name: 'Tea' }],
])('stays refused where %s', async (_, room) => {
  const events = answerWith(room);
  await expect(rooms.createGroup('ada', GROUP)).rejects.toMatchObject({ code: 'denied' });
  expect([...events]).toEqual(['created']);
});

it('does not look where nobody answers: the same may be tried again', async () => {
  const events = answerWith({ createdBy: 'ada', name: 'Tea' }, () => {
    throw new TypeError('Failed to fetch');
  });
  await expect(rooms.createGroup('ada', GROUP)).rejects.toMatchObject({ code: 'offline' });
  expect([...events]).toEqual(['created']);
});
