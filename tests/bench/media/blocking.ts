/** How long the page cannot answer while many photos are prepared. */
import type { Page } from '@playwright/test';
import type { SceneRoom } from '../../seed/scene';
import { quantile } from '../statistics';
import { choose, enterRoom, previewsDrawn } from './watch';

const RUNS = 3;
/** Shorter tasks are not felt. */
const LONG_TASK_MS = 50;
/** The observer tells of a task some time after its end. */
const OBSERVER_DELAY_MS = 500;

interface Run {
  preparedMs: number;
  /** What long tasks last beyond 50 ms, summed up. */
  blockingMs: number;
  longTasks: number;
  longestTaskMs: number;
}

export interface BlockingResult extends Run {
  photos: number;
  /** Each run; the numbers beside them are medians, but the longest task is that of all runs. */
  runs: Run[];
}

async function prepareOnce(page: Page, paths: readonly string[]): Promise<Run> {
  await choose(page, paths);
  await previewsDrawn(page, paths.length);
  await page.waitForTimeout(OBSERVER_DELAY_MS);
  const { chosenAt, readyAt, tasks } = await page.evaluate(() => ({
    chosenAt: window.mediaWatch.chosenAt,
    readyAt: Math.max(...window.mediaWatch.previewsAt),
    tasks: window.mediaWatch.longTasks,
  }));
  const durations = tasks
    .filter(({ start, duration }) => start + duration >= chosenAt && start <= readyAt)
    .map(({ duration }) => duration);
  return {
    preparedMs: Math.round(readyAt - chosenAt),
    blockingMs: Math.round(
      durations.reduce((sum, duration) => sum + Math.max(0, duration - LONG_TASK_MS), 0),
    ),
    longTasks: durations.length,
    longestTaskMs: Math.round(Math.max(0, ...durations)),
  };
}

export async function measureBlocking(
  page: Page,
  room: SceneRoom,
  paths: readonly string[],
): Promise<BlockingResult> {
  const runs: Run[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    await enterRoom(page, room);
    runs.push(await prepareOnce(page, paths));
  }
  const median = (of: (run: Run) => number) => quantile(runs.map(of), 0.5);
  return {
    photos: paths.length,
    preparedMs: median(({ preparedMs }) => preparedMs),
    blockingMs: median(({ blockingMs }) => blockingMs),
    longTasks: median(({ longTasks }) => longTasks),
    longestTaskMs: Math.max(...runs.map(({ longestTaskMs }) => longestTaskMs)),
    runs,
  };
}
