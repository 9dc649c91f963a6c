import type { Browser, BrowserContextOptions, CDPSession } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { quantile } from './statistics';

/** How fast the machine and its line pretend to be. */
interface Profile {
  name: 'full' | 'slow' | 'distant';
  cpuSlowdown: number;
  /** Null: as fast as loopback is. */
  line: { bytesPerSecond: number; roundTripMs: number } | null;
}

const PROFILES: readonly Profile[] = [
  { name: 'full', cpuSlowdown: 1, line: null },
  { name: 'slow', cpuSlowdown: 4, line: { bytesPerSecond: 200_000, roundTripMs: 0 } },
  // The same with the round trip of Lighthouse's slow 4G on top, once for each request
  // (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md).
  { name: 'distant', cpuSlowdown: 4, line: { bytesPerSecond: 200_000, roundTripMs: 150 } },
];

/** A page of the client, loaded with nothing cached. */
export interface View {
  name: string;
  path: string;
  storageState?: NonNullable<BrowserContextOptions['storageState']> | undefined;
  /** The page is there for people when an element like this, with this text, is in it. */
  landmark: { selector: string; text: string };
}

export interface LoadResult {
  /** KiB of JavaScript after gzip, until the page is interactive and in all. */
  scriptKiBUntilInteractive: number;
  scriptKiB: number;
  /** Median of the runs: the landmark is there and the main thread has no long task left. */
  interactiveMs: Record<Profile['name'], number>;
}

const RUNS = 5;
/** Long tasks and late scripts are looked for this long after the landmark. */
const SETTLE_MS = 2_500;

declare global {
  interface Window {
    longTasks: { start: number; end: number }[];
    /** When the frame with the landmark was drawn; 0 before. */
    shownAt: number;
  }
}

/** Runs inside the page: asking from outside would wait for a processor that is made slow. */
function recordLoad({ selector, text }: View['landmark']): void {
  window.shownAt = 0;
  const observer = new MutationObserver(() => {
    const found = [...document.querySelectorAll(selector)];
    if (!found.some((element) => element.textContent.includes(text))) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      window.shownAt = performance.now();
    });
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      window.longTasks.push({ start: startTime, end: startTime + duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

async function throttle(session: CDPSession, { cpuSlowdown, line }: Profile): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (!line) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.roundTripMs,
    downloadThroughput: line.bytesPerSecond,
    uploadThroughput: line.bytesPerSecond,
  });
}

interface Run {
  interactiveMs: number;
  scripts: { path: string; at: number }[];
}

async function loadOnce(
  browser: Browser,
  appUrl: string,
  view: View,
  profile: Profile,
): Promise<Run> {
  const context = await browser.newContext({
    baseURL: appUrl,
    ...(view.storageState ? { storageState: view.storageState } : {}),
  });
  try {
    const page = await context.newPage();
    await throttle(await context.newCDPSession(page), profile);
    await page.addInitScript(recordLoad, view.landmark);
    await page.goto(view.path, { waitUntil: 'commit' });
    const shown = await page.waitForFunction(() => window.shownAt, null, {
      timeout: 60_000,
      polling: 250,
    });
    const shownAt = await shown.jsonValue();
    await page.waitForTimeout(SETTLE_MS);
    const { tasks, scripts } = await page.evaluate(() => ({
      tasks: window.longTasks,
      scripts: performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.startsWith(location.origin) && /\.js$/.test(name))
        .map(({ name, startTime }) => ({ path: new URL(name).pathname, at: startTime })),
    }));
    // Long tasks that began while the page was coming up keep it from answering.
    const interactiveMs = tasks.reduce(
      (latest, { start, end }) => (start <= latest ? Math.max(latest, end) : latest),
      shownAt,
    );
    return { interactiveMs, scripts };
  } finally {
    await context.close();
  }
}

function gzipKiB(dir: string, scripts: readonly { path: string }[]): number {
  const bytes = [...new Set(scripts.map(({ path }) => path))]
    .map((path) => gzipSync(readFileSync(join(dir, path)), { level: 9 }).length)
    .reduce((sum, length) => sum + length, 0);
  return Math.round((bytes / 1024) * 10) / 10;
}

/** Loads each view with an empty cache, several times on each profile. */
export async function measureLoads(
  browser: Browser,
  appUrl: string,
  clientDir: string,
  views: readonly View[],
): Promise<Record<string, LoadResult>> {
  const results: Record<string, LoadResult> = {};
  for (const view of views) {
    const medians: Partial<Record<Profile['name'], number>> = {};
    let first: Run | undefined;
    for (const profile of PROFILES) {
      const runs: Run[] = [];
      for (let index = 0; index < RUNS; index += 1) {
        runs.push(await loadOnce(browser, appUrl, view, profile));
      }
      first ??= runs[0];
      medians[profile.name] = Math.round(
        quantile(
          runs.map((run) => run.interactiveMs),
          0.5,
        ),
      );
    }
    const { scripts, interactiveMs } = first ?? { scripts: [], interactiveMs: 0 };
    results[view.name] = {
      scriptKiBUntilInteractive: gzipKiB(
        clientDir,
        scripts.filter(({ at }) => at <= interactiveMs),
      ),
      scriptKiB: gzipKiB(clientDir, scripts),
      interactiveMs: {
        full: medians.full ?? NaN,
        slow: medians.slow ?? NaN,
        distant: medians.distant ?? NaN,
      },
    };
  }
  return results;
}
