// `npm run bench [-- media|calls|functions]`: starts an engine of its own, measures, prints and writes
// `.hearth/bench.json`, or `.hearth/bench.media.json` where only that part was asked for.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { startEngine } from '../../scripts/engine.mjs';

const PARTS = ['media', 'calls', 'functions'];

const parts = process.argv.slice(2);
const unknown = parts.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; there are ${PARTS.join(', ')}.`);
  process.exit(1);
}
const engine = await startEngine({ only: ['auth', 'firestore', 'storage'] });
try {
  const { module } = await runnerImport(fileURLToPath(new URL('./bench.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
  });
  await module.runBench(engine, parts);
} finally {
  await engine.stop();
}
