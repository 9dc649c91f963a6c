// @ts-check
/** Reads what the suites report. A report that is missing, old or silent about a failure counts as one. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** @typedef {import('./testHearth.mjs').Counts} Counts */

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
 * @returns {Counts}
 */
function withCode(passed, failed, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/**
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function vitestCounts(path, code) {
  const report = freshReport(path);
  if (!report) return { passed: 0, failed: 1 };
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  // A file that does not even load has no tests to fail.
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.length);
  return withCode(report.numPassedTests, report.numFailedTests + broken.length, code);
}

/**
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function playwrightCounts(path, code) {
  const report = freshReport(path);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return withCode(expected + flaky, unexpected, code);
}

/**
 * @param {number} code
 * @param {string} name
 * @returns {Counts}
 */
export function stepCounts(code, name) {
  const report = freshReport(join(ROOT, '.hearth/test', name));
  if (!report) return { passed: 0, failed: 1 };
  return withCode(report.passed, report.failed, code);
}
