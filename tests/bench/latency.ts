import type { Browser, Page } from '@playwright/test';
import { addStopwatch, sendAndTime, type Lap } from './stopwatch';
import { quantile, summarize, type Summary } from './statistics';
import { withPages, type NewPage } from './withPages';

/** Something that two people can chat with. */
export interface Contender {
  name: string;
  /** Fresh people every time; each page has its message field focused and is listening. */
  open(newPage: NewPage): Promise<readonly [Page, Page]>;
}

export interface Latency {
  sendToSeen: Summary;
  echo: Summary;
  /** Share of the messages whose echo was there for the first frame after the key. */
  echoWithinOneFrame: number;
}

/** Both people send this often in each round: safely within 60 a minute. */
const SENDS = 40;
/** The first ones warm up connections and compilers. */
const WARM_UP = 5;
const ROUNDS = 2;
const PAUSE_MS = 80;

let round = 0;

function runRound(browser: Browser, contender: Contender): Promise<Lap[]> {
  return withPages(browser, addStopwatch, async (newPage) => {
    const laps: Lap[] = [];
    const pages = await contender.open(newPage);
    round += 1;
    let count = 0;
    for (const [from, to] of [pages, [pages[1], pages[0]] as const]) {
      await from.bringToFront();
      for (let index = 0; index < SENDS; index += 1) {
        count += 1;
        const lap = await sendAndTime(from, to, `#${String(count).padStart(4, '0')}-r${round}`);
        if (index >= WARM_UP) laps.push(lap);
        await from.waitForTimeout(PAUSE_MS);
      }
    }
    return laps;
  });
}

function toLatency(laps: readonly Lap[]): Latency {
  const inFrame = laps.filter(({ echoFrames }) => echoFrames === 0).length;
  return {
    sendToSeen: summarize(laps.map(({ seenMs }) => seenMs)),
    echo: summarize(laps.map(({ echoMs }) => echoMs)),
    echoWithinOneFrame: Math.round((inFrame / laps.length) * 1000) / 1000,
  };
}

/** All contenders by turns, so that a busy moment of the machine hits each of them. */
export async function measureLatency(
  browser: Browser,
  contenders: readonly Contender[],
): Promise<Record<string, Latency>> {
  const laps = new Map<string, Lap[]>(contenders.map(({ name }) => [name, []]));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const contender of contenders) {
      const found = await runRound(browser, contender);
      laps.get(contender.name)?.push(...found);
      const median = quantile(
        found.map(({ seenMs }) => seenMs),
        0.5,
      );
      console.log(`  ${contender.name}: ${median.toFixed(1)} ms`);
    }
  }
  return Object.fromEntries([...laps].map(([name, all]) => [name, toLatency(all)]));
}
