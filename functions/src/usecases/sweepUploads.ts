import { fileIdsOf } from '@hearth/domain/media';
import { COLLECTIONS, messagePath } from '@hearth/domain/paths';
import { DAY_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import type { FileStore, ListedFile } from '../ports/files';
import type { MessageState, MessageStore } from '../ports/messages';
import type { PhotoStore } from '../ports/photos';
import type { SweepStore, SweptFolder } from '../ports/sweeps';
import { eachAtOnce } from './eachAtOnce';
import { hasPreviewImage } from './linkPreview';
import { messageObject, photoOwner, type MessageObject } from './objectPath';

/** A message comes after its files; one that did not come within this time does not come. */
const WAIT_MS = DAY_MS;
/** How often everything is looked through: each pass reads one document for each message with files. */
const PASS_MS = 7 * DAY_MS;
/** One page of a listing. */
const PAGE_OBJECTS = 500;
/** Well within the time of the function; the next run goes on from there. */
const RUN_MS = 400 * SECOND_MS;
const AT_ONCE = 10;

export interface SweepPorts {
  files: FileStore;
  messages: MessageStore;
  photos: PhotoStore;
  sweeps: SweepStore;
}

interface Bounds {
  pageObjects: number;
  runMs: number;
  clock(): Millis;
}

/**
 * Removes files, thumbnails and preview pictures that no message shows, and photos that no profile and
 * no room does: uploads that were given up, what another took the place of, and what was made while its
 * message was being deleted. A pass begins once a week; a run goes on with it until its time is used up.
 * Two runs at once do the same work twice and no harm.
 */
export async function sweepUploads(
  now: Millis,
  ports: SweepPorts,
  bounds: Partial<Bounds> = {},
): Promise<{ seen: number; removed: number }> {
  const all = { pageObjects: PAGE_OBJECTS, runMs: RUN_MS, clock: Date.now, ...bounds };
  const startedAt = all.clock();
  const counts = { seen: 0, removed: 0 };
  const sweep = async (folder: SweptFolder, until: Millis) => {
    const last = await ports.sweeps.pass(folder);
    if (last?.cursor === null && now - last.begunAt < PASS_MS) return;
    const begunAt = last?.cursor == null ? now : last.begunAt;
    let cursor = last?.cursor ?? null;
    do {
      const page = await ports.files.list(folder, { cursor, limit: all.pageObjects });
      counts.seen += page.files.length;
      const old = page.files.filter(({ createdAt }) => now - createdAt > WAIT_MS);
      counts.removed += await removeOrphans(old, ports);
      cursor = page.next;
      await ports.sweeps.setPass(folder, { begunAt, cursor });
    } while (cursor !== null && all.clock() < until);
  };
  await sweep(COLLECTIONS.users, startedAt + all.runMs / 4);
  await sweep(COLLECTIONS.rooms, startedAt + all.runMs);
  return counts;
}

/** Asks for each message, profile and room once, however many objects it has. */
async function removeOrphans(
  listed: readonly ListedFile[],
  { files, messages, photos }: Pick<SweepPorts, 'files' | 'messages' | 'photos'>,
): Promise<number> {
  const byOwner = new Map<string, { path: string; object: MessageObject | null }[]>();
  for (const { path } of listed) {
    const object = messageObject(path);
    const owner = object ? messagePath(object.roomId, object.messageId) : photoOwner(path);
    if (owner !== null) byOwner.set(owner, [...(byOwner.get(owner) ?? []), { path, object }]);
  }
  let removed = 0;
  await eachAtOnce([...byOwner], AT_ONCE, async ([owner, objects]) => {
    const [first] = objects;
    if (first === undefined) return;
    const shows = await shownBy(owner, first.object);
    for (const { path, object } of objects) {
      if (shows(path, object)) continue;
      await files.remove(path);
      removed += 1;
    }
  });
  return removed;

  async function shownBy(owner: string, of: MessageObject | null) {
    if (of === null) {
      const shown = await photos.shownBy(owner);
      return (path: string) => path === shown;
    }
    const message = await messages.message(of.roomId, of.messageId);
    return (_: string, object: MessageObject | null) => object !== null && isShown(object, message);
  }
}

function isShown(object: MessageObject, message: MessageState | null): boolean {
  if (message === null || message.isDeleted) return false;
  if (object.type === 'preview') return hasPreviewImage(message);
  const isListed = message.attachments.some((each) => fileIdsOf(each).includes(object.fileId));
  return isListed && (object.type === 'thumb' || object.uid === message.senderId);
}
