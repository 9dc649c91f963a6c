/** PNG by its chunks (https://www.w3.org/TR/png-3). */
import { joinPieces, lettersAt, viewOf, type Bytes, type Piece } from './bytes';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Length and name before the data, a checksum after it. */
const OVERHEAD = 12;
/** Everything that makes the picture and its colours; texts, EXIF, dates and strangers are not among it. */
const PICTURE_CHUNKS = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sBIT', 'sRGB', 'bKGD', 'pHYs'],
];

interface Chunk extends Piece {
  name: string;
}

export function isPng(bytes: Uint8Array): boolean {
  return lettersAt(bytes, 0, SIGNATURE.length) === SIGNATURE;
}

/** Whether more than one frame is announced before the first picture data. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const chunks = chunksOf(bytes);
  const control = chunks.findIndex(({ name }) => name === 'acTL');
  const data = chunks.findIndex(({ name }) => name === 'IDAT');
  const found = chunks[control];
  if (!found || (data !== -1 && data < control)) return false;
  return viewOf(bytes).getUint32(found.start + 8) > 1;
}

/** Only the chunks of the picture, nothing after its end. */
export function stripPng(bytes: Uint8Array): Bytes {
  const kept = chunksOf(bytes).filter(({ name }) => PICTURE_CHUNKS.includes(name));
  return joinPieces(bytes, [{ start: 0, end: SIGNATURE.length }, ...kept]);
}

/** All whole chunks, up to the end that the file declares. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let start = SIGNATURE.length;
  while (start + OVERHEAD <= bytes.length) {
    const end = start + OVERHEAD + view.getUint32(start);
    if (end > bytes.length) break;
    const name = lettersAt(bytes, start + 4, 4);
    chunks.push({ name, start, end });
    if (name === 'IEND') break;
    start = end;
  }
  return chunks;
}
