/** A large file through the client, beside the same bytes through the bare SDK, by turns. */
import type { Page } from '@playwright/test';
import { quantile, summarize, type Summary } from '../statistics';
import { choose, confirmed, sendWith } from './watch';

const ROUNDS = 6;
/** The first one warms up connections and compilers. */
const WARM_UP = 1;

interface Throughput {
  time: Summary;
  megabytesPerSecond: number;
}

export interface UploadsResult {
  bytes: number;
  /** From Enter until Storage had answered for the last byte. */
  hearth: Throughput;
  /** From Enter until the sender sees that the message is sent. */
  hearthConfirmed: Throughput;
  bareSdk: Throughput;
  /** Throughput of Hearth, of that of the bare SDK. */
  ratio: number;
  ratioConfirmed: number;
}

async function throughHearth(page: Page, path: string, mark: string) {
  await page.bringToFront();
  await choose(page, [path]);
  // It is whole in the tray: what follows is upload, not preparation.
  await page
    .getByRole('list', { name: 'Files to send' })
    .getByText(/\d\s*MB/)
    .waitFor();
  await sendWith(page, `The file ${mark} of the bench`);
  const confirmedAt = await confirmed(page, mark);
  const ended = await page.waitForFunction(
    () => {
      const { pressedAt } = window.stopwatch;
      const all = window.mediaWatch.uploadsEndedAt.filter((at) => at > pressedAt);
      return all.length > 0 && { pressedAt, endedAt: Math.max(...all) };
    },
    null,
    { timeout: 10_000, polling: 100 },
  );
  const readings = await ended.jsonValue();
  if (!readings) throw new Error('No upload was seen');
  const { pressedAt, endedAt } = readings;
  return { uploadMs: endedAt - pressedAt, confirmedMs: confirmedAt - pressedAt };
}

async function throughBareSdk(page: Page, path: string): Promise<number> {
  await page.bringToFront();
  await page.evaluate(() => delete document.body.dataset['uploadedMs']);
  await page.locator('input[type=file]').setInputFiles(path);
  const uploaded = page.locator('body[data-uploaded-ms]');
  await uploaded.waitFor({ timeout: 120_000 });
  const told = await uploaded.getAttribute('data-uploaded-ms');
  // What went wrong stands in the place of the number.
  if (!Number.isFinite(Number(told))) throw new Error(`The bare upload failed: ${told}`);
  return Number(told);
}

function toThroughput(bytes: number, samples: readonly number[]): Throughput {
  const seconds = quantile(samples, 0.5) / 1000;
  const megabytesPerSecond = Math.round((bytes / 1e6 / seconds) * 10) / 10;
  return { time: summarize(samples), megabytesPerSecond };
}

export async function measureUploads(
  pages: { hearth: Page; bareSdk: Page },
  file: { path: string; bytes: number },
): Promise<UploadsResult> {
  const uploads: number[] = [];
  const confirmations: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mark = `#${String(round).padStart(4, '0')}-file`;
    const { uploadMs, confirmedMs } = await throughHearth(pages.hearth, file.path, mark);
    const bareMs = await throughBareSdk(pages.bareSdk, file.path);
    if (round < WARM_UP) continue;
    uploads.push(uploadMs);
    confirmations.push(confirmedMs);
    bare.push(bareMs);
  }
  const bareMedian = quantile(bare, 0.5);
  const ratio = (samples: readonly number[]) =>
    Math.round((bareMedian / quantile(samples, 0.5)) * 100) / 100;
  return {
    bytes: file.bytes,
    hearth: toThroughput(file.bytes, uploads),
    hearthConfirmed: toThroughput(file.bytes, confirmations),
    bareSdk: toThroughput(file.bytes, bare),
    ratio: ratio(uploads),
    ratioConfirmed: ratio(confirmations),
  };
}
