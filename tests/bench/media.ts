/** Photos and files: what the preparation saves and costs, how fast bytes go, when thumbnails come. */
import type { Browser } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
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

/** `site` serves the baselines, `dir` is for the files that are chosen. */
export async function measureMedia(
  browser: Browser,
  world: World,
  { site, dir }: { site: string; dir: string },
): Promise<MediaResult> {
  mkdirSync(dir, { recursive: true });
  const bytes = await drawPhoto(browser);
  const paths = Array.from({ length: PHOTOS }, (_, at) => join(dir, `photo-${at}.jpg`));
  for (const path of paths) writeFileSync(path, bytes);
  const file = { path: join(dir, 'backup.bin'), bytes: FILE_BYTES };
  writeFileSync(file.path, randomBytes(FILE_BYTES));

  const [ada, grace] = await world.people('Ada', 'Grace');
  const room = await world.direct([ada, grace]);
  const page = await openWatched(world, ada, room);
  const [path = ''] = paths;
  const { result: photo, prepared } = await measureOnePhoto(page, path, bytes.length);
  const bareSdk = await openBareUpload(browser, engineAddress(world.place), site);
  const uploads = await measureUploads({ hearth: page, bareSdk }, file);
  await bareSdk.context().close();
  const blocking = await measureBlocking(page, room, paths);
  await page.context().close();
  return { photo, blocking, uploads, thumbnails: await measureThumbnails(prepared) };
}
