// `npm run bench [-- media|calls|functions]`: starts an engine of its own, measures, prints and writes
// `.hearth/bench.json`, or `.hearth/bench.media.json` where only that part was asked for.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { startEngine } from '../../scripts/engine.mjs';

const engine = await startEngine({ only: ['auth', 'firestore', 'storage'] });
try {
  const { module } = await runnerImport(fileURLToPath(new URL('./bench.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
  });
  await module.runBench(engine, process.argv.slice(2));
} finally {
  await engine.stop();
}
