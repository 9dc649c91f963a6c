/** GIF89a by its blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
import { joinPieces, lettersAt, type Bytes, type Piece } from './bytes';

const HEADER_LENGTH = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
/** Applications that say how often the picture repeats; the others hold XMP and the like. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

interface Block extends Piece {
  type: 'header' | 'frame' | 'control' | 'metadata' | 'trailer';
}

export function isGif(bytes: Uint8Array): boolean {
  return /^GIF8[79]a$/.test(lettersAt(bytes, 0, 6));
}

export function isAnimatedGif(bytes: Uint8Array): boolean {
  return blocksOf(bytes).filter(({ type }) => type === 'frame').length > 1;
}

/** Without comments, application data and anything after the end. */
export function stripGif(bytes: Uint8Array): Bytes {
  return joinPieces(
    bytes,
    blocksOf(bytes).filter(({ type }) => type !== 'metadata'),
  );
}

/** All whole blocks; a file that breaks off ends with the last one. */
function blocksOf(bytes: Uint8Array): Block[] {
  const blocks: Block[] = [];
  let start = HEADER_LENGTH + colorTableLength(bytes[10] ?? 0);
  blocks.push({ type: 'header', start: 0, end: start });
  for (;;) {
    const block = blockAt(bytes, start);
    if (!block || block.end > bytes.length) return blocks;
    blocks.push(block);
    if (block.type === 'trailer') return blocks;
    start = block.end;
  }
}

function blockAt(bytes: Uint8Array, start: number): Block | null {
  switch (bytes[start]) {
    case EXTENSION:
      return { type: extensionType(bytes, start), start, end: afterSubBlocks(bytes, start + 2) };
    case IMAGE: {
      // Place and size, then an own colour table, then one byte about the codes that follow.
      const codes = start + 10 + colorTableLength(bytes[start + 9] ?? 0) + 1;
      return { type: 'frame', start, end: afterSubBlocks(bytes, codes) };
    }
    case TRAILER:
      return { type: 'trailer', start, end: start + 1 };
    default:
      return null;
  }
}

function extensionType(bytes: Uint8Array, start: number): 'control' | 'metadata' {
  const label = bytes[start + 1];
  const isLoop = label === APPLICATION && LOOPS.includes(lettersAt(bytes, start + 3, 11));
  return (label === COMMENT || label === APPLICATION) && !isLoop ? 'metadata' : 'control';
}

/** Bytes of the table that the packed field announces: 3 for each of 2^(n+1) colours. */
function colorTableLength(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 0x07) + 1) : 0;
}

/** Where the chain of sub-blocks ends; beyond the file when it never does. */
function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return Infinity;
    at += length + 1;
    if (length === 0) return at;
  }
}
