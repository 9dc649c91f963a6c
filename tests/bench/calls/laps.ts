/** From a press to a ring, and from an answer to faces; with the documents that one call takes. */
import type { Browser, Page } from '@playwright/test';
import { CallPage } from '../../e2e/pages/CallPage';
import { DocumentMeter, type Tally } from '../documentMeter';
import { quantile, summarize, type Summary } from '../statistics';
import { withPages } from '../withPages';
import { callTimes, rang, sawPictures, watchCallTimes } from './callTimes';
import type { CallContender } from './contenders';

export interface CallLaps {
  /** From the caller's press until it rings at the other side. */
  ring: Summary;
  /** From the answer's press until the first frame there. */
  faceAtAnswer: Summary;
  /** From the same press until the first frame at who called. */
  faceAtCaller: Summary;
}

/** Of the browsers of both, by collection; the least of all laps is what a call takes by itself. */
export interface CallDocuments {
  written: Tally;
  read: Tally;
}

const LAPS = 3;
/** As long as it takes to reach for the button; the caller's devices are open then. */
const THINK_MS = 1_000;
/** Candidates come after the first frame as well. */
const TALK_MS = 2_500;

interface Lap {
  ringMs: number;
  faceAtAnswerMs: number;
  faceAtCallerMs: number;
  documents: CallDocuments | null;
}

function lap(browser: Browser, contender: CallContender): Promise<Lap> {
  const meters: DocumentMeter[] = [];
  const prepare = async (page: Page) => {
    meters.push(await DocumentMeter.attach(page));
    await watchCallTimes(page);
  };
  return withPages(browser, prepare, async (newPage) => {
    const [caller, other] = await contender.open(newPage, 2);
    if (!caller || !other) throw new Error('A call needs two');
    for (const meter of meters) meter.take();
    await contender.call(caller);
    await rang(other);
    const { pressedAt: calledAt } = await callTimes(caller);
    await other.waitForTimeout(THINK_MS);
    await contender.accept(other);
    await Promise.all([sawPictures(caller, 1), sawPictures(other, 1)]);
    const [there, here] = await Promise.all([callTimes(other), callTimes(caller)]);
    const documents = contender.name === 'hearth' ? await hangUp(caller, meters) : null;
    return {
      ringMs: there.rangAt - calledAt,
      faceAtAnswerMs: (there.framesAt[0] ?? NaN) - there.pressedAt,
      faceAtCallerMs: (here.framesAt[0] ?? NaN) - there.pressedAt,
      documents,
    };
  });
}

async function hangUp(page: Page, meters: readonly DocumentMeter[]): Promise<CallDocuments> {
  await page.waitForTimeout(TALK_MS);
  await new CallPage(page).hangUp();
  for (const meter of meters) await meter.quiet();
  const documents: CallDocuments = { written: {}, read: {} };
  for (const meter of meters) {
    const { written, delivered, got } = meter.take();
    add(documents.written, written);
    add(documents.read, delivered);
    add(documents.read, got);
  }
  return documents;
}

function add(to: Tally, from: Tally): void {
  for (const [kind, count] of Object.entries(from)) {
    // A heartbeat that falls into the time is no part of a call.
    if (kind !== 'presence/*') to[kind] = (to[kind] ?? 0) + count;
  }
}

export const total = (tally: Tally) => Object.values(tally).reduce((sum, count) => sum + count, 0);

/** The call in the middle by what it wrote. */
function middle(all: readonly CallDocuments[]): CallDocuments {
  const median = quantile(
    all.map(({ written }) => total(written)),
    0.5,
  );
  const found = all.find(({ written }) => total(written) === median);
  if (!found) throw new Error('No call was counted');
  return found;
}

/** All contenders by turns; the first turn warms up. */
export async function measureLaps(
  browser: Browser,
  contenders: readonly CallContender[],
): Promise<{ laps: Record<string, CallLaps>; documents: CallDocuments }> {
  const found = new Map<string, Lap[]>(contenders.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= LAPS; turn += 1) {
    for (const contender of contenders) {
      const one = await lap(browser, contender);
      if (turn > 0) found.get(contender.name)?.push(one);
    }
  }
  const laps = Object.fromEntries(
    [...found].map(([name, all]) => [
      name,
      {
        ring: summarize(all.map(({ ringMs }) => ringMs)),
        faceAtAnswer: summarize(all.map(({ faceAtAnswerMs }) => faceAtAnswerMs)),
        faceAtCaller: summarize(all.map(({ faceAtCallerMs }) => faceAtCallerMs)),
      },
    ]),
  );
  const documents = [...found.values()].flat().flatMap((one) => one.documents ?? []);
  return { laps, documents: middle(documents) };
}
