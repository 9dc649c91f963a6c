import { describe, expect, test } from 'vitest';
import { PHOTO_CONTENT_TYPES, PHOTO_MAX_BYTES } from '@hearth/domain/limits';
import { MEDIA_TABLE } from '@hearth/domain/media';
import {
  filePath,
  memberPath,
  messagePath,
  photoPath,
  previewImagePath,
  roomPhotoPath,
  thumbPath,
  userPath,
} from '@hearth/domain/paths';
import { newId } from './builders';
import { apply, set, update } from './commit';
import { HAS_STORAGE, readRules, useEngine } from './engine';
import { addPerson, messageData, newUid, setGroup } from './scene';
import { isAllowed } from './verdict';

const engine = useEngine();

const bytes = (size: number) => new Uint8Array(size);

/** Uploads as this person; null is signed out. */
const upload = (uid: string | null, path: string, size = 1_000, contentType = 'image/webp') =>
  isAllowed(
    (async () => {
      await engine.storage(uid).ref(path).put(bytes(size), { contentType });
    })(),
  );

const download = (uid: string | null, path: string) =>
  isAllowed(engine.storage(uid).ref(path).getMetadata());

const drop = (uid: string | null, path: string) =>
  isAllowed(engine.storage(uid).ref(path).delete());

// Google's Firestore emulator brings no Storage.
describe.runIf(HAS_STORAGE)('profile photos', () => {
  test('one puts up one’s own; everybody signed in sees it', async () => {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await download(ada, path)).toBe(true);
    expect(await download(grace, path)).toBe(true);
    expect(await download(null, path)).toBe(false);
  });

  test('who is shut out, or has no profile yet, sees but their own and puts up none', async () => {
    const [ada, mallory] = [await addPerson(engine, 'ada'), await addPerson(engine, 'mallory')];
    const [adas, own] = [photoPath(ada, newId()), photoPath(mallory, newId())];
    expect(await upload(ada, adas)).toBe(true);
    expect(await upload(mallory, own)).toBe(true);
    expect(await download(newUid('grace'), adas)).toBe(false);
    await apply(engine.admin(), { it: update(userPath(mallory), { closed: 'banned' }) });
    expect(await download(mallory, own)).toBe(true);
    expect(await download(mallory, adas)).toBe(false);
    for (const uid of [mallory, newUid('grace')])
      expect(await upload(uid, photoPath(uid, newId()))).toBe(false);
  });

  test('nobody puts up a photo for another', async () => {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    expect(await upload(grace, photoPath(ada, newId()))).toBe(false);
    expect(await upload(null, photoPath(ada, newId()))).toBe(false);
  });

  test.each(PHOTO_CONTENT_TYPES)('%s is a photo', async (type) => {
    const ada = await addPerson(engine, 'ada');
    expect(await upload(ada, photoPath(ada, newId()), 1_000, type)).toBe(true);
  });

  test.each([
    'image/svg+xml',
    'text/html',
    'application/octet-stream',
    'image/webp2',
    'ximage/png',
  ])('%s is none', async (type) => {
    const ada = await addPerson(engine, 'ada');
    expect(await upload(ada, photoPath(ada, newId()), 1_000, type)).toBe(false);
  });

  test('a photo has its greatest size', async () => {
    const ada = await addPerson(engine, 'ada');
    expect(await upload(ada, photoPath(ada, newId()), PHOTO_MAX_BYTES)).toBe(true);
    expect(await upload(ada, photoPath(ada, newId()), PHOTO_MAX_BYTES + 1)).toBe(false);
  });

  test.each(['photo', 'a'.repeat(19), 'a'.repeat(21), `${'a'.repeat(19)}.`])(
    'the photo id %s is refused',
    async (id) => {
      const ada = await addPerson(engine, 'ada');
      expect(await upload(ada, photoPath(ada, id))).toBe(false);
    },
  );

  test('a stored photo never changes', async () => {
    const ada = await addPerson(engine, 'ada');
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await upload(ada, path, 2_000)).toBe(false);
    const rename = engine.storage(ada).ref(path).updateMetadata({ cacheControl: 'no-store' });
    expect(await isAllowed(rename)).toBe(false);
  });

  test('only its owner removes it', async () => {
    const [ada, grace] = [await addPerson(engine, 'ada'), await addPerson(engine, 'grace')];
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await drop(grace, path)).toBe(false);
    expect(await drop(null, path)).toBe(false);
    expect(await drop(ada, path)).toBe(true);
  });

  test('photos are not listed', async () => {
    const ada = await addPerson(engine, 'ada');
    expect(await upload(ada, photoPath(ada, newId()))).toBe(true);
    const listing = engine.storage(ada).ref(`users/${ada}/photo`).listAll();
    expect(await isAllowed(listing)).toBe(false);
  });

  test('there is no other place', async () => {
    const ada = await addPerson(engine, 'ada');
    expect(await upload(ada, `users/${ada}/${newId()}`)).toBe(false);
    expect(await upload(ada, `users/${ada}/photo/${newId()}/${newId()}`)).toBe(false);
    expect(await upload(ada, newId())).toBe(false);
    expect(await download(ada, newId())).toBe(false);
  });
});

