import { HearthError } from '@hearth/domain/errors';
import type { FilesPort, UploadInput } from '../ports/files';

/** Storage in memory; `hold` keeps uploads from ending until they are let go. */
export interface MemoryFiles extends FilesPort {
  readonly stored: Map<string, { file: Blob; contentType: string }>;
  /** Uploads wait at half of their bytes while this is on. */
  hold(isHeld: boolean): void;
  /** The next uploads of these paths fail with this. */
  refuse(error: HearthError | null): void;
  /** Paths of the uploads under way that are not paused. */
  active(): string[];
}

interface Running {
  input: UploadInput;
  isPaused: boolean;
  finish: () => void;
  fail: (error: HearthError) => void;
}

export function createMemoryFiles(): MemoryFiles {
  const stored: MemoryFiles['stored'] = new Map();
  const running = new Set<Running>();
  let isHeld = false;
  let refusal: HearthError | null = null;

  const step = (upload: Running) => {
    if (!running.has(upload) || upload.isPaused || isHeld) return;
    running.delete(upload);
    if (refusal) {
      upload.fail(refusal);
      return;
    }
    const { path, file, contentType, onProgress } = upload.input;
    onProgress(file.size);
    stored.set(path, { file, contentType });
    upload.finish();
  };

  return {
    stored,
    upload: (input) => {
      let upload!: Running;
      const done = new Promise<void>((finish, fail) => {
        upload = { input, isPaused: false, finish, fail };
      });
      running.add(upload);
      input.onProgress(Math.floor(input.file.size / 2));
      queueMicrotask(() => {
        step(upload);
      });
      return {
        done,
        pause: () => {
          upload.isPaused = true;
        },
        resume: () => {
          upload.isPaused = false;
          step(upload);
        },
        cancel: () => {
          if (running.delete(upload)) upload.fail(new HearthError('cancelled'));
        },
      };
    },
    load: (path) => {
      const found = stored.get(path);
      return found ? Promise.resolve(found.file) : Promise.reject(new HearthError('notFound'));
    },
    remove: (path) => {
      stored.delete(path);
      return Promise.resolve();
    },
    hold: (next) => {
      isHeld = next;
      if (!next) for (const upload of [...running]) step(upload);
    },
    refuse: (error) => {
      refusal = error;
    },
    active: () => [...running].filter(({ isPaused }) => !isPaused).map(({ input }) => input.path),
  };
}
