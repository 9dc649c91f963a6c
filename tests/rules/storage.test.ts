import { describe, expect, test } from 'vitest';
import { PHOTO_CONTENT_TYPES, PHOTO_MAX_BYTES } from '@hearth/domain/limits';
import { photoPath } from '@hearth/domain/paths';
import { newId } from './builders';
import { HAS_STORAGE, useEngine } from './engine';
import { newUid } from './scene';
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
    const [ada, grace] = [newUid('ada'), newUid('grace')];
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await download(ada, path)).toBe(true);
    expect(await download(grace, path)).toBe(true);
    expect(await download(null, path)).toBe(false);
  });

  test('nobody puts up a photo for another', async () => {
    const [ada, grace] = [newUid('ada'), newUid('grace')];
    expect(await upload(grace, photoPath(ada, newId()))).toBe(false);
    expect(await upload(null, photoPath(ada, newId()))).toBe(false);
  });

  test.each(PHOTO_CONTENT_TYPES)('%s is a photo', async (type) => {
    const ada = newUid('ada');
    expect(await upload(ada, photoPath(ada, newId()), 1_000, type)).toBe(true);
  });

  test.each([
    'image/svg+xml',
    'text/html',
    'application/octet-stream',
    'image/webp2',
    'ximage/png',
  ])('%s is none', async (type) => {
    const ada = newUid('ada');
    expect(await upload(ada, photoPath(ada, newId()), 1_000, type)).toBe(false);
  });

  test('a photo has its greatest size', async () => {
    const ada = newUid('ada');
    expect(await upload(ada, photoPath(ada, newId()), PHOTO_MAX_BYTES)).toBe(true);
    expect(await upload(ada, photoPath(ada, newId()), PHOTO_MAX_BYTES + 1)).toBe(false);
  });

  test.each(['photo', 'a'.repeat(19), 'a'.repeat(21), `${'a'.repeat(19)}.`])(
    'the photo id %s is refused',
    async (id) => {
      const ada = newUid('ada');
      expect(await upload(ada, photoPath(ada, id))).toBe(false);
    },
  );

  test('a stored photo never changes', async () => {
    const ada = newUid('ada');
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await upload(ada, path, 2_000)).toBe(false);
    const rename = engine.storage(ada).ref(path).updateMetadata({ cacheControl: 'no-store' });
    expect(await isAllowed(rename)).toBe(false);
  });

  test('only its owner removes it', async () => {
    const [ada, grace] = [newUid('ada'), newUid('grace')];
    const path = photoPath(ada, newId());
    expect(await upload(ada, path)).toBe(true);
    expect(await drop(grace, path)).toBe(false);
    expect(await drop(null, path)).toBe(false);
    expect(await drop(ada, path)).toBe(true);
  });

  test('photos are not listed', async () => {
    const ada = newUid('ada');
    expect(await upload(ada, photoPath(ada, newId()))).toBe(true);
    const listing = engine.storage(ada).ref(`users/${ada}/photo`).listAll();
    expect(await isAllowed(listing)).toBe(false);
  });

  test('there is no other place', async () => {
    const ada = newUid('ada');
    expect(await upload(ada, `users/${ada}/${newId()}`)).toBe(false);
    expect(await upload(ada, `users/${ada}/photo/${newId()}/${newId()}`)).toBe(false);
    expect(await upload(ada, newId())).toBe(false);
    expect(await download(ada, newId())).toBe(false);
  });
});
