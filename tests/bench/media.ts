/** Photos and files: what the preparation saves and costs, how fast bytes go, when thumbnails come. */
import type { Browser } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineAddress } from '../e2e/support/place';
import type { World } from '../e2e/support/world';
import { openBareUpload } from './baselines/bareUpload';
import { measureBlocking, type BlockingResult } from './media/blocking';
import { measureOnePhoto, type OnePhotoResult } from './media/onePhoto';
import { makePhoto } from './media/photo';
import { measureThumbnails, type ThumbnailsResult } from './media/thumbnails';
import { measureUploads, type UploadsResult } from './media/uploads';
import { openWatched } from './media/watch';

const PHOTOS = 10;
const FILE_BYTES = 20_000_000;

export interface MediaResult {
  photo: OnePhotoResult;
  blocking: BlockingResult;
  uploads: UploadsResult;
  thumbnails: ThumbnailsResult;
}

async function drawPhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    return await makePhoto(page);
  } finally {
    await page.close();
  }
}

interface ChosenPaths {
  photos: readonly string[];
  backup: string;
}

function writeFiles(dir: string, photo: Buffer): ChosenPaths {
  mkdirSync(dir, { recursive: true });
  const photos = Array.from({ length: PHOTOS }, (_, at) => join(dir, `photo-${at}.jpg`));
  for (const path of photos) writeFileSync(path, photo);
  const backup = join(dir, 'backup.bin');
  writeFileSync(backup, randomBytes(FILE_BYTES));
  return { photos, backup };
}

/** `site` serves the baselines; `dir` holds the files that are chosen, and goes again. */
export async function measureMedia(
  browser: Browser,
  world: World,
  { site, dir }: { site: string; dir: string },
): Promise<MediaResult> {
  try {
    const bytes = await drawPhoto(browser);
    const paths = writeFiles(dir, bytes);
    const [ada, grace] = await world.people('Ada', 'Grace');
    const room = await world.direct([ada, grace]);
    const page = await openWatched(world, ada, room);
    const { result: photo, prepared } = await measureOnePhoto(
      page,
      paths.photos[0] ?? '',
      bytes.length,
    );
    console.log(`  preview: ${photo.preview.medianMs} ms, echo: ${photo.echo.medianMs} ms`);
    const bareSdk = await openBareUpload(browser, engineAddress(world.place), site);
    const file = { path: paths.backup, bytes: FILE_BYTES };
    const uploads = await measureUploads({ hearth: page, bareSdk }, file);
    await bareSdk.context().close();
    console.log(`  upload: ${uploads.hearth.megabytesPerSecond} MB/s, ${uploads.ratio} of bare`);
    const blocking = await measureBlocking(page, room, paths.photos);
    await page.context().close();
    console.log(`  ${PHOTOS} photos: blocked for ${blocking.blockingMs} ms`);
    const thumbnails = await measureThumbnails(prepared);
    console.log(`  thumbnail: ${thumbnails.smallest.medianMs} ms`);
    return { photo, blocking, uploads, thumbnails };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
