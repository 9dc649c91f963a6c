import { fileIdsOf } from '@hearth/domain/media';
import { COLLECTIONS } from '@hearth/domain/paths';
import { DAY_MS, type Millis } from '@hearth/domain/time';
import type { FileStore, ListedFile } from '../ports/files';
import type { MessageState, MessageStore } from '../ports/messages';
import type { SweepStore } from '../ports/sweeps';
import { hasPreviewImage } from './linkPreview';
import { messageObject, type MessageObject } from './objectPath';

/** A message comes after its files; one that did not come within this time does not come. */
const WAIT_MS = DAY_MS;
/** One page of a listing. */
const PAGE_OBJECTS = 500;
/** A bound on the time and the reads of one run; the next one goes on from there. */
const RUN_OBJECTS_MAX = 5_000;

export interface SweepPorts {
  files: FileStore;
  messages: MessageStore;
  sweeps: SweepStore;
}

/**
 * Removes files, thumbnails and preview pictures that no message shows: uploads that were given up,
 * and what was made while its message was being deleted. Goes through a bounded number of objects
 * and remembers where it stopped. Two runs at once do the same work twice and no harm.
 */
export async function sweepUploads(
  now: Millis,
  { files, messages, sweeps }: SweepPorts,
  { pageObjects = PAGE_OBJECTS, runObjectsMax = RUN_OBJECTS_MAX } = {},
): Promise<{ seen: number; removed: number }> {
  let cursor = await sweeps.cursor();
  let seen = 0;
  let removed = 0;
  do {
    const page = await files.list(COLLECTIONS.rooms, { cursor, limit: pageObjects });
    seen += page.files.length;
    const old = page.files.filter(({ createdAt }) => now - createdAt > WAIT_MS);
    removed += await removeOrphans(old, { files, messages });
    cursor = page.next;
    await sweeps.setCursor(cursor);
  } while (cursor !== null && seen < runObjectsMax);
  return { seen, removed };
}

/** Asks for each message once, however many objects it has. */
async function removeOrphans(
  listed: readonly ListedFile[],
  { files, messages }: Pick<SweepPorts, 'files' | 'messages'>,
): Promise<number> {
  const known = new Map<string, MessageState | null>();
  let removed = 0;
  for (const { path } of listed) {
    const object = messageObject(path);
    if (object === null) continue;
    const key = `${object.roomId}/${object.messageId}`;
    const message = known.has(key)
      ? (known.get(key) ?? null)
      : await messages.message(object.roomId, object.messageId);
    known.set(key, message);
    if (isShown(object, message)) continue;
    await files.remove(path);
    removed += 1;
  }
  return removed;
}

function isShown(object: MessageObject, message: MessageState | null): boolean {
  if (message === null || message.isDeleted) return false;
  if (object.type === 'preview') return hasPreviewImage(message);
  const isListed = message.attachments.some((each) => fileIdsOf(each).includes(object.fileId));
  return isListed && (object.type === 'thumb' || object.uid === message.senderId);
}
