import type { MediaResult } from '../media';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
const line = (name: string, words: string) => console.log(`  ${name.padEnd(16)} ${words}`);

export function printMedia({ photo, blocking, uploads, thumbnails }: MediaResult): void {
  console.log('\nA photo of 12 megapixels');
  line(
    'bytes',
    `${megabytes(photo.bytesBefore)} chosen, ${megabytes(photo.bytesAfter)} sent as ${photo.contentType}, ` +
      (photo.namesTheCamera ? 'still naming the camera' : 'without the camera'),
  );
  line(
    'preview',
    `median ${photo.preview.medianMs} ms, p95 ${photo.preview.p95Ms}, the very first ${photo.firstPreviewMs}`,
  );
  line(
    'echo',
    `median ${photo.echo.medianMs} ms, p95 ${photo.echo.p95Ms}, ` +
      `before the next frame ${Math.round(photo.echoWithinOneFrame * 100)} %; ` +
      `its picture drawn: median ${photo.photoEcho.medianMs} ms, p95 ${photo.photoEcho.p95Ms}`,
  );
  console.log(`\n${blocking.photos} such photos at once`);
  line('prepared', `median ${blocking.preparedMs} ms`);
  line(
    'blocked',
    `median ${blocking.blockingMs} ms in ${blocking.longTasks} long tasks, the longest task ${blocking.longestTaskMs} ms`,
  );
  console.log(`\nUpload of ${megabytes(uploads.bytes)}`);
  for (const name of ['hearth', 'hearthConfirmed', 'bareSdk'] as const) {
    const { time, megabytesPerSecond } = uploads[name];
    line(name, `${megabytesPerSecond} MB/s, median ${time.medianMs} ms, p95 ${time.p95Ms}`);
  }
  line('of the bare SDK', `${uploads.ratio} times, until confirmed ${uploads.ratioConfirmed}`);
  console.log('\nThumbnails, from the upload’s end (ms)');
  line(
    'in Storage',
    `320 px median ${thumbnails.smallest.medianMs}, p95 ${thumbnails.smallest.p95Ms}, ` +
      `all three median ${thumbnails.all.medianMs}, the very first ${thumbnails.firstMs}`,
  );
  line(
    'sharp alone',
    `320 px median ${thumbnails.sharpAlone.medianMs}, p95 ${thumbnails.sharpAlone.p95Ms}`,
  );
}
