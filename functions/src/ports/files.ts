import type { Millis } from '@hearth/domain/time';

/** What is known of a stored object without its bytes. */
export interface FileFacts {
  contentType: string;
  /** As `Content-Encoding` was given at the upload; empty when the bytes are stored as they are. */
  contentEncoding: string;
  /** Bytes. */
  size: number;
}

export interface ListedFile {
  path: string;
  createdAt: Millis;
}

/** Objects of Storage by their paths. Those that are gone are no error. */
export interface FileStore {
  /** Null when there is no such object. */
  facts(path: string): Promise<FileFacts | null>;
  /** The bytes as they are stored, or only the first `bytesMax` of them; null when it is gone. */
  read(path: string, bytesMax?: number): Promise<Uint8Array | null>;
  /** Makes or replaces an object. It has no download token, so that only the rules open it. */
  write(
    path: string,
    bytes: Uint8Array,
    how: { contentType: string; cacheControl: string },
  ): Promise<void>;
  remove(path: string): Promise<void>;
  /** Removes every object below a folder; the folder's name is given without a slash at its end. */
  removeFolder(folder: string): Promise<void>;
  /**
   * Moves every object below a folder to the same place below another, without its download tokens;
   * those that are there already stay.
   */
  moveFolder(from: string, to: string): Promise<void>;
  /** Up to `limit` objects below a folder from a cursor on; `next` is null at the end. */
  list(
    folder: string,
    from: { cursor: string | null; limit: number },
  ): Promise<{ files: ListedFile[]; next: string | null }>;
}
