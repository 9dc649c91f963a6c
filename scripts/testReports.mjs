// @ts-check
/** Reads what the suites report. A report that is missing, old or silent about a failure counts as one. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './root.mjs';

/** @typedef {import('./testHearth.mjs').Counts} Counts */

/** What a phase that breaks off counts as. @type {Counts} */
export const BROKEN = { passed: 0, failed: 1 };

const startedAt = Date.now();

/**
 * @param {string} path
 * @returns {any} What outside tools wrote; null when they did not.
 */
function freshReport(path) {
  try {
    if (statSync(path).mtimeMs < startedAt) return null;
    const report = JSON.parse(readFileSync(path, 'utf8'));
    rmSync(path);
    return report;
  } catch {
    return null;
  }
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {number} code
 * @param {string[]} [again]
 * @returns {Counts}
 */
function withCode(passed, failed, code, again = []) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, again };
}

/**
 * @param {string} name
 * @param {string} [reason]
 */
function againFor(name, reason = '') {
  return `${name}: ${stripVTControlCharacters(reason).split('\n', 1)[0]}`;
}

/**
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function vitestCounts(path, code) {
  const report = freshReport(path);
  if (!report) return BROKEN;
  /** @type {{ status: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]} */
  const files = report.testResults;
  // A file that does not even load has no tests to fail.
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.length);
  const again = files
    .flatMap((file) => file.assertionResults)
    .filter((result) => result.status === 'passed' && result.failureMessages.length > 0)
    .map((result) => againFor(result.fullName, result.failureMessages[0]));
  return withCode(report.numPassedTests, report.numFailedTests + broken.length, code, again);
}

/**
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function playwrightCounts(path, code) {
  const report = freshReport(path);
  if (!report) return BROKEN;
  const { expected, flaky, unexpected } = report.stats;
  return withCode(expected + flaky, unexpected, code, report.suites.flatMap(flakyIn));
}

/**
 * @param {any} suite One of Playwright's JSON report; suites lie within suites.
 * @returns {string[]}
 */
function flakyIn(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === 'flaky')
      .map((/** @type {any} */ test) => againFor(spec.title, test.results[0].error?.message)),
  );
  return [...own, ...(suite.suites ?? []).flatMap(flakyIn)];
}

/**
 * @param {number} code
 * @param {string} name
 * @returns {Counts}
 */
export function stepCounts(code, name) {
  const report = freshReport(join(ROOT, '.hearth/test', name));
  if (!report) return BROKEN;
  return withCode(report.passed, report.failed, code);
}
