/** One photo from the choice to the timeline: its bytes, its preview and its echo. */
import type { Page } from '@playwright/test';
import { summarize, type Summary } from '../statistics';
import { CAMERA } from './photo';
import { choose, confirmed, previewsDrawn, sendWith } from './watch';

const ROUNDS = 6;
/** The first one starts the workers and loads what shows pictures. */
const WARM_UP = 1;

export interface PreparedPhoto {
  bytes: Buffer;
  contentType: string;
}

export interface OnePhotoResult {
  bytesBefore: number;
  bytesAfter: number;
  contentType: string;
  namesTheCamera: boolean;
  firstPreviewMs: number;
  preview: Summary;
  /** From Enter to the message in the timeline, and to its picture drawn there. */
  echo: Summary;
  echoWithinOneFrame: number;
  photoEcho: Summary;
}

interface Lap {
  previewMs: number;
  echoMs: number;
  echoFrames: number;
  photoEchoMs: number;
}

async function preparedPhoto(page: Page): Promise<PreparedPhoto> {
  const { base64, contentType } = await page.evaluate(async () => {
    const blob = window.mediaWatch.prepared[0];
    if (!blob) throw new Error('Nothing was prepared');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const pieces: string[] = [];
    for (let at = 0; at < bytes.length; at += 32_768) {
      pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
    }
    return { base64: btoa(pieces.join('')), contentType: blob.type };
  });
  return { bytes: Buffer.from(base64, 'base64'), contentType };
}

async function lap(page: Page, mark: string): Promise<Lap> {
  // Words follow the mark, so that nothing of the row around it runs into it.
  await sendWith(page, `The photo ${mark} of the bench`);
  const drawn = await page.waitForFunction(
    (wanted) => {
      const photo = window.mediaWatch.photos.find(({ words }) => words.includes(wanted));
      const echo = window.stopwatch.seen[wanted];
      return photo && echo && { photoAt: photo.at, echo };
    },
    mark,
    { timeout: 60_000, polling: 20 },
  );
  const seen = await drawn.jsonValue();
  if (!seen) throw new Error(`${mark} was never drawn`);
  await confirmed(page, mark);
  const { pressedAt, pressedFrame, chosenAt, previewAt } = await page.evaluate(() => ({
    pressedAt: window.stopwatch.pressedAt,
    pressedFrame: window.stopwatch.pressedFrame,
    chosenAt: window.mediaWatch.chosenAt,
    previewAt: window.mediaWatch.previewsAt[0] ?? NaN,
  }));
  return {
    previewMs: previewAt - chosenAt,
    echoMs: seen.echo.at - pressedAt,
    echoFrames: seen.echo.frame - pressedFrame,
    photoEchoMs: seen.photoAt - pressedAt,
  };
}

/** Sends the photo several times; also gives what became of it. */
export async function measureOnePhoto(
  page: Page,
  path: string,
  bytesBefore: number,
): Promise<{ result: OnePhotoResult; prepared: PreparedPhoto }> {
  const laps: Lap[] = [];
  let prepared: PreparedPhoto | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    await choose(page, [path]);
    await previewsDrawn(page, 1);
    prepared ??= await preparedPhoto(page);
    laps.push(await lap(page, `#${String(round).padStart(4, '0')}-photo`));
  }
  if (!prepared) throw new Error('No photo was prepared');
  const warm = laps.slice(WARM_UP);
  const inFrame = warm.filter(({ echoFrames }) => echoFrames === 0).length;
  const result: OnePhotoResult = {
    bytesBefore,
    bytesAfter: prepared.bytes.length,
    contentType: prepared.contentType,
    namesTheCamera: prepared.bytes.includes(CAMERA),
    firstPreviewMs: Math.round(laps[0]?.previewMs ?? NaN),
    preview: summarize(warm.map(({ previewMs }) => previewMs)),
    echo: summarize(warm.map(({ echoMs }) => echoMs)),
    echoWithinOneFrame: Math.round((inFrame / warm.length) * 1000) / 1000,
    photoEcho: summarize(warm.map(({ photoEchoMs }) => photoEchoMs)),
  };
  return { result, prepared };
}
