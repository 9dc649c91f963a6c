#!/usr/bin/env node
// @ts-check
/** `npm run check`: format, lint, types, boundaries, dead code. Slow steps start first and run side by side. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { spawnGroup } from './engine/process.mjs';
import { installMissing } from './install.mjs';
import { assertNodeVersion } from './nodeVersion.mjs';
import { ROOT } from './root.mjs';

const STEP_TIMEOUT_MS = 600_000;
/** What steps remember between runs. */
const CACHE = 'node_modules/.cache/hearth';
/** Boundaries that were looked for in no files hold nothing. */
const MODULES_MIN = 50;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} args For node.
 * @property {string} hint What to do when it fails.
 * @property {(output: string) => string | null} [inspect] A problem in the output of a step that passed.
 */

/** @type {readonly Step[]} */
const STEPS = [
  {
    name: 'lint',
    args: [
      'node_modules/eslint/bin/eslint.js',
      '.',
      '--max-warnings=0',
      ...['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint`],
    ],
    hint: 'npx eslint . --fix mends a part.',
  },
  {
    name: 'types',
    args: tsc('tsconfig.json', 'root'),
    hint: '',
  },
  {
    name: 'types of functions',
    args: tsc('functions/tsconfig.json', 'functions'),
    hint: '',
  },
  {
    name: 'boundaries',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...['domain/src', 'web/src', 'functions/src', 'scripts', 'tests'],
    ],
    hint: 'The layers stand in docs/architecture.md.',
    inspect: enoughModules,
  },
  { name: 'dead code', args: ['node_modules/knip/bin/knip.js', '--no-progress'], hint: '' },
  {
    name: 'format',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      ...['--check', '--log-level', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/prettier`],
    ],
    hint: 'npx prettier --write . mends it.',
  },
];

/**
 * @param {string} project
 * @param {string} name
 */
function tsc(project, name) {
  const memory = ['--incremental', '--tsBuildInfoFile', `${CACHE}/${name}.tsbuildinfo`];
  return ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', project, ...memory];
}

/** @param {string} output */
function enoughModules(output) {
  const count = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return count >= MODULES_MIN ? null : `Only ${count} modules were looked at.`;
}

/**
 * @param {Step} step
 * @returns {Promise<boolean>}
 */
async function runStep({ name, args, hint, inspect }) {
  const startedAt = Date.now();
  /** @type {string[]} */
  const lines = [];
  const group = spawnGroup(process.execPath, args, { cwd: ROOT });
  group.onLine((line) => void lines.push(line));
  const timer = setTimeout(() => {
    lines.push(`Stopped after ${STEP_TIMEOUT_MS / 1000} s.`);
    void group.stop();
  }, STEP_TIMEOUT_MS);
  const code = await group.exited;
  clearTimeout(timer);
  const problem = code === 0 ? (inspect?.(lines.join('\n')) ?? null) : '';
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problem === null ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (problem !== null) console.log([...lines, problem, hint].filter(Boolean).join('\n'));
  return problem === null;
}

/** @param {readonly Step[]} steps */
async function runAll(steps) {
  const waiting = [...steps];
  let passed = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (await runStep(step)) passed += 1;
    }
  };
  const workers = Math.max(2, Math.min(steps.length, availableParallelism()));
  await Promise.all(Array.from({ length: workers }, worker));
  return { passed, failed: steps.length - passed };
}

assertNodeVersion();
try {
  await installMissing({ say: console.log });
  const counts = await runAll(STEPS);
  mkdirSync(join(ROOT, '.hearth/test'), { recursive: true });
  writeFileSync(join(ROOT, '.hearth/test/check.json'), JSON.stringify(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
