/** Files on Cloud Storage. The SDK's part for it is loaded with the first file. */
import type { FirebaseApp } from 'firebase/app';
import type { FilesPort, Upload } from '../ports/files';
import type { HearthConfig } from './config';
import { loadOnce } from '../ports/loadOnce';
import type { StorageFiles } from './storageFiles';

export function createFiles(app: FirebaseApp, config: HearthConfig): FilesPort {
  const storage = loadOnce(async () => {
    const { StorageFiles: Files } = await import('./storageFiles');
    return new Files(app, config);
  });
  return {
    upload: (input) => lateUpload(storage, input),
    load: async (path) => (await storage()).load(path),
    remove: async (path) => (await storage()).remove(path),
  };
}

/** An upload that begins when the SDK is there, and obeys from now on. */
function lateUpload(
  storage: () => Promise<StorageFiles>,
  input: Parameters<FilesPort['upload']>[0],
): Upload {
  let upload: Upload | null = null;
  let isPaused = false;
  let isCancelled = false;
  const start = async () => {
    const files = await storage();
    upload = files.upload(input);
    if (isPaused) upload.pause();
    if (isCancelled) upload.cancel();
    await upload.done;
  };
  return {
    done: start(),
    pause: () => {
      isPaused = true;
      upload?.pause();
    },
    resume: () => {
      isPaused = false;
      upload?.resume();
    },
    cancel: () => {
      isCancelled = true;
      upload?.cancel();
    },
  };
}
