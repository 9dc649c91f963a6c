#!/usr/bin/env node
// @ts-check
/** `npm run doctor`: what is here, what is missing, and what to do about it. */
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { readCallServers } from './callServers.mjs';
import { findChromium } from './chromium.mjs';
import { findGoogleFirestore } from './engine/googleFirestore.mjs';
import { javaVersion } from './engine/official.mjs';
import { choosePorts } from './engine/ports.mjs';
import { isInstalled } from './install.mjs';
import { isNodeNewEnough } from './nodeVersion.mjs';
import { ROOT } from './root.mjs';
import { stateHome } from './state.mjs';
import { readWebConfig } from './webConfig.mjs';

/**
 * - `ok`
 * - `missing`: `npm start` or `npm test` does not work without it
 * - `optional`: something works only with it
 * @typedef {{ name: string, state: 'ok' | 'missing' | 'optional', note: string }} Finding
 */

/**
 * @param {string} name
 * @param {boolean} isThere
 * @param {string} note What it is when it is there, what to do when not.
 * @param {'missing' | 'optional'} [otherwise]
 * @returns {Finding}
 */
function finding(name, isThere, note, otherwise = 'missing') {
  return { name, state: isThere ? 'ok' : otherwise, note };
}

/** @returns {Promise<Finding[]>} */
async function examine() {
  return [
    node(),
    npm(),
    packages('packages', ROOT),
    packages('packages of functions', join(ROOT, 'functions')),
    engine(),
    await ports(),
    state(),
    browser(),
    functionsBuild(),
    webConfig(),
    relay(),
    deployTarget(),
    officialSuite(),
    secondOpinion(),
  ];
}

function node() {
  const parts = process.versions.node.split('.').map(Number);
  const isNew = isNodeNewEnough(parts);
  return finding('node', isNew, isNew ? process.versions.node : 'install Node 20.19 or newer');
}

function npm() {
  const { status, stdout } = spawnSync('npm', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return finding('npm', status === 0, status === 0 ? stdout.trim() : 'install npm');
}

/**
 * @param {string} name
 * @param {string} folder
 */
function packages(name, folder) {
  const isThere = isInstalled(folder);
  return finding(name, isThere, isThere ? 'as in the lock file' : '`npm start` installs them');
}

function engine() {
  const name = `@fireemu/${process.platform}-${process.arch}`;
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return finding('local engine', true, name);
  } catch {
    if (!isInstalled(ROOT))
      return finding('local engine', false, 'comes with the packages', 'optional');
    const note = `no ${name} here: npx fireemu is tried instead; if that fails, HEARTH_ENGINE=official`;
    return finding('local engine', false, note, 'optional');
  }
}

async function ports() {
  const { moved } = await choosePorts('default');
  const taken = moved.map(({ name, from }) => `${from} (${name})`).join(', ');
  const note =
    moved.length === 0 ? 'those of firebase.json are free' : `taken, others are used: ${taken}`;
  return finding('ports', moved.length === 0, note, 'optional');
}

function state() {
  return finding('saved workspace', true, stateHome());
}

function browser() {
  const path = findChromium();
  return finding(
    'browser for tests',
    path !== null,
    path ?? 'install Chromium or Chrome, or set CHROME_PATH',
  );
}

function functionsBuild() {
  const built = join(ROOT, 'functions/lib/index.js');
  return finding(
    'functions build',
    existsSync(built),
    existsSync(built)
      ? `of ${statSync(built).mtime.toISOString().slice(0, 16).replace('T', ' ')}`
      : '`npm run build -- functions` makes it; `npm start` does so by itself',
    'optional',
  );
}

function webConfig() {
  const { config, problem } = readWebConfig();
  return finding(
    'Firebase project',
    problem === null,
    problem ??
      `${config.firebase.projectId}, functions in ${config.functionsRegion}, App Check ${config.appCheck ? 'on' : 'off'}`,
    'optional',
  );
}

function relay() {
  const { isRelayed, note } = readCallServers(readWebConfig().config);
  return finding('relay for calls', isRelayed, note, 'optional');
}

function deployTarget() {
  const { status } = spawnSync('firebase', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const note = status === 0 ? 'installed' : 'to deploy: npm install -g firebase-tools';
  return finding('firebase command', status === 0, note, 'optional');
}

function officialSuite() {
  const java = javaVersion();
  const isEnough = java !== null && java >= 21;
  const note = isEnough ? `Java ${java}` : `needs Java 21, found ${java ?? 'none'}`;
  return finding('official emulators', isEnough, note, 'optional');
}

function secondOpinion() {
  const jar = findGoogleFirestore();
  return finding(
    "Google's Firestore emulator",
    jar !== null,
    jar ??
      'Debian package google-cloud-cli-firestore-emulator and Java 17: a second opinion on the rules',
    'optional',
  );
}

const findings = await examine();
const width = Math.max(...findings.map(({ name }) => name.length));
for (const { name, state, note } of findings) {
  console.log(`${state.padEnd(8)}  ${name.padEnd(width)}  ${note}`);
}
process.exitCode = findings.some((one) => one.state === 'missing') ? 1 : 0;
