import { deleteField } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { messagePath, roomPath } from '@hearth/domain/paths';
import { deleteMessage, edit, newId, photo, type Stored } from './builders';
import { apply, forge, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago, messageData, setGroup } from './scene';
import { passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

/** A group whose last message has a photo and a link, and the summary that tells so. */
async function setPhoto(messageFields: Data = {}, summaryFields: Data = {}) {
  const group = await setGroup(engine);
  const { roomId, member } = group;
  const [id, createdAt] = [newId(), ago(3)];
  const of: Stored = { roomId, id, senderId: member, text: 'Caption', createdAt, isLast: true };
  const message = messageData(member, of.text, {
    attachments: [photo()],
    kinds: ['image', 'link'],
    createdAt: of.createdAt,
    ...messageFields,
  });
  const told = { id: of.id, senderId: member, kind: 'text', text: of.text, event: null };
  const files = { kinds: ['image', 'link'], fileCount: 1 };
  const lastMessage = { ...told, ...files, createdAt: of.createdAt, isDeleted: false };
  await apply(engine.admin(), {
    message: set(messagePath(roomId, of.id), message),
    room: update(roomPath(roomId), { lastMessage: { ...lastMessage, ...summaryFields } }),
  });
  return { group, of };
}

const summary = (fields: Data) => (commit: Commit) =>
  forge(
    commit,
    'room',
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`lastMessage.${name}`, value]),
    ),
  );

describe('the summary of a message with a photo', () => {
  const editing = async () => {
    const { group, of } = await setPhoto();
    return { scene: group, by: group.member, commit: edit(of, 'Changed') };
  };
  const FORGERIES = {
    'other kinds': summary({ kinds: ['video'] }),
    'a kind more': summary({ kinds: ['image', 'link', 'file'] }),
    'no kinds any more': summary({ kinds: [] }),
    'the kinds left out': summary({ kinds: deleteField() }),
    'a file more': summary({ fileCount: 2 }),
    'no file any more': summary({ fileCount: 0 }),
    'the count left out': summary({ fileCount: deleteField() }),
    'another text': summary({ text: 'Something else' }),
    'a message that is deleted': summary({ isDeleted: true }),
  };
  testForgeries(engine, 'an edit', editing, FORGERIES);
  testForgeries(
    engine,
    'an edit that takes the link away',
    async () => {
      const { scene, by, commit } = await editing();
      const unlinked = forge(commit, 'message', { kinds: ['image'] });
      return { scene, by, commit: summary({ kinds: ['image'] })(unlinked) };
    },
    { 'the link kept': summary({ kinds: ['image', 'link'] }), ...FORGERIES },
  );

  testForgeries(
    engine,
    'a deletion',
    async () => {
      const { group, of } = await setPhoto();
      return { scene: group, by: group.member, commit: deleteMessage(of, group.member) };
    },
    {
      'the kinds kept': summary({ kinds: ['image', 'link'] }),
      'one kind kept': summary({ kinds: ['image'] }),
      'the count kept': summary({ fileCount: 1 }),
      'the text kept': summary({ text: 'Caption' }),
      'a message that is there': summary({ isDeleted: false }),
      'all of it kept': (commit) => ({ message: commit['message'] ?? set('', {}) }),
    },
  );
  testVariants(
    engine,
    'a deletion',
    async () => {
      const { group, of } = await setPhoto();
      return { scene: group, by: group.member, commit: deleteMessage(of, group.member) };
    },
    {
      'kinds and count left out': summary({ kinds: deleteField(), fileCount: deleteField() }),
    },
  );
});

// Messages and summaries of before there were files have neither kinds nor a count.
describe('the summary of an older message', () => {
  const gone = { kinds: deleteField(), fileCount: deleteField() };

  async function setOlder(messageFields: Data = {}) {
    const { group, of } = await setPhoto(messageFields);
    await apply(engine.admin(), summary(gone)({ room: update(roomPath(of.roomId), {}) }));
    return { group, of };
  }

  test('stays true without them', async () => {
    const { group, of } = await setOlder({ attachments: [], kinds: [] });
    const bare = { attachments: deleteField(), kinds: deleteField() };
    await apply(engine.admin(), { it: update(messagePath(of.roomId, of.id), bare) });
    expect(await passes(engine, group.member, edit(of, 'Changed'))).toBe(true);
  });

  test('does not leave a file out', async () => {
    const { group, of } = await setOlder({ kinds: [] });
    expect(await passes(engine, group.member, edit(of, 'Changed'))).toBe(false);
  });

  test('does not leave a kind out', async () => {
    const { group, of } = await setOlder({ attachments: [], kinds: ['link'] });
    expect(await passes(engine, group.member, edit(of, 'Changed'))).toBe(false);
  });
});