describe.runIf(HAS_STORAGE)('photos of groups', () => {
  test('are put up and removed by owner and admins, seen by members', async () => {
    const { roomId, owner, admin, member, outsider, removed } = await setGroup(engine);
    for (const uid of [owner, admin]) {
      const path = roomPhotoPath(roomId, newId());
      expect(await upload(uid, path)).toBe(true);
      expect(await download(member, path)).toBe(true);
      for (const other of [outsider, removed, null])
        expect(await download(other, path)).toBe(false);
      expect(await drop(member, path)).toBe(false);
      expect(await drop(uid, path)).toBe(true);
    }
    for (const uid of [member, outsider, removed, null]) {
      expect(await upload(uid, roomPhotoPath(roomId, newId()))).toBe(false);
    }
  });

  test('have the same size, type and name as those of people', async () => {
    const { roomId, admin } = await setGroup(engine);
    const path = () => roomPhotoPath(roomId, newId());
    expect(await upload(admin, path(), PHOTO_MAX_BYTES)).toBe(true);
    expect(await upload(admin, path(), PHOTO_MAX_BYTES + 1)).toBe(false);
    expect(await upload(admin, path(), 1_000, 'image/svg+xml')).toBe(false);
    expect(await upload(admin, roomPhotoPath(roomId, 'short'))).toBe(false);
  });
});

