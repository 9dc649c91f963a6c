import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_FLAGS, chromiumPath } from '../e2e/support/chromium';
import type { EngineAddress } from '../seed/engineRest';
import { BARE_VARIANTS, bareSdk } from './baselines/bareSdk';
import { serveBaselines } from './baselines/site';
import { socketIo, startSocketServer } from './baselines/socketIo';
import { measureLatency } from './latency';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export async function runBench(engine: EngineAddress): Promise<void> {
  const site = await serveBaselines(ROOT);
  const relay = await startSocketServer();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS],
  });
  try {
    const result = await measureLatency(browser, [
      ...BARE_VARIANTS.map((variant) => bareSdk(variant, engine, site.address)),
      socketIo(relay, site.address),
    ]);
    console.log(JSON.stringify(result, null, 2));
  } finally {
    await browser.close();
    relay.stop();
    await site.stop();
  }
}
