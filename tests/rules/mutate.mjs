#!/usr/bin/env node
// @ts-check
/**
 * Mutation run over the security rules: changes one condition at a time and asks whether a rules
 * test notices.
 *
 *   node tests/rules/mutate.mjs [--sample [n]] [--only <text>] [--workers n] [--list]
 *
 * `--sample` takes an even, always equal choice of mutants (12 unless told); `--only` those whose
 * id has the text in it. Each survivor must stand in survivors.json with a reason, otherwise the
 * run fails; so it does when a reason is there for a mutant that dies.
 */
import { fork } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/root.mjs';
import { mutantsOf } from './mutation/mutants.mjs';
import { testOrder } from './mutation/order.mjs';

/** @typedef {import('./mutation/mutants.mjs').Mutant} Mutant */

const FILES = ['firestore.rules', 'storage.rules'];
const HERE = join(ROOT, 'tests/rules');
const SAMPLE_SIZE = 12;

/** @type {Record<string, string>} id -> why no test can tell it from the original */
const REASONS = JSON.parse(readFileSync(join(HERE, 'survivors.json'), 'utf8'));

function parseCommandLine() {
  const argv = process.argv.slice(2);
  // A bare `--sample` stands for its usual size.
  const at = argv.indexOf('--sample');
  if (at >= 0 && !/^\d+$/.test(argv[at + 1] ?? '')) argv.splice(at + 1, 0, `${SAMPLE_SIZE}`);
  const { values } = parseArgs({
    args: argv,
    options: {
      sample: { type: 'string' },
      only: { type: 'string' },
      workers: { type: 'string', default: `${Math.min(2, availableParallelism())}` },
      list: { type: 'boolean', default: false },
    },
  });
  return values;
}

/**
 * Every k-th mutant: the same ones as long as the rules stay.
 * @param {Mutant[]} mutants
 * @param {number} size
 */
function sampleOf(mutants, size) {
  const step = Math.max(1, mutants.length / size);
  return mutants
    .filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    .slice(0, size);
}

/**
 * A worker that answers one order at a time.
 * @param {string[]} testFiles
 */
async function openWorker(testFiles) {
  const child = fork(join(HERE, 'mutation/worker.mjs'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  /** @param {import('./mutation/worker.mjs').Order} order @returns {Promise<any>} */
  const ask = (order) =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error('a worker ended before its time'));
      child.once('exit', gone);
      child.once('message', (/** @type {import('./mutation/worker.mjs').Answer} */ answer) => {
        child.off('exit', gone);
        if (answer.type === 'broken') reject(new Error(answer.reason));
        else resolve(answer);
      });
      child.send(order);
    });
  const { names } = await ask({ type: 'open', testFiles });
  return {
    names: /** @type {string[]} */ (names),
    /** @param {Mutant} mutant @param {string} original @param {number[]} order */
    judge: async (mutant, original, order) => {
      const { file, source } = mutant;
      return /** @type {number | null} */ (
        (await ask({ type: 'judge', file, source, original, order })).killer
      );
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.send({ type: 'close' });
      }),
  };
}

/**
 * @param {Mutant[]} mutants
 * @param {number} workerCount
 * @returns {Promise<Mutant[]>} The survivors.
 */
async function run(mutants, workerCount) {
  const testFiles = readdirSync(HERE)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(HERE, name));
  const originals = new Map(FILES.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
  /** @type {Mutant[]} */
  const survivors = [];
  const queue = [...mutants];
  const order = testOrder();
  let judged = 0;

  const work = async () => {
    const worker = await openWorker(testFiles);
    try {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const original = originals.get(mutant.file) ?? '';
        const killer = await worker.judge(mutant, original, order.of(mutant, worker.names));
        judged += 1;
        if (killer === null) {
          survivors.push(mutant);
          console.log(describe(mutant));
        } else order.remember(mutant, worker.names[killer] ?? '');
        if (judged % 100 === 0) console.log(progress(judged, mutants.length));
      }
    } finally {
      await worker.close();
    }
  };
  await assertGreen(testFiles);
  await Promise.all(Array.from({ length: workerCount }, work));
  return survivors;
}

/**
 * A test that fails without any change would kill every mutant.
 * @param {string[]} testFiles
 */
async function assertGreen(testFiles) {
  const worker = await openWorker(testFiles);
  try {
    const source = readFileSync(join(ROOT, 'firestore.rules'), 'utf8');
    const unchanged = {
      id: '',
      file: 'firestore.rules',
      line: 0,
      path: '',
      name: '',
      change: '',
      source,
    };
    const failing = await worker.judge(unchanged, source, [...worker.names.keys()]);
    if (failing !== null) throw new Error(`fails without a mutant: ${worker.names[failing]}`);
  } finally {
    await worker.close();
  }
}

const startedAt = Date.now();
const secondsSoFar = () => Math.round((Date.now() - startedAt) / 1000);
const progress = (/** @type {number} */ judged, /** @type {number} */ total) =>
  `${judged} of ${total} judged after ${secondsSoFar()} s`;

/** @param {Mutant} mutant */
function describe(mutant) {
  const reason = REASONS[mutant.id];
  const head = `${mutant.file}:${mutant.line} ${mutant.name}: ${mutant.change}`;
  return reason
    ? `explained  ${head}\n           ${reason}`
    : `SURVIVED   ${head}\n           id: ${mutant.id}`;
}

const options = parseCommandLine();
const all = FILES.flatMap((file) => mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')));
const only = options.only;
const chosen = only === undefined ? all : all.filter(({ id }) => id.includes(only));
const mutants = options.sample === undefined ? chosen : sampleOf(chosen, Number(options.sample));

if (options.list) {
  for (const { file, line, name, change } of mutants)
    console.log(`${file}:${line} ${name}: ${change}`);
} else {
  const survivors = await run(mutants, Number(options.workers));
  const unexplained = survivors.filter(({ id }) => !(id in REASONS));
  const judgedIds = new Set(mutants.map(({ id }) => id));
  const survivedIds = new Set(survivors.map(({ id }) => id));
  const known = new Set(all.map(({ id }) => id));
  const stale = Object.keys(REASONS).filter(
    (id) => !known.has(id) || (judgedIds.has(id) && !survivedIds.has(id)),
  );
  for (const id of stale)
    console.log(`EXPLAINED FOR NOTHING (dies, or is no mutant any more): ${id}`);
  console.log(
    `killed ${mutants.length - survivors.length} of ${mutants.length} mutants in ${secondsSoFar()} s; ` +
      `${survivors.length - unexplained.length} survivors explained, ${unexplained.length} not`,
  );
  process.exitCode = unexplained.length + stale.length === 0 ? 0 : 1;
}
