/** An upload under way. */
export interface Upload {
  /** Resolves when the bytes are there, also when an earlier try had put them there already. */
  done: Promise<void>;
  pause(): void;
  resume(): void;
  /** `done` rejects with `cancelled`. */
  cancel(): void;
}

export interface UploadInput {
  /** Storage path; the rules decide who may write there. */
  path: string;
  file: Blob;
  contentType: string;
  onProgress: (sentBytes: number) => void;
}

/** Files in Storage. Promises reject with HearthError: `offline`, `denied`, `notFound`, `cancelled`. */
export interface FilesPort {
  /** Resumable, and patient: without a network it goes on when there is one again. */
  upload(input: UploadInput): Upload;
  /** The bytes, read under rules (no public link). */
  load(path: string): Promise<Blob>;
  /** Removes a file of one's own; one that is gone already is fine. */
  remove(path: string): Promise<void>;
}
