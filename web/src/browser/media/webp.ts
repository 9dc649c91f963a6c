/** WebP by its chunks (https://developers.google.com/speed/webp/docs/riff_container). */
import { joinPieces, lettersAt, viewOf, type Bytes, type Piece } from './bytes';

const HEADER_LENGTH = 12;
const CHUNK_HEADER_LENGTH = 8;
/** Everything that makes the picture; EXIF, XMP and strangers are not among it. */
const PICTURE_CHUNKS = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** Flags of the first byte of VP8X. */
const FLAG_ANIMATION = 0x02;
const FLAGS_METADATA = 0x08 | 0x04;

interface Chunk extends Piece {
  name: string;
}

export function isWebp(bytes: Uint8Array): boolean {
  return lettersAt(bytes, 0, 4) === 'RIFF' && lettersAt(bytes, 8, 4) === 'WEBP';
}

export function isAnimatedWebp(bytes: Uint8Array): boolean {
  const extended = chunksOf(bytes).find(({ name }) => name === 'VP8X');
  const flags = extended && bytes[extended.start + CHUNK_HEADER_LENGTH];
  return flags !== undefined && (flags & FLAG_ANIMATION) !== 0;
}

/** Only the chunks of the picture, with sizes and flags that say so. */
export function stripWebp(bytes: Uint8Array): Bytes {
  const kept = chunksOf(bytes).filter(({ name }) => PICTURE_CHUNKS.includes(name));
  const stripped = joinPieces(bytes, [{ start: 0, end: HEADER_LENGTH }, ...kept]);
  const view = viewOf(stripped);
  view.setUint32(4, stripped.length - 8, true);
  for (const { name, start } of chunksOf(stripped)) {
    if (name !== 'VP8X') continue;
    const flags = start + CHUNK_HEADER_LENGTH;
    view.setUint8(flags, view.getUint8(flags) & ~FLAGS_METADATA);
  }
  return stripped;
}

/** All whole chunks. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let start = HEADER_LENGTH;
  while (start + CHUNK_HEADER_LENGTH <= bytes.length) {
    const size = view.getUint32(start + 4, true);
    const end = start + CHUNK_HEADER_LENGTH + size + (size % 2);
    if (end > bytes.length) break;
    chunks.push({ name: lettersAt(bytes, start, 4), start, end });
    start = end;
  }
  return chunks;
}
