import { HearthError } from '@hearth/domain/errors';
import { fileProblem, kindOfType, safeFileName, storedType } from '@hearth/domain/media';
import type { MediaPort, PreparedFile } from '../../ports/media';
import { renamed } from './fileNames';
import { withoutMoviePlace } from './moviePlace';
import { openVoiceRecorder } from './openVoiceRecorder';
import { pagePainter } from './pagePainter';
import { HEIC, pictureType, SIGNATURE_BYTES } from './pictureType';
import { PictureWorkers } from './pictureWorkers';
import { openAudio, openVideo } from './playable';
import { WorkQueue } from './workQueue';
import { workPicture, type WorkedPicture } from './workPicture';

/** Each holds tens of megabytes of pixels while it is worked on. */
const PICTURES_AT_ONCE = 2;
/** Phones decode few videos at a time. */
const PLAYED_AT_ONCE = 1;
/** Larger pictures than these exhaust the memory of a phone. */
const PICTURE_MAX_BYTES = 100 * 1024 * 1024;

const NO_PICTURE = {
  width: null,
  height: null,
  durationMs: null,
  placeholder: null,
  poster: null,
  isAnimated: false,
} as const;

/** Workers, canvases, media elements and the microphone of this browser. */
export function createMedia(): MediaPort {
  return new BrowserMedia();
}

class BrowserMedia implements MediaPort {
  readonly #pictures = new WorkQueue(PICTURES_AT_ONCE);
  readonly #played = new WorkQueue(PLAYED_AT_ONCE);
  readonly #workers = new PictureWorkers();

  readonly openRecorder = openVoiceRecorder;

  async prepare(
    file: Blob,
    name: string,
    signal = new AbortController().signal,
  ): Promise<PreparedFile> {
    if (file.size === 0) throw new HearthError('fileEmpty');
    const type = pictureType(await readStart(file), file.type);
    const prepared = type
      ? await this.#pictures.run(() => this.#preparePicture(file, name, type, signal), signal)
      : await this.#prepareOther(file, name, signal);
    if (signal.aborted) throw new HearthError('cancelled');
    const problem = fileProblem({ type: prepared.contentType, size: prepared.file.size });
    if (problem) throw new HearthError(problem);
    return prepared;
  }

  async #preparePicture(
    file: Blob,
    name: string,
    type: string,
    signal: AbortSignal,
  ): Promise<PreparedFile> {
    if (file.size > PICTURE_MAX_BYTES) throw new HearthError('fileTooLarge');
    const answer = await this.#workers.work({ file, type }, signal);
    const picture = answer.type === 'done' ? answer.picture : await workOnPage(file, type);
    const contentType = picture.file.type;
    return {
      ...NO_PICTURE,
      ...picture,
      kind: 'image',
      contentType,
      name: picture.isAnimated ? safeFileName(name) : renamed(name, contentType),
    };
  }

  async #prepareOther(file: Blob, name: string, signal: AbortSignal): Promise<PreparedFile> {
    const contentType = storedType(file.type);
    // Told here too, before a browser spends seconds on what can't be sent anyway.
    const problem = fileProblem({ type: contentType, size: file.size });
    if (problem) throw new HearthError(problem);
    const plain = {
      ...NO_PICTURE,
      file: await withoutMoviePlace(file.slice(0, file.size, contentType)),
      name: safeFileName(name),
      contentType,
    };
    switch (kindOfType(contentType)) {
      case 'video': {
        const video = await this.#played.run(() => openVideo(plain.file, signal), signal);
        if (!video) return { ...plain, kind: 'file' };
        const placeholder = video.poster?.placeholder ?? null;
        return { ...plain, ...video, placeholder, kind: 'video' };
      }
      case 'audio': {
        const audio = await this.#played.run(() => openAudio(plain.file, signal), signal);
        return audio ? { ...plain, ...audio, kind: 'audio' } : { ...plain, kind: 'file' };
      }
      case 'image':
      case 'file':
        return { ...plain, kind: 'file' };
    }
  }
}

/** Rejects with `fileLost`: the file was moved, or is a folder. */
async function readStart(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer());
  } catch (error) {
    throw new HearthError('fileLost', { cause: error });
  }
}

async function workOnPage(file: Blob, type: string): Promise<WorkedPicture> {
  try {
    return await workPicture(pagePainter, file, type);
  } catch (error) {
    throw new HearthError(type === HEIC ? 'heicUnsupported' : 'fileBroken', { cause: error });
  }
}
