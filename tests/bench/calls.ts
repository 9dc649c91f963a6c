/** Calls: how soon it rings, how soon people see each other, what that costs in documents and effort. */
import type { Browser } from '@playwright/test';
import type { Engine } from '../../scripts/engine.mjs';
import { startEngine } from '../../scripts/engine.mjs';
import { buildFunctions } from '../../scripts/functions.mjs';
import { serveApp } from '../../scripts/serve.mjs';
import { engineAddress } from '../e2e/support/place';
import { World } from '../e2e/support/world';
import { bareCall } from './baselines/bareCall';
import { hearthCall } from './calls/contenders';
import { countCallFollowing } from './calls/countCallFollowing';
import { measureEffort, type Effort } from './calls/effort';
import { measureLaps, total, type CallDocuments, type CallLaps } from './calls/laps';
import type { AdminTally } from './functions/adminMeter';

export interface CallsResult {
  laps: Record<string, CallLaps>;
  /** Of both browsers, for one direct video call. */
  documents: CallDocuments;
  /** Of the functions that follow it. */
  following: AdminTally;
  effort: Record<string, Effort[]>;
}

/** `dir` holds the client, `site` serves the baselines; `quiet` is an engine without functions. */
export async function measureCalls(
  browser: Browser,
  { dir, site, quiet }: { dir: string; site: string; quiet: Engine },
): Promise<CallsResult> {
  process.env['FIRESTORE_EMULATOR_HOST'] = quiet.hosts.firestore;
  process.env['GCLOUD_PROJECT'] = quiet.projectId;
  const following = await countCallFollowing(engineAddress(quiet));
  await buildFunctions();
  // The servers that calls go through are told by a function.
  const engine = await startEngine();
  const app = await serveApp({ dir, engine });
  try {
    const place = { appUrl: app.url, projectId: engine.projectId, hosts: engine.hosts };
    const world = new World(browser, place, []);
    const contenders = [hearthCall(world), bareCall(engineAddress(place), site)];
    const { laps, documents } = await measureLaps(browser, contenders);
    console.log(`  answer to face: ${laps['hearth']?.faceAtAnswer.medianMs ?? NaN} ms`);
    const effort: CallsResult['effort'] = {};
    for (const contender of contenders) {
      effort[contender.name] = await measureEffort(browser, contender);
    }
    return { laps, documents, following, effort };
  } finally {
    await app.close();
    await engine.stop();
  }
}

/** Of a direct call, in all. */
export const callWrites = ({ documents, following }: CallsResult) =>
  total(documents.written) + following.written;

const listed = (tally: Record<string, number>) =>
  Object.entries(tally)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

export function printCalls(result: CallsResult): void {
  console.log('\nVideo call between two (ms)');
  for (const [name, { ring, faceAtAnswer, faceAtCaller }] of Object.entries(result.laps)) {
    console.log(
      `  ${name.padEnd(10)} press to ring median ${ring.medianMs}, p95 ${ring.p95Ms}` +
        `   answer to first frame median ${faceAtAnswer.medianMs}, p95 ${faceAtAnswer.p95Ms}` +
        `   at the caller median ${faceAtCaller.medianMs}, p95 ${faceAtCaller.p95Ms}`,
    );
  }
  const { documents, following } = result;
  console.log(
    `  written by both browsers ${total(documents.written)}: ${listed(documents.written)}`,
  );
  console.log(`  read by both browsers ${total(documents.read)}: ${listed(documents.read)}`);
  console.log(`  by functions: written ${following.written}, read ${following.read}`);
  console.log('Effort of each person, of one core; frames of each picture a second');
  for (const [name, efforts] of Object.entries(result.effort)) {
    const parts = efforts.map(
      ({ people, processorPercent, framesPerSecond }) =>
        `${people} people ${processorPercent} %, ${framesPerSecond} fps`,
    );
    console.log(`  ${name.padEnd(10)} ${parts.join('   ')}`);
  }
}
