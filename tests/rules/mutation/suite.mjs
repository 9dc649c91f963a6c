// @ts-check
/**
 * Stands in for Vitest in the mutation run: the same test files, collected once and run again and
 * again in one process, one test at a time, in an order chosen from outside.
 */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { format } from 'node:util';

/**
 * @typedef {() => unknown} Body
 * @typedef {{ beforeAll: Body[], afterAll: Body[], afterEach: Body[] }} Hooks
 * @typedef {{ file: string, name: string, body: Body, hooks: Hooks }} Test
 */

/** @type {Test[]} */
const tests = [];
/** @type {string[]} */
const titles = [];
let file = '';
/** @type {Hooks} */
let hooks = { beforeAll: [], afterAll: [], afterEach: [] };

/**
 * Collects what the file's module declares.
 * @param {string} name
 * @param {() => Promise<unknown>} load
 */
export async function collect(name, load) {
  file = name;
  hooks = { beforeAll: [], afterAll: [], afterEach: [] };
  await load();
  return { tests: tests.filter((test) => test.file === name), hooks };
}

/**
 * As many values of the row as the title has places for.
 * @param {string} template
 * @param {unknown} row
 */
function titleOf(template, row) {
  const places = template.match(/%[a-z]/g)?.length ?? 0;
  return format(template, ...(Array.isArray(row) ? row : [row]).slice(0, places));
}

/** @param {(title: string, body: (...row: any[]) => unknown) => void} declare */
const eachOf = (declare) => (/** @type {readonly unknown[]} */ rows) => {
  return (/** @type {string} */ title, /** @type {(...row: unknown[]) => unknown} */ body) => {
    for (const row of rows) {
      declare(titleOf(title, row), () => body(...(Array.isArray(row) ? row : [row])));
    }
  };
};

/** @param {string} title @param {Body} body */
export function test(title, body) {
  tests.push({ file, name: [...titles, title].join(' > '), body, hooks });
}
test.each = eachOf(test);

/** @param {string} title @param {Body} body */
export function describe(title, body) {
  titles.push(title);
  body();
  titles.pop();
}
describe.each = eachOf(describe);
describe.runIf = (/** @type {boolean} */ condition) => (condition ? describe : () => undefined);

export const beforeAll = (/** @type {Body} */ body) => void hooks.beforeAll.push(body);
export const afterAll = (/** @type {Body} */ body) => void hooks.afterAll.push(body);
export const afterEach = (/** @type {Body} */ body) => void hooks.afterEach.push(body);

/** The expectations that the rules tests use; another one fails loudly. */
export function expect(/** @type {any} */ actual) {
  return {
    toBe: (/** @type {unknown} */ expected) => ok(Object.is(actual, expected)),
    toEqual: (/** @type {unknown} */ expected) => deepStrictEqual(actual, expected),
    toContain: (/** @type {unknown} */ part) => ok(actual.includes(part)),
    toHaveLength: (/** @type {number} */ length) => ok(actual.length === length),
    not: { toContain: (/** @type {unknown} */ part) => ok(!actual.includes(part)) },
  };
}

const STUCK_AFTER_MS = 120_000;

/** Neither passed nor failed: the engine does not answer any more. */
class StuckError extends Error {}

/** @param {Test} one */
async function inTime(one) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const stuck = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new StuckError(`no end of ${one.name}`)), STUCK_AFTER_MS);
  });
  try {
    await Promise.race([one.body(), stuck]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs one test; gives why it failed, or null.
 * @param {Test} one
 * @returns {Promise<Error | null>}
 */
export async function failureOf(one) {
  try {
    await inTime(one);
    return null;
  } catch (error) {
    if (error instanceof StuckError) throw error;
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    for (const after of one.hooks.afterEach) await after();
  }
}
