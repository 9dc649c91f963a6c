import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_FLAGS, chromiumPath } from './support/chromium';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Where `npm test` wants the results; `.hearth` belongs to the machine, not to the repository. */
const report = process.env['HEARTH_E2E_REPORT'] ?? fromRoot('.hearth/e2e/report.json');

/** For machines that are busy with other things: every wait may take this many times as long. */
const patience = Number(process.env['HEARTH_E2E_PATIENCE'] ?? 1);

export default defineConfig({
  testDir: './journeys',
  globalSetup: './globalSetup.ts',
  outputDir: fromRoot('.hearth/e2e/results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000 * patience,
  expect: { timeout: 15_000 * patience },
  reporter: [['list'], ['json', { outputFile: report }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000 * patience,
    // Whatever moves is drawn sixty times a second by the processor that runs the journeys.
    contextOptions: { reducedMotion: 'reduce' },
    // Each new browser would fetch and store the whole app; journeys that need it allow it.
    serviceWorkers: 'block',
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] },
  },
});
