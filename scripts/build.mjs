#!/usr/bin/env node
// @ts-check
/** `npm run build [-- web|functions]`: what `firebase deploy` uploads. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { assertNodeVersion } from './nodeVersion.mjs';
import { ROOT } from './root.mjs';
import { readWebConfig, webConfigPath } from './webConfig.mjs';

const PARTS = ['web', 'functions'];
/** Traces of local development that must never be deployed. */
const LOCAL_ONLY = ['hearth-local', '/__dev/', '@hearth.test'];

/** @param {string[]} parts */
async function build(parts) {
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) throw new Error(`There is no part "${unknown}"; there are ${PARTS.join(' and ')}.`);
  const wanted = parts.length > 0 ? parts : PARTS;
  assertFitsDeploy();
  await installMissing({ say: console.log });
  if (wanted.includes('functions')) {
    const { buildFunctions } = await import('./functions.mjs');
    await buildFunctions();
    console.log('Built the functions in functions/lib.');
  }
  if (wanted.includes('web')) await buildWeb();
}

/** `firebase deploy` names its project to what it runs before: https://firebase.google.com/docs/cli#hooks */
function assertFitsDeploy() {
  const target = process.env['GCLOUD_PROJECT'];
  if (!target) return;
  const { config, problem } = readWebConfig();
  if (problem !== null) throw new Error(problem);
  const configured = config.firebase.projectId;
  if (configured === target) return;
  throw new Error(
    `This deploys to ${target}, but ${webConfigPath()} is of ${configured}: choose the project with ` +
      '`firebase use`, or the file with HEARTH_CONFIG.',
  );
}

async function buildWeb() {
  const { problem } = readWebConfig();
  if (problem !== null) throw new Error(problem);
  const vite = await import('vite');
  await vite.build({ configFile: join(ROOT, 'web/vite.config.ts'), logLevel: 'warn' });
  assertNothingLocal(join(ROOT, 'web/dist'));
  console.log('Built the client in web/dist.');
}

/** @param {string} folder */
function assertNothingLocal(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|html|css)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const found = LOCAL_ONLY.find((trace) => text.includes(trace));
    if (found) throw new Error(`web/dist/${name} holds "${found}", which is for development only.`);
  }
}

assertNodeVersion();
try {
  await build(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
