import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../scripts/engine.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from '../e2e/support/chromium';
import { engineAddress } from '../e2e/support/place';
import { World } from '../e2e/support/world';
import { BARE_VARIANTS, bareSdk } from './baselines/bareSdk';
import { serveBaselines } from './baselines/site';
import { socketIo, startSocketServer } from './baselines/socketIo';
import { BudgetCounter } from './budget';
import { localClient, productionClient } from './clients';
import { hearth } from './hearth';
import { measureLatency } from './latency';
import { measureLoads, type LoadResult } from './load';
import { printReport, targetsOf, type BenchResult } from './report';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Measures everything in one run, prints it and writes `.hearth/bench.json`. */
export async function runBench(engine: Engine): Promise<void> {
  const local = await localClient(ROOT, engine);
  const production = await productionClient(ROOT);
  const baselines = await serveBaselines(ROOT);
  const relay = await startSocketServer();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS],
  });
  try {
    const place = { appUrl: local.url, projectId: engine.projectId, hosts: engine.hosts };
    const world = new World(browser, place, []);
    const address = engineAddress(place);
    console.log('Send to seen, by turns');
    const latency = await measureLatency(browser, [
      hearth(world),
      ...BARE_VARIANTS.map((variant) => bareSdk(variant, address, baselines.address)),
      socketIo(relay, baselines.address),
    ]);
    console.log('Documents');
    const rules = readFileSync(join(ROOT, 'firestore.rules'), 'utf8');
    const budget = await new BudgetCounter(world, rules).count();
    console.log('First load');
    const loads: Record<string, LoadResult> = {
      ...(await measureLoads(browser, production.url, production.dir, [
        { name: 'sign-in', path: '/sign-in', landmark: { selector: 'label', text: 'Email' } },
      ])),
      ...(await measureRoomLoad(browser, world, local)),
    };
    const result: BenchResult = { latency, loads, budget };
    const targets = targetsOf(result);
    printReport(result, targets);
    mkdirSync(join(ROOT, '.hearth'), { recursive: true });
    const stored = { measuredAt: new Date().toISOString(), targets, ...result };
    writeFileSync(join(ROOT, '.hearth/bench.json'), `${JSON.stringify(stored, null, 2)}\n`);
    console.log('\nWritten to .hearth/bench.json');
  } finally {
    await browser.close();
    relay.stop();
    await Promise.all([baselines.stop(), local.close(), production.close()]);
  }
}

async function measureRoomLoad(
  browser: Parameters<typeof measureLoads>[0],
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
