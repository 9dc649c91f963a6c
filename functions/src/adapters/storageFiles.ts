import type { FileFacts, FileStore, ListedFile } from '../ports/files';
import { bucket, type Bucket } from './bucket';

/** Objects of a folder that are removed at a time. */
const REMOVE_PAGE = 500;
const REMOVE_AT_ONCE = 10;

function isAnswer(error: unknown, status: number): boolean {
  return error instanceof Error && 'code' in error && Number(error.code) === status;
}

/** What a call gives, or null when Storage says that there is no such object. */
async function orGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (isAnswer(error, 404)) return null;
    throw error;
  }
}

type FileMetadata = ReturnType<Bucket['file']>['metadata'];

function factsOf({ contentType, contentEncoding, size }: FileMetadata): FileFacts {
  return {
    contentType: contentType ?? '',
    contentEncoding: contentEncoding ?? '',
    size: Number(size ?? 0),
  };
}

/** Of custom metadata: links with one of these open an object without asking the rules. */
const DOWNLOAD_TOKENS = 'firebaseStorageDownloadTokens';

/** What a copy takes along. Naming the metadata keeps Storage from copying all of it. */
function withoutTokens({ contentType, cacheControl, metadata }: FileMetadata) {
  const { [DOWNLOAD_TOKENS]: _, ...others } = metadata ?? {};
  return {
    contentType: contentType ?? 'application/octet-stream',
    ...(cacheControl === undefined ? {} : { cacheControl }),
    metadata: others,
  };
}

async function listPage(prefix: string, limit: number, pageToken: string | null) {
  const [files, next] = await (
    await bucket()
  ).getFiles({
    prefix,
    maxResults: limit,
    autoPaginate: false,
    ...(pageToken === null ? {} : { pageToken }),
  });
  return { files, next: nextToken(next) };
}

/** The library gives the next query, whose type says nothing. */
function nextToken(query: unknown): string | null {
  if (typeof query !== 'object' || query === null || !('pageToken' in query)) return null;
  return typeof query.pageToken === 'string' && query.pageToken !== '' ? query.pageToken : null;
}

export const storageFiles: FileStore = {
  async facts(path) {
    const found = await orGone((await bucket()).file(path).getMetadata());
    return found && factsOf(found[0]);
  },

  async read(path, bytesMax) {
    const range = bytesMax === undefined ? {} : { start: 0, end: bytesMax - 1 };
    const found = await orGone(
      // What is asked for is what lies there, not what it unpacks to.
      (await bucket()).file(path).download({ ...range, decompress: false, validation: false }),
    );
    return found && new Uint8Array(found[0]).subarray(0, bytesMax);
  },

  async write(path, bytes, { contentType, cacheControl }) {
    await (
      await bucket()
    )
      .file(path)
      .save(Buffer.from(bytes), { resumable: false, metadata: { contentType, cacheControl } });
  },

  async remove(path) {
    await (await bucket()).file(path).delete({ ignoreNotFound: true });
  },

  /** Always from the beginning: a page that was removed leaves the next one in its place. */
  async removeFolder(folder) {
    for (;;) {
      const { files, next } = await listPage(`${folder}/`, REMOVE_PAGE, null);
      for (let from = 0; from < files.length; from += REMOVE_AT_ONCE) {
        const some = files.slice(from, from + REMOVE_AT_ONCE);
        await Promise.all(some.map((file) => file.delete({ ignoreNotFound: true })));
      }
      if (next === null) return;
    }
  },

  /** Always from the beginning, as above; download links of before lead nowhere. A copy that is there is written again: the bytes are the same. */
  async moveFolder(from, to) {
    for (;;) {
      const { files, next } = await listPage(`${from}/`, REMOVE_PAGE, null);
      for (const file of files) {
        const target = `${to}${file.name.slice(from.length)}`;
        await orGone(file.copy((await bucket()).file(target), withoutTokens(file.metadata)));
        await file.delete({ ignoreNotFound: true });
      }
      if (next === null) return;
    }
  },

  async list(folder, { cursor, limit }) {
    const { files, next } = await listPage(`${folder}/`, limit, cursor).catch((error: unknown) => {
      // A cursor is kept from one day to the next; one that is no longer understood starts again.
      if (cursor === null || !isAnswer(error, 400)) throw error;
      return listPage(`${folder}/`, limit, null);
    });
    return {
      files: files.map(({ name, metadata }): ListedFile => ({
        path: name,
        createdAt: Date.parse(metadata.timeCreated ?? '') || 0,
      })),
      next,
    };
  },
};
