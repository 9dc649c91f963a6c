/** From an upload's end to its thumbnail in Storage, on an engine that runs the functions. */
import { THUMB_WIDTHS } from '@hearth/domain/media';
import { filePath, thumbPath } from '@hearth/domain/paths';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine } from '../../../scripts/engine.mjs';
import { buildFunctions } from '../../../scripts/functions.mjs';
import { engineAddress } from '../../e2e/support/place';
import { bucketOf, putObject, type StorageAddress } from '../../seed/engineRest';
import { freshId } from '../../seed/scene';
import { summarize, type Summary } from '../statistics';
import type { PreparedPhoto } from './onePhoto';

const ROUNDS = 5;
const [SMALL, , LARGE] = THUMB_WIDTHS;
const TIMEOUT_MS = 60_000;
const POLL_MS = 5;
/** That of the function. */
const WEBP_QUALITY = 78;

export interface ThumbnailsResult {
  /** The first picture after a start: the function and its decoder load with it. */
  firstMs: number;
  /** From the upload's end until the smallest thumbnail is there, and until all are. */
  smallest: Summary;
  all: Summary;
  /** The smallest by the same decoder with the same steps, without Storage and events. */
  sharpAlone: Summary;
}

async function isStored(storage: StorageAddress, path: string): Promise<boolean> {
  const url = `http://${storage.storage}/b/${bucketOf(storage)}/o/${encodeURIComponent(path)}`;
  const response = await fetch(url, { headers: { authorization: 'Bearer owner' } });
  await response.arrayBuffer();
  return response.ok;
}

/** How long after `since` (performance.now) the object is there. */
async function storedAfter(storage: StorageAddress, path: string, since: number): Promise<number> {
  while (!(await isStored(storage, path))) {
    if (performance.now() - since > TIMEOUT_MS) throw new Error(`There is no ${path}`);
    await sleep(POLL_MS);
  }
  return performance.now() - since;
}

async function uploadOnce(storage: StorageAddress, { bytes, contentType }: PreparedPhoto) {
  const [roomId, messageId, fileId, uid] = [freshId(20), freshId(20), freshId(20), freshId(20)];
  await putObject(storage, { path: filePath(roomId, messageId, uid, fileId), bytes, contentType });
  const endedAt = performance.now();
  const thumb = (width: number) => thumbPath(roomId, messageId, fileId, width);
  const smallestMs = await storedAfter(storage, thumb(SMALL), endedAt);
  return { smallestMs, allMs: await storedAfter(storage, thumb(LARGE), endedAt) };
}

/** As much of the decoder as `functions/src/usecases/pictures.ts` uses for a thumbnail. */
interface Decoder {
  rotate(): Decoder;
  resize(size: { width: number; withoutEnlargement: boolean }): Decoder;
  webp(options: { quality: number }): Decoder;
  toBuffer(): Promise<Buffer>;
}
interface Sharp {
  (bytes: Uint8Array, options: { failOn: 'error' }): Decoder;
  cache(isOn: boolean): unknown;
  concurrency(threads: number): unknown;
}

/** The one that the functions have installed: it is no dependency of the bench. */
function loadSharp(): Sharp {
  const functions = new URL('../../../functions/package.json', import.meta.url);
  const sharp = createRequire(functions)('sharp') as Sharp;
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

async function timeSharp(bytes: Uint8Array): Promise<Summary> {
  const sharp = loadSharp();
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = performance.now();
    await sharp(bytes, { failOn: 'error' })
      .rotate()
      .resize({ width: SMALL, withoutEnlargement: true })
      .webp({ quality: WEBP_QUALITY })
      .toBuffer();
    samples.push(performance.now() - from);
  }
  // The first one starts the decoder.
  return summarize(samples.slice(1));
}

export async function measureThumbnails(photo: PreparedPhoto): Promise<ThumbnailsResult> {
  await buildFunctions();
  const engine = await startEngine();
  const laps: Awaited<ReturnType<typeof uploadOnce>>[] = [];
  try {
    const storage = engineAddress({ projectId: engine.projectId, hosts: engine.hosts });
    for (let round = 0; round <= ROUNDS; round += 1) laps.push(await uploadOnce(storage, photo));
  } finally {
    await engine.stop();
  }
  const warm = laps.slice(1);
  return {
    firstMs: Math.round(laps[0]?.smallestMs ?? NaN),
    smallest: summarize(warm.map(({ smallestMs }) => smallestMs)),
    all: summarize(warm.map(({ allMs }) => allMs)),
    sharpAlone: await timeSharp(photo.bytes),
  };
}