// What a member may do with the files of their room's messages.
describe.runIf(HAS_STORAGE)('files of messages', () => {
  const fileOf = (roomId: string, uid: string) => filePath(roomId, newId(), uid, newId());

  test('every member puts up files and sees those of others', async () => {
    const { roomId, owner, admin, member } = await setGroup(engine);
    for (const uid of [owner, admin, member]) {
      const path = fileOf(roomId, uid);
      expect(await upload(uid, path)).toBe(true);
      for (const other of [owner, admin, member]) expect(await download(other, path)).toBe(true);
    }
  });

  test('nobody else puts up or sees any', async () => {
    const { roomId, member, outsider, removed } = await setGroup(engine);
    const path = fileOf(roomId, member);
    await upload(member, path);
    for (const uid of [outsider, removed, null]) {
      expect(await download(uid, path)).toBe(false);
      expect(await upload(uid, fileOf(roomId, uid ?? 'nobody'))).toBe(false);
    }
  });

  test('who is removed loses them at once', async () => {
    const { roomId, member, owner } = await setGroup(engine);
    const path = fileOf(roomId, owner);
    await upload(owner, path);
    expect(await download(member, path)).toBe(true);
    await apply(engine.admin(), { it: update(memberPath(roomId, member), { role: 'former' }) });
    expect(await download(member, path)).toBe(false);
    expect(await upload(member, fileOf(roomId, member))).toBe(false);
  });

  test('a file is put up in one’s own name, once, and removed by oneself', async () => {
    const { roomId, member, owner } = await setGroup(engine);
    const path = fileOf(roomId, member);
    expect(await upload(owner, path)).toBe(false);
    expect(await upload(member, path)).toBe(true);
    expect(await upload(member, path)).toBe(false);
    expect(await drop(owner, path)).toBe(false);
    expect(await drop(member, path)).toBe(true);
  });

  test('a file that a message shows stays', async () => {
    const { roomId, member } = await setGroup(engine);
    const id = newId();
    const path = filePath(roomId, id, member, newId());
    await upload(member, path);
    await apply(engine.admin(), { it: set(messagePath(roomId, id), messageData(member, 'Look')) });
    expect(await drop(member, path)).toBe(false);
  });

  test('a message gets no more files, nor those again that it has lost', async () => {
    const { roomId, member } = await setGroup(engine);
    const id = newId();
    await apply(engine.admin(), { it: set(messagePath(roomId, id), messageData(member, 'Look')) });
    expect(await upload(member, filePath(roomId, id, member, newId()))).toBe(false);
  });

  test.each([
    ['a short message id', (room: string, uid: string) => filePath(room, 'short', uid, newId())],
    [
      'an odd message id',
      (room: string, uid: string) => filePath(room, '.'.repeat(20), uid, newId()),
    ],
    ['a short file id', (room: string, uid: string) => filePath(room, newId(), uid, 'short')],
    ['a long file id', (room: string, uid: string) => filePath(room, newId(), uid, `${newId()}x`)],
    ['a folder deeper', (room: string, uid: string) => `${fileOf(room, uid)}/${newId()}`],
    ['a thumbnail', (room: string) => thumbPath(room, newId(), newId(), 320)],
    ['a preview', (room: string) => previewImagePath(room, newId())],
    ['somewhere else', (room: string) => `rooms/${room}/other/${newId()}`],
  ])('%s is refused', async (_, pathOf) => {
    const { roomId, member } = await setGroup(engine);
    expect(await upload(member, pathOf(roomId, member))).toBe(false);
  });

  test.each(Object.values(MEDIA_TABLE).flatMap(({ types }) => [...types]))(
    '%s may be sent',
    async (type) => {
      const { roomId, member } = await setGroup(engine);
      expect(await upload(member, fileOf(roomId, member), 1_000, type)).toBe(true);
    },
  );

  test.each(['text/html', 'image/svg+xml', 'application/javascript', 'image/heic', 'video/mp4x'])(
    '%s may not',
    async (type) => {
      const { roomId, member } = await setGroup(engine);
      expect(await upload(member, fileOf(roomId, member), 1_000, type)).toBe(false);
    },
  );

  test('an empty file is refused, one of a byte is not', async () => {
    const { roomId, member } = await setGroup(engine);
    expect(await upload(member, fileOf(roomId, member), 1)).toBe(true);
    expect(await upload(member, fileOf(roomId, member), 0)).toBe(false);
  });

  test.each([
    ['image/png', MEDIA_TABLE.image.maxBytes],
    ['audio/ogg', MEDIA_TABLE.audio.maxBytes],
  ])('%s has its greatest size', async (type, maxBytes) => {
    const { roomId, member } = await setGroup(engine);
    expect(await upload(member, fileOf(roomId, member), maxBytes, type)).toBe(true);
    expect(await upload(member, fileOf(roomId, member), maxBytes + 1, type)).toBe(false);
  });

  test('members see what functions made, and nobody else', async () => {
    const { roomId, member, outsider, removed } = await setGroup(engine);
    for (const path of [
      thumbPath(roomId, newId(), newId(), 320),
      previewImagePath(roomId, newId()),
    ]) {
      await engine.putObject(path);
      expect(await download(member, path)).toBe(true);
      for (const uid of [outsider, removed, null]) expect(await download(uid, path)).toBe(false);
      expect(await drop(member, path)).toBe(false);
    }
  });

  test('nobody lists them', async () => {
    const { roomId, owner } = await setGroup(engine);
    expect(await isAllowed(engine.storage(owner).ref(`rooms/${roomId}/files`).listAll())).toBe(
      false,
    );
  });
});

// Bytes of these sizes are too many for a test: the numbers themselves are compared.
test.each(['video', 'file'] as const)('the greatest size of a %s stands in the rules', (kind) => {
  const { maxBytes, types } = MEDIA_TABLE[kind];
  const list = types.map((type) => `'${type}'`).join(', ');
  expect(readRules('storage.rules')).toContain(
    `in [${list}] && isWithin(${maxBytes / 1024 / 1024})`,
  );
});
