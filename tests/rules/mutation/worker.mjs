// @ts-check
/**
 * One engine and the rules tests, ready to judge one mutant after the other. The run tells it the
 * order of tests to try; it answers with the first that fails.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createServer } from 'vite';
import { startEngine } from '../../../scripts/engine.mjs';
import { ROOT } from '../../../scripts/root.mjs';

const SUITE = join(ROOT, 'tests/rules/mutation/suite.mjs');
const FILES = ['firestore.rules', 'storage.rules'];

/**
 * @typedef {object} Bench
 * @property {string[]} names Every test, as `file > title`, in the order of declaration.
 * @property {(file: string, source: string) => Promise<void>} load Puts rules into the engine.
 * @property {(order: readonly number[]) => Promise<number | null>} firstFailure
 * @property {(index: number) => Promise<void>} assertPasses
 * @property {() => Promise<void>} close
 */

/**
 * @param {readonly string[]} testFiles Absolute paths.
 * @returns {Promise<Bench>}
 */
async function openBench(testFiles) {
  const engine = await startEngine({ profile: 'emulator', only: ['firestore', 'storage'] });
  const folder = mkdtempSync(join(tmpdir(), 'hearth-rules-'));
  for (const file of FILES) writeFileSync(join(folder, file), readFileSync(join(ROOT, file)));
  Object.assign(process.env, engine.env, { HEARTH_RULES_DIR: folder });
  delete process.env['HEARTH_RULES_ENGINE'];

  const server = await createServer({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    resolve: { alias: { vitest: SUITE } },
  });
  const suite = /** @type {typeof import('./suite.mjs')} */ (await server.ssrLoadModule(SUITE));
  /** @type {Awaited<ReturnType<typeof suite.collect>>[]} */
  const collected = [];
  for (const path of testFiles) {
    collected.push(await suite.collect(basename(path), () => server.ssrLoadModule(path)));
  }
  for (const { hooks } of collected) for (const before of hooks.beforeAll) await before();
  const tests = collected.flatMap((one) => one.tests);

  return {
    names: tests.map((test) => `${test.file} > ${test.name}`),
    async load(file, source) {
      writeFileSync(join(folder, file), source);
      await putRules(engine, file, source);
    },
    async firstFailure(order) {
      await clearDocuments(engine);
      for (const index of order) {
        const test = tests[index];
        if (test && (await suite.failureOf(test))) return index;
      }
      return null;
    },
    async assertPasses(index) {
      const test = tests[index];
      const failure = test ? await suite.failureOf(test) : null;
      if (test && failure) throw new Error(`fails without a mutant: ${test.name}: ${failure}`);
    },
    async close() {
      for (const { hooks } of collected) for (const after of hooks.afterAll) await after();
      await server.close();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {import('../../../scripts/engine.mjs').Engine} engine
 * @param {string} file
 * @param {string} content
 */
async function putRules(engine, file, content) {
  const isStorage = file === 'storage.rules';
  const url = isStorage
    ? `http://${engine.hosts.storage}/internal/setRules`
    : `http://${engine.hosts.firestore}/emulator/v1/projects/${engine.projectId}:securityRules`;
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: { files: [{ name: file, content }] } }),
  });
  if (!response.ok) throw new Error(`the engine refused ${file}: ${await response.text()}`);
}

/**
 * What earlier mutants left behind only slows the engine down.
 * @param {import('../../../scripts/engine.mjs').Engine} engine
 */
async function clearDocuments({ hosts, projectId }) {
  const path = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
  const response = await fetch(`http://${hosts.firestore}/${path}`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`the engine kept its documents: ${response.status}`);
}

/**
 * @typedef {{ type: 'open', testFiles: string[] }
 *   | { type: 'judge', file: string, source: string, original: string, order: number[] }
 *   | { type: 'close' }} Order
 * @typedef {{ type: 'ready', names: string[] } | { type: 'verdict', killer: number | null }
 *   | { type: 'broken', reason: string }} Answer
 */

/** @type {Bench | null} */
let bench = null;

/** @param {Order} order @returns {Promise<Answer | null>} */
async function obey(order) {
  if (order.type === 'open') {
    bench = await openBench(order.testFiles);
    return { type: 'ready', names: bench.names };
  }
  if (!bench) throw new Error('the bench is not open');
  if (order.type === 'close') {
    process.disconnect();
    return null;
  }
  /** @type {number | null} */
  let killer = null;
  try {
    await bench.load(order.file, order.source);
    killer = await bench.firstFailure(order.order);
  } finally {
    await bench.load(order.file, order.original);
  }
  // A test that fails for another reason would kill every mutant from now on.
  if (killer !== null) await bench.assertPasses(killer);
  return { type: 'verdict', killer };
}

process.on('message', (/** @type {Order} */ order) => {
  obey(order).then(
    (answer) => answer && process.send?.(answer),
    (error) => process.send?.({ type: 'broken', reason: String(error) }),
  );
});
// A run that was interrupted takes its engine along.
process.on('disconnect', () => {
  void Promise.resolve(bench?.close()).finally(() => process.exit());
});
