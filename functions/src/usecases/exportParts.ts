import { filePath } from '@hearth/domain/paths';
import type { ArchivePart } from '../ports/archives';
import type { ExportedMessage, PersonalData } from '../ports/exports';
import type { FileStore } from '../ports/files';

/** A bound on the cost of an export: nothing but the messages themselves tells where reactions are. */
const REACTION_READS_MAX = 20_000;
/** A bound on the time of an export, in bytes as they are stored: senders may say what they like. Files beyond it stay where they are and are named. */
const MEDIA_BYTES_MAX = 2 * 1024 ** 3;

/** A file to copy, found while the messages were written. */
interface Media {
  path: string;
  from: string;
}

/** What an export consists of: `data.json`, then the files that the person sent, as `media/...`. */
export async function* exportParts(
  uid: string,
  exportedAt: Date,
  { data, files }: { data: PersonalData; files: Pick<FileStore, 'facts'> },
  bounds = { reactionReads: REACTION_READS_MAX, mediaBytes: MEDIA_BYTES_MAX },
): AsyncGenerator<ArchivePart> {
  const media: Media[] = [];
  yield {
    type: 'text',
    path: 'data.json',
    chunks: dataJson({ uid, exportedAt, data, files, bounds, media }),
  };
  for (const file of media) yield { type: 'object', ...file };
}

interface Work {
  uid: string;
  exportedAt: Date;
  data: PersonalData;
  files: Pick<FileStore, 'facts'>;
  bounds: { reactionReads: number; mediaBytes: number };
  /** Filled on the way. */
  media: Media[];
}

/** One JSON object, a message at a time. */
async function* dataJson(work: Work): AsyncGenerator<string> {
  const { uid, exportedAt, data, bounds } = work;
  const rooms = await data.rooms(uid);
  const head = { exportedAt, uid, ...(await data.documents(uid)), rooms };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "messages": {`;
  let roomId: string | null = null;
  let mediaBytes = 0;
  for await (const message of data.messages(uid)) {
    if (message.roomId !== roomId) {
      yield `${roomId === null ? '' : '],'}\n  ${JSON.stringify(message.roomId)}: [`;
    } else yield ',';
    roomId = message.roomId;
    const size = mediaBytes < bounds.mediaBytes ? await storedBytes(message, work) : 0;
    const hasRoom = mediaBytes < bounds.mediaBytes && mediaBytes + size <= bounds.mediaBytes;
    if (hasRoom) mediaBytes += size;
    yield `\n   ${JSON.stringify(withFiles(message, hasRoom, work))}`;
  }
  const ids = rooms.map(({ id }) => id);
  const { given, isComplete } = await data.reactions(uid, ids, bounds.reactionReads);
  yield `${roomId === null ? '' : ']'}},\n "reactions": ${JSON.stringify(given)},`;
  yield `\n "areReactionsComplete": ${JSON.stringify(isComplete)}\n}\n`;
}

async function storedBytes(
  { roomId, messageId, attachments }: ExportedMessage,
  { uid, files }: Work,
): Promise<number> {
  const facts = await Promise.all(
    attachments.map(({ id }) => files.facts(filePath(roomId, messageId, uid, id))),
  );
  return facts.reduce((sum, each) => sum + (each?.size ?? 0), 0);
}

/** The message with the places of its files in the archive; null for those that it has no room for. */
function withFiles(
  { roomId, messageId, fields, attachments }: ExportedMessage,
  hasRoom: boolean,
  { uid, media }: Work,
): object {
  const files = attachments.map(({ id, name, contentType, size }) => {
    const path = hasRoom ? `media/${roomId}/${messageId}/${id}-${archiveName(name)}` : null;
    if (path !== null) media.push({ path, from: filePath(roomId, messageId, uid, id) });
    return { name, contentType, size, path };
  });
  return { id: messageId, ...fields, ...(files.length > 0 ? { files } : {}) };
}

/** A name that every system can unpack, and that leads nowhere else. */
function archiveName(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '_').replace(/^\.+|[. ]+$/g, '') || 'file';
}
