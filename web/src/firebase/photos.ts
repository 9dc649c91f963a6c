/** Profile photos on Cloud Storage. Loaded with the first photo. */
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { SECOND_MS } from '@hearth/domain/time';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import {
  connectStorageEmulator,
  deleteObject,
  getBlob,
  getStorage,
  ref,
  uploadBytesResumable,
  type FirebaseStorage,
} from 'firebase/storage';
import { emulatorAddress, type HearthConfig } from './config';

/** A photo is small: who has waited this long would rather try again than wait on. */
const RETRY_TIME_MS = 20 * SECOND_MS;

const CODES: Record<string, ErrorCode> = {
  unauthorized: 'denied',
  unauthenticated: 'reauthenticate',
  'object-not-found': 'notFound',
  'retry-limit-exceeded': 'offline',
  canceled: 'cancelled',
  'quota-exceeded': 'tooManyAttempts',
};

function toPhotoError(error: unknown): HearthError {
  const code = error instanceof FirebaseError ? error.code.replace(/^storage\//, '') : '';
  return new HearthError(CODES[code] ?? 'unknown', { cause: error });
}

let opened: FirebaseStorage | null = null;

function openStorage(app: FirebaseApp, config: HearthConfig): FirebaseStorage {
  if (opened?.app === app) return opened;
  opened = getStorage(app);
  opened.maxUploadRetryTime = RETRY_TIME_MS;
  opened.maxOperationRetryTime = RETRY_TIME_MS;
  if (import.meta.env.MODE !== 'production') {
    const engine = emulatorAddress(config, 'storage');
    if (engine) connectStorageEmulator(opened, engine.host, engine.port);
  }
  return opened;
}

export class Photos {
  readonly #storage: FirebaseStorage;

  constructor(app: FirebaseApp, config: HearthConfig) {
    this.#storage = openStorage(app, config);
  }

  async upload(path: string, photo: Blob, onProgress: (fraction: number) => void): Promise<void> {
    const task = uploadBytesResumable(ref(this.#storage, path), photo, {
      contentType: photo.type,
      // The path changes with the photo, so that a copy of it never goes stale.
      cacheControl: 'private, max-age=31536000, immutable',
    });
    const stop = task.on('state_changed', ({ bytesTransferred, totalBytes }) =>
      onProgress(totalBytes === 0 ? 0 : bytesTransferred / totalBytes),
    );
    try {
      await task;
    } catch (error) {
      throw toPhotoError(error);
    } finally {
      stop();
    }
  }

  /** Reads with the person's own credentials: a link with a token in it would bypass the rules. */
  async load(path: string): Promise<Blob> {
    try {
      return await getBlob(ref(this.#storage, path));
    } catch (error) {
      throw toPhotoError(error);
    }
  }

  async remove(path: string): Promise<void> {
    try {
      await deleteObject(ref(this.#storage, path));
    } catch (error) {
      throw toPhotoError(error);
    }
  }
}
