import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ArchivePart, Archives } from '../ports/archives';
import { bucket, type Bucket } from './bucket';

const METADATA = { contentType: 'application/zip', cacheControl: 'private, no-store' };

export const zipArchives: Archives = {
  async write(path, parts) {
    const files = await bucket();
    const zip = new ZipFile();
    const abort = new AbortController();
    let size = 0;
    async function* counted(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        yield chunk;
      }
    }
    const target = files.file(path).createWriteStream({ resumable: false, metadata: METADATA });
    const stored = pipeline(zip.outputStream, counted, target, { signal: abort.signal });
    const broken = new Promise<never>((_, reject) => zip.once('error', reject));
    try {
      await Promise.race([broken, Promise.all([fill(zip, parts, files), stored])]);
    } catch (error) {
      abort.abort();
      await stored.catch(() => undefined);
      throw error;
    }
    return { size };
  },
};

/** One part after the other, so that no more than a piece of one is in memory. */
async function fill(zip: ZipFile, parts: AsyncIterable<ArchivePart>, files: Bucket): Promise<void> {
  for await (const part of parts) {
    const source = await open(part, files);
    if (source === null) continue;
    // Files of messages are packed already.
    zip.addReadStream(source, part.path, { compress: part.type === 'text' });
    await finished(source);
  }
  zip.end();
}

async function open(part: ArchivePart, files: Bucket): Promise<Readable | null> {
  if (part.type === 'text') return Readable.from(part.chunks, { objectMode: false });
  const file = files.file(part.from);
  const [isThere] = await file.exists();
  return isThere ? file.createReadStream({ validation: false, decompress: false }) : null;
}
