import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PageError, type PageWish } from '../ports/pageFetcher';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What {@link readBody} can unpack. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return response;
  const decoder = DECODERS[encoding];
  if (!decoder) throw new PageError('type');
  // A failure of either end reaches who reads from the decoder.
  return pipeline(response, decoder(), () => undefined);
}

/**
 * A response's body, unpacked. Counts bytes as they come out, so that neither an endless body nor
 * one that unpacks to a thousandfold takes more memory than is wished for.
 * @throws {PageError} `tooLarge`, `type` for an encoding that is not known
 */
export async function readBody(
  response: IncomingMessage,
  { maxBytes, isBeginningEnough }: PageWish,
): Promise<Uint8Array> {
  const body = unpacked(response);
  const parts: Uint8Array[] = [];
  let left = maxBytes;
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) {
      if (part.length > left && !isBeginningEnough) throw new PageError('tooLarge');
      parts.push(part.subarray(0, left));
      left -= Math.min(part.length, left);
      if (left === 0 && isBeginningEnough) break;
    }
  } finally {
    body.destroy();
    response.destroy();
  }
  return new Uint8Array(Buffer.concat(parts));
}
