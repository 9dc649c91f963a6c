import { HearthError, errorCode, type ErrorCode } from '@hearth/domain/errors';
import { MINUTE_MS, SECOND_MS } from '@hearth/domain/time';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import {
  connectStorageEmulator,
  deleteObject,
  getBlob,
  getMetadata,
  getStorage,
  ref,
  uploadBytesResumable,
  type FirebaseStorage,
  type UploadTask,
} from 'firebase/storage';
import type { Upload, UploadInput } from '../ports/files';
import { emulatorAddress, type HearthConfig } from './config';

/** Reading and removing: who has waited this long would rather try again than wait on. */
const OPERATION_RETRY_MS = 20 * SECOND_MS;
/** An upload survives a tunnel, and a laptop that was closed for a while. */
const UPLOAD_RETRY_MS = 10 * MINUTE_MS;
/** A path never changes its content, so that a copy of it never goes stale. */
const CACHE_CONTROL = 'private, max-age=31536000, immutable';

const CODES: Record<string, ErrorCode> = {
  unauthorized: 'denied',
  unauthenticated: 'reauthenticate',
  'object-not-found': 'notFound',
  'retry-limit-exceeded': 'offline',
  canceled: 'cancelled',
  'quota-exceeded': 'tooManyAttempts',
};

function toFileError(error: unknown): HearthError {
  if (error instanceof HearthError) return error;
  const code = error instanceof FirebaseError ? error.code.replace(/^storage\//, '') : '';
  return new HearthError(CODES[code] ?? 'unknown', { cause: error });
}

/** Files of one bucket. Rejects with HearthError. */
export class StorageFiles {
  readonly #storage: FirebaseStorage;

  constructor(app: FirebaseApp, config: HearthConfig) {
    this.#storage = getStorage(app);
    this.#storage.maxUploadRetryTime = UPLOAD_RETRY_MS;
    this.#storage.maxOperationRetryTime = OPERATION_RETRY_MS;
    if (import.meta.env.MODE !== 'production') {
      const engine = emulatorAddress(config, 'storage');
      if (engine) connectStorageEmulator(this.#storage, engine.host, engine.port);
    }
  }

  upload({ path, file, contentType, onProgress }: UploadInput): Upload {
    const task = uploadBytesResumable(ref(this.#storage, path), file, {
      contentType,
      cacheControl: CACHE_CONTROL,
    });
    return {
      done: this.#finished(task, path, file.size, onProgress),
      pause: () => void task.pause(),
      resume: () => void task.resume(),
      cancel: () => void task.cancel(),
    };
  }

  /** Reads with the person's own credentials: a link with a token in it would bypass the rules. */
  async load(path: string): Promise<Blob> {
    try {
      return await getBlob(ref(this.#storage, path));
    } catch (error) {
      throw toFileError(error);
    }
  }

  async remove(path: string): Promise<void> {
    try {
      await deleteObject(ref(this.#storage, path));
    } catch (error) {
      const failure = toFileError(error);
      if (failure.code !== 'notFound') throw failure;
    }
  }

  async #finished(
    task: UploadTask,
    path: string,
    size: number,
    onProgress: (sentBytes: number) => void,
  ): Promise<void> {
    const stop = task.on('state_changed', ({ bytesTransferred }) => {
      onProgress(bytesTransferred);
    });
    try {
      await task;
    } catch (error) {
      const failure = toFileError(error);
      // Rules allow nobody to write a file twice: an earlier try, whose answer was lost, may have.
      if (failure.code !== 'denied' || !(await this.#isThere(path, size))) throw failure;
    } finally {
      stop();
    }
  }

  async #isThere(path: string, size: number): Promise<boolean> {
    try {
      return (await getMetadata(ref(this.#storage, path))).size === size;
    } catch (error) {
      if (errorCode(toFileError(error)) === 'offline') throw toFileError(error);
      return false;
    }
  }
}
