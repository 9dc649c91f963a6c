/** What calls ask of a machine, by the number of people in them. */
import type { Browser, Page } from '@playwright/test';
import { flows, watchConnections } from '../../e2e/support/callWatch';
import { withPages } from '../withPages';
import { sawPictures, watchCallTimes } from './callTimes';
import type { CallContender } from './contenders';

export interface Effort {
  people: number;
  /** Of one core, in percent, for each person: all processes of the browser together. */
  processorPercent: number;
  /** Of each picture at each person, in the median of all. */
  framesPerSecond: number;
}

const PEOPLE_MAX = 4;
const CONNECT_MS = 15_000;
/** Encoders and estimates find their pace. */
const SETTLE_MS = 4_000;
const MEASURED_MS = 5_000;

async function processorSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function framesOf(page: Page): Promise<number> {
  return Object.values(await flows(page)).reduce((sum, { framesIn }) => sum + framesIn, 0);
}

async function effortOf(browser: Browser, pages: readonly Page[]): Promise<Effort> {
  const people = pages.length;
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const framesBefore = await Promise.all(pages.map(framesOf));
  const [from, secondsBefore] = [performance.now(), await processorSeconds(browser)];
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const seconds = (await processorSeconds(browser)) - secondsBefore;
  const elapsed = (performance.now() - from) / 1_000;
  const frames = await Promise.all(pages.map(framesOf));
  const seen = frames.map((count, at) => count - (framesBefore[at] ?? 0));
  const links = people * (people - 1);
  return {
    people,
    processorPercent: Math.round((seconds / elapsed / people) * 100),
    framesPerSecond: Math.round((seen.reduce((a, b) => a + b, 0) / elapsed / links) * 10) / 10,
  };
}

/** One call that people come into one after the other. */
export function measureEffort(browser: Browser, contender: CallContender): Promise<Effort[]> {
  const prepare = async (page: Page) => {
    await page.addInitScript(watchConnections);
    await watchCallTimes(page);
  };
  return withPages(browser, prepare, async (newPage) => {
    const efforts: Effort[] = [];
    const pages = await contender.open(newPage, PEOPLE_MAX);
    const [caller, ...others] = pages;
    if (!caller) throw new Error('A call needs somebody who calls');
    await contender.call(caller);
    for (const [at, other] of others.entries()) {
      await contender.accept(other);
      const inIt = pages.slice(0, at + 2);
      // What a machine can't show in this time is no longer waited for: its frames tell.
      await Promise.allSettled(inIt.map((page) => sawPictures(page, at + 1, CONNECT_MS)));
      efforts.push(await effortOf(browser, inIt));
    }
    return efforts;
  });
}
