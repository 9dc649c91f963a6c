/** Bytes that a Blob can be made of. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A piece of a file, from `start` to just before `end`. */
export interface Piece {
  start: number;
  end: number;
}

/** The bytes as Latin letters: names of chunks and boxes. */
export function lettersAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

export function joinPieces(bytes: Uint8Array, pieces: readonly Piece[]): Bytes {
  const joined = new Uint8Array(pieces.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of pieces) {
    joined.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return joined;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
