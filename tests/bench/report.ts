import type { BudgetRow } from './budget';
import { callWrites, printCalls, type CallsResult } from './calls';
import { printFollowing, type Followed } from './functions/followMessage';
import type { Latency } from './latency';
import type { LoadResult } from './load';
import type { MediaResult } from './media';
import { printMedia } from './media/printMedia';
import { printAccuracy, type AccuracyReport } from './moderation/accuracy';

export interface FunctionsResult {
  following: Followed[];
  accuracy: AccuracyReport;
}

export interface BenchResult {
  latency: Record<string, Latency>;
  loads: Record<string, LoadResult>;
  budget: BudgetRow[];
  media: MediaResult;
  calls: CallsResult;
  functions: FunctionsResult;
}

export interface Target {
  name: string;
  value: number;
  max: number;
  unit: string;
  verdict: 'ok' | 'over';
}

function target(name: string, value: number | undefined, max: number, unit: string): Target {
  const known = value ?? NaN;
  return { name, value: known, max, unit, verdict: known <= max ? 'ok' : 'over' };
}

const percent = (share: number) => Math.round(share * 1_000) / 10;

/** The writes of a send are three already; functions add what stands here. */
export function functionTargets({ following, accuracy }: FunctionsResult): Target[] {
  return [
    ...following.map(({ recipients, documents }) =>
      target(
        `clean message to ${String(recipients)}: writes of functions`,
        documents.written,
        0,
        'documents',
      ),
    ),
    target('word filter, missed', percent(1 - accuracy.all.recall), 5, '%'),
    target('word filter, wrongly hit', percent(1 - accuracy.all.precision), 5, '%'),
  ];
}

/** Ring, answer, signals, end: in the browsers of both and in functions. */
const CALL_WRITES_MAX = 25;

export function callTargets(calls: CallsResult): Target[] {
  return [target('a direct call: writes', callWrites(calls), CALL_WRITES_MAX, 'documents')];
}

const FRAME_MS = 1_000 / 60;

/** What the project promises, beside what was measured. */
export function targetsOf({ latency, loads, budget, calls, functions }: BenchResult): Target[] {
  const { hearth, bareSdk } = latency;
  const ratio = (hearth?.sendToSeen.medianMs ?? NaN) / (bareSdk?.sendToSeen.medianMs ?? NaN);
  return [
    target('local echo, median', hearth?.echo.medianMs, FRAME_MS, 'ms'),
    target('send to seen, of the bare SDK', Math.round(ratio * 100) / 100, 1.25, 'times'),
    target('sign-in page, JavaScript', loads['sign-in']?.scriptKiB, 120, 'KiB gzip'),
    target(
      'sign-in page, interactive when slow',
      loads['sign-in']?.interactiveMs.slow,
      1_100,
      'ms',
    ),
    target(
      'room view, JavaScript until interactive',
      loads['room']?.scriptKiBUntilInteractive,
      330,
      'KiB gzip',
    ),
    ...budget.flatMap(({ event, writes, writesMax, reads, readsMax }) => [
      target(`${event}: writes`, writes, writesMax, 'documents'),
      ...(Number.isFinite(readsMax)
        ? [target(`${event}: reads`, reads, readsMax, 'documents')]
        : []),
    ]),
    ...callTargets(calls),
    ...functionTargets(functions),
  ];
}

export function printReport(result: BenchResult, targets: readonly Target[]): void {
  console.log('\nSend to seen, and echo (ms)');
  for (const [name, { sendToSeen, echo, echoWithinOneFrame }] of Object.entries(result.latency)) {
    console.log(
      `  ${name.padEnd(16)} median ${sendToSeen.medianMs}, p95 ${sendToSeen.p95Ms}` +
        `   echo median ${echo.medianMs}, p95 ${echo.p95Ms}, before the next frame ${Math.round(echoWithinOneFrame * 100)} %`,
    );
  }
  console.log('\nFirst load');
  for (const [name, load] of Object.entries(result.loads)) {
    console.log(
      `  ${name.padEnd(16)} ${load.scriptKiB} KiB of JavaScript (${load.scriptKiBUntilInteractive} until interactive), ` +
        `interactive ${load.interactiveMs.full} ms, slow ${load.interactiveMs.slow} ms, ` +
        `slow and far ${load.interactiveMs.distant} ms`,
    );
  }
  printMedia(result.media);
  printCalls(result.calls);
  printFollowing(result.functions.following);
  printAccuracy(result.functions.accuracy);
  printTargets(targets);
}

export function printTargets(targets: readonly Target[]): void {
  console.log('\nTargets');
  for (const { name, value, max, unit, verdict } of targets) {
    console.log(
      `  ${verdict.padEnd(5)}${name}: ${value} (at most ${Math.round(max * 10) / 10} ${unit})`,
    );
  }
}
