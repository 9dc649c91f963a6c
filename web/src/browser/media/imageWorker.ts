/** Prepares pictures off the main thread, one at a time. */
import { workerPainter } from './workerPainter';
import { workPicture, type WorkedPicture } from './workPicture';

export interface PictureRequest {
  file: Blob;
  type: string;
}

/** `failed`: this browser cannot open it here. */
export type PictureAnswer = { type: 'done'; picture: WorkedPicture } | { type: 'failed' };

addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => {
  workPicture(workerPainter, data.file, data.type).then(
    (picture) => answer({ type: 'done', picture }),
    () => answer({ type: 'failed' }),
  );
});

function answer(value: PictureAnswer): void {
  postMessage(value);
}
