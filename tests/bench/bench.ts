import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../scripts/engine.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from '../e2e/support/chromium';
import { engineAddress, type Place } from '../e2e/support/place';
import { World } from '../e2e/support/world';
import { BARE_VARIANTS, bareSdk } from './baselines/bareSdk';
import { serveBaselines } from './baselines/site';
import { socketIo, startSocketServer } from './baselines/socketIo';
import { BudgetCounter } from './budget';
import { measureCalls, printCalls } from './calls';
import { localClient, productionClient } from './clients';
import { measureFollowing, printFollowing } from './functions/followMessage';
import { hearth } from './hearth';
import { measureLatency } from './latency';
import { measureLoads, type LoadResult } from './load';
import { measureMedia } from './media';
import { printMedia } from './media/printMedia';
import { measureAccuracy, printAccuracy } from './moderation/accuracy';
import {
  callTargets,
  functionTargets,
  printReport,
  printTargets,
  targetsOf,
  type BenchResult,
} from './report';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Measures everything, or only the part that is named, and prints and writes what it found. */
export async function runBench(engine: Engine, parts: readonly string[] = []): Promise<void> {
  if (parts.includes('media')) await runMediaAlone(engine);
  if (parts.includes('calls')) await runCallsAlone(engine);
  if (parts.includes('functions')) await runFunctionsAlone(engine);
  if (parts.length === 0) await runAll(engine);
}

const mediaDir = join(ROOT, '.hearth/bench/media');

/** Writes below `.hearth`. */
function store(name: string, result: object): void {
  mkdirSync(join(ROOT, '.hearth'), { recursive: true });
  const stored = { measuredAt: new Date().toISOString(), ...result };
  writeFileSync(join(ROOT, '.hearth', name), `${JSON.stringify(stored, null, 2)}\n`);
  console.log(`\nWritten to .hearth/${name}`);
}

function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
}

function placeOf(local: { url: string }, { projectId, hosts }: Engine): Place {
  return { appUrl: local.url, projectId, hosts };
}

/** On an engine of its own, with functions. */
async function measureFunctions(quiet: Engine) {
  return { following: await measureFollowing(quiet), accuracy: measureAccuracy() };
}

async function runFunctionsAlone(engine: Engine): Promise<void> {
  console.log('Functions');
  const functions = await measureFunctions(engine);
  printFollowing(functions.following);
  printAccuracy(functions.accuracy);
  const targets = functionTargets(functions);
  printTargets(targets);
  store('bench.functions.json', { targets, ...functions });
}

async function runCallsAlone(engine: Engine): Promise<void> {
  const local = await localClient(ROOT, engine);
  const baselines = await serveBaselines(ROOT);
  const browser = await launchBrowser();
  try {
    console.log('Calls');
    const where = { dir: local.dir, site: baselines.address, quiet: engine };
    const calls = await measureCalls(browser, where);
    const targets = callTargets(calls);
    printCalls(calls);
    printTargets(targets);
    store('bench.calls.json', { targets, calls });
  } finally {
    await browser.close();
    await Promise.all([baselines.stop(), local.close()]);
  }
}

async function runMediaAlone(engine: Engine): Promise<void> {
  const local = await localClient(ROOT, engine);
  const baselines = await serveBaselines(ROOT);
  const browser = await launchBrowser();
  try {
    const world = new World(browser, placeOf(local, engine), []);
    console.log('Media');
    const media = await measureMedia(browser, world, { site: baselines.address, dir: mediaDir });
    printMedia(media);
    store('bench.media.json', { media });
  } finally {
    await browser.close();
    await Promise.all([baselines.stop(), local.close()]);
  }
}

async function runAll(engine: Engine): Promise<void> {
  const local = await localClient(ROOT, engine);
  const production = await productionClient(ROOT);
  const baselines = await serveBaselines(ROOT);
  const relay = await startSocketServer();
  const browser = await launchBrowser();
  try {
    const place = placeOf(local, engine);
    const world = new World(browser, place, []);
    const address = engineAddress(place);
    // First, before the engine keeps much for pages that have gone.
    console.log('First load');
    const loads: Record<string, LoadResult> = {
      ...(await measureLoads(browser, production.url, production.dir, [
        { name: 'sign-in', path: '/sign-in', landmark: { selector: 'label', text: 'Email' } },
      ])),
      ...(await measureRoomLoad(browser, world, local)),
    };
    console.log('Send to seen, by turns');
    const latency = await measureLatency(browser, [
      hearth(world),
      ...BARE_VARIANTS.map((variant) => bareSdk(variant, address, baselines.address)),
      socketIo(relay, baselines.address),
    ]);
    console.log('Documents');
    const rules = readFileSync(join(ROOT, 'firestore.rules'), 'utf8');
    const budget = await new BudgetCounter(world, rules).count();
    console.log('Media');
    const media = await measureMedia(browser, world, { site: baselines.address, dir: mediaDir });
    console.log('Calls');
    const where = { dir: local.dir, site: baselines.address, quiet: engine };
    const calls = await measureCalls(browser, where);
    console.log('Functions');
    const functions = await measureFunctions(engine);
    const result: BenchResult = { latency, loads, budget, media, calls, functions };
    const targets = targetsOf(result);
    printReport(result, targets);
    store('bench.json', { targets, ...result });
  } finally {
    await browser.close();
    relay.stop();
    await Promise.all([baselines.stop(), local.close(), production.close()]);
  }
}

async function measureRoomLoad(
  browser: Browser,
  world: World,
  client: { url: string; dir: string },
): Promise<Record<string, LoadResult>> {
  const [ada, grace] = await world.people('Ada', 'Grace');
  const lines = Array.from({ length: 40 }, (_, index) => `Line ${index}`);
  const room = await world.direct([ada, grace], lines);
  const { storageState } = await world.stateOf(ada);
  return measureLoads(browser, client.url, client.dir, [
    {
      name: 'room',
      path: `/r/${room.id}`,
      storageState,
      landmark: { selector: 'article', text: 'Line 39' },
    },
  ]);
}
