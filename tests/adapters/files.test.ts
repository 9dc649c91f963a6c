import { filePath } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import type * as StorageSdk from 'firebase/storage';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../web/src/firebase/files';
import { createRooms } from '../../web/src/firebase/rooms';
import type { FilesPort } from '../../web/src/ports/files';
import type { RoomsPort } from '../../web/src/ports/rooms';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';

// The SDK gives blobs in browsers only; what it does for them it also does for bytes.
vi.mock('firebase/storage', async (original) => {
  const sdk = await original<typeof StorageSdk>();
  type Ref = Parameters<typeof sdk.getBlob>[0];
  return { ...sdk, getBlob: async (at: Ref) => new Blob([await sdk.getBytes(at)]) };
});

const TYPE = 'application/octet-stream';
const MIB = 1024 * 1024;

interface Person extends SignedIn {
  files: FilesPort;
  rooms: RoomsPort;
}

closeAllAfterwards();

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const config = engineConfig();
  const files = createFiles(signedIn.db.app, config);
  const rooms = createRooms(signedIn.db, {
    config,
    files,
    now: Date.now,
    onFreshness: () => undefined,
  });
  return { ...signedIn, rooms, files };
}

const groupOf = async (founder: Person, ...others: Person[]): Promise<string> => {
  const memberIds = others.map(({ uid }) => uid);
  const group = { id: newId(), name: 'Files', memberIds };
  return (await founder.rooms.createGroup(founder.uid, group)).roomId;
};

const pathOf = (roomId: string, { uid }: Person) => filePath(roomId, newId(), uid, newId());
const denied = { code: 'denied' };

/** Bytes that differ from place to place, so that a lost or doubled part shows. */
function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

function upload(
  { files }: Person,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: (sentBytes: number) => void = () => undefined,
) {
  return files.upload({ path, file: new Blob([bytes]), contentType: TYPE, onProgress });
}

/** Whether a person gets exactly these bytes. */
async function isLoaded({ files }: Person, path: string, bytes: Uint8Array): Promise<boolean> {
  return Buffer.from(await (await files.load(path)).arrayBuffer()).equals(bytes);
}

/** The founder removes somebody. */
async function removal(founder: Person, roomId: string, who: Person): Promise<void> {
  const seen = record<Room | null>((listener) => founder.rooms.watchRoom(roomId, listener));
  const room = await seen.until((value) => value?.memberIds.includes(who.uid) ?? false);
  seen.stop();
  if (room) await founder.rooms.removeMember(room, founder.uid, who.uid);
}

describe('files of messages', () => {
  let ada: Person;
  let grace: Person;
  let eve: Person;
  let roomId: string;

  beforeAll(async () => {
    [ada, grace, eve] = [await person('Ada'), await person('Grace'), await person('Eve')];
    roomId = await groupOf(ada, grace);
  });

  it('go up with progress and are read by members', async () => {
    const path = pathOf(roomId, ada);
    const bytes = bytesOf(700_000);
    const progress: number[] = [];

    await upload(ada, path, bytes, (sent) => progress.push(sent)).done;

    expect(progress.at(-1)).toBe(bytes.length);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(progress).size).toBeGreaterThan(1);
    expect(await isLoaded(grace, path, bytes)).toBe(true);
  });

  it('are neither read nor put there by outsiders', async () => {
    const path = pathOf(roomId, ada);
    await upload(ada, path, bytesOf(10)).done;

    await expect(eve.files.load(path)).rejects.toMatchObject(denied);
    await expect(upload(eve, pathOf(roomId, eve), bytesOf(10)).done).rejects.toMatchObject(denied);
    await expect(upload(grace, pathOf(roomId, ada), bytesOf(10)).done).rejects.toMatchObject(
      denied,
    );
    await expect(eve.files.remove(path)).rejects.toMatchObject(denied);
    await expect(grace.files.remove(path)).rejects.toMatchObject(denied);
    expect(await isLoaded(ada, path, bytesOf(10))).toBe(true);
  });

  it('are there when an earlier try had put them there', async () => {
    const path = pathOf(roomId, ada);
    await upload(ada, path, bytesOf(300_000)).done;

    await upload(ada, path, bytesOf(300_000)).done;

    await expect(upload(ada, path, bytesOf(300_001)).done).rejects.toMatchObject(denied);
    expect(await isLoaded(ada, path, bytesOf(300_000))).toBe(true);
  });

  it('do not go up when the upload is cancelled', async () => {
    const [early, late] = [pathOf(roomId, ada), pathOf(roomId, ada)];

    const before = upload(ada, early, bytesOf(10));
    before.cancel();
    await expect(before.done).rejects.toMatchObject({ code: 'cancelled' });

    const during = upload(ada, late, bytesOf(3 * MIB), (sent) => {
      if (sent > 0) during.cancel();
    });
    await expect(during.done).rejects.toMatchObject({ code: 'cancelled' });

    await expect(ada.files.load(early)).rejects.toMatchObject({ code: 'notFound' });
    await expect(ada.files.load(late)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('are whole after a pause', async () => {
    const path = pathOf(roomId, ada);
    const bytes = bytesOf(3 * MIB);
    let paused: (at: number) => void = () => undefined;
    const pausedAt = new Promise<number>((resolve) => (paused = resolve));
    const progress: number[] = [];
    let isPaused = false;
    const going = upload(ada, path, bytes, (sent) => {
      progress.push(sent);
      if (isPaused || sent === 0) return;
      isPaused = true;
      going.pause();
      paused(sent);
    });

    expect(await pausedAt).toBeLessThan(bytes.length);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(progress.at(-1)).toBeLessThan(bytes.length);
    await expect(grace.files.load(path)).rejects.toMatchObject({ code: 'notFound' });

    going.resume();
    await going.done;

    expect(await isLoaded(grace, path, bytes)).toBe(true);
  });

  it('obey a pause of before the SDK was there', async () => {
    const fresh = await person('Fresh');
    const room = await groupOf(fresh);
    const path = pathOf(room, fresh);
    let isDone = false;

    const waiting = upload(fresh, path, bytesOf(10));
    waiting.pause();
    void waiting.done.then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    waiting.resume();
    await waiting.done;

    expect(await isLoaded(fresh, path, bytesOf(10))).toBe(true);
  });

  it('are removed by who sent them, and removing twice is fine', async () => {
    const path = pathOf(roomId, ada);
    await upload(ada, path, bytesOf(10)).done;

    await ada.files.remove(path);
    await ada.files.remove(path);

    await expect(ada.files.load(path)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('are closed at once to who is no longer a member', async () => {
    const room = await groupOf(ada, grace);
    const path = pathOf(room, ada);
    await upload(ada, path, bytesOf(10)).done;
    expect(await isLoaded(grace, path, bytesOf(10))).toBe(true);

    await removal(ada, room, grace);

    await expect(grace.files.load(path)).rejects.toMatchObject(denied);
    await expect(upload(grace, pathOf(room, grace), bytesOf(10)).done).rejects.toMatchObject(
      denied,
    );
  });

  it('of a type or size that is not allowed do not go up', async () => {
    const file = new Blob([bytesOf(10)]);
    const lies = ada.files.upload({
      ...{ path: pathOf(roomId, ada), file, onProgress: () => undefined },
      contentType: 'text/html',
    });
    await expect(lies.done).rejects.toMatchObject(denied);
    await expect(upload(ada, pathOf(roomId, ada), new Uint8Array()).done).rejects.toMatchObject(
      denied,
    );
  });
});
