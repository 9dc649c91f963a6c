/**
 * Phones write where a film was made into its user data. MP4 and QuickTime files are boxes in boxes
 * (ISO 14496-12): what only describes is turned into empty space of the same length, so that every
 * place that the file points at stays where it is.
 */
import { lettersAt, viewOf, type Bytes, type Piece } from './bytes';

const TYPES = ['video/mp4', 'video/quicktime', 'audio/mp4'];
const HEADER_LENGTH = 8;
const LONG_HEADER_LENGTH = 16;
const CONTAINERS = ['moov', 'trak'];
const DESCRIPTIONS = ['udta', 'meta', 'uuid'];
const FREE = [0x66, 0x72, 0x65, 0x65];
/** The index of a film of hours; a larger box is left as it is. */
const BOX_MAX_BYTES = 64 * 1024 * 1024;

interface Box extends Piece {
  name: string;
  contentStart: number;
}

/** The same film without its descriptions; other files unchanged. */
export async function withoutMoviePlace(file: Blob): Promise<Blob> {
  if (!TYPES.includes(file.type)) return file;
  const parts: Blob[] = [];
  let start = 0;
  for (;;) {
    const header = await bytesOf(file.slice(start, start + LONG_HEADER_LENGTH));
    const box = boxAt(header, 0, file.size - start);
    if (!box) break;
    const piece = file.slice(start, start + box.end);
    parts.push(isOfInterest(box) ? new Blob([blank(await bytesOf(piece))]) : piece);
    start += box.end;
  }
  return new Blob([...parts, file.slice(start)], { type: file.type });
}

function isOfInterest({ name, end }: Box): boolean {
  return end <= BOX_MAX_BYTES && (CONTAINERS.includes(name) || DESCRIPTIONS.includes(name));
}

async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** Empties every description in these boxes, in place, however deep. */
function blank(bytes: Bytes, start = 0, end = bytes.length): Bytes {
  let at = start;
  for (;;) {
    const box = boxAt(bytes, at, end);
    if (!box) return bytes;
    if (CONTAINERS.includes(box.name)) blank(bytes, box.contentStart, box.end);
    else if (DESCRIPTIONS.includes(box.name)) {
      bytes.set(FREE, box.start + 4);
      bytes.fill(0, box.contentStart, box.end);
    }
    at = box.end;
  }
}

/** The box that begins here, or null where none fits before `limit`. */
function boxAt(bytes: Uint8Array, start: number, limit: number): Box | null {
  if (start + HEADER_LENGTH > Math.min(bytes.length, limit)) return null;
  const view = viewOf(bytes);
  const short = view.getUint32(start);
  const isLong = short === 1;
  if (isLong && start + LONG_HEADER_LENGTH > bytes.length) return null;
  // A length of 0 reaches to the end.
  const length = isLong ? Number(view.getBigUint64(start + 8)) : short || limit - start;
  const header = isLong ? LONG_HEADER_LENGTH : HEADER_LENGTH;
  const end = start + length;
  if (length < header || end > limit) return null;
  return { name: lettersAt(bytes, start + 4, 4), start, contentStart: start + header, end };
}
