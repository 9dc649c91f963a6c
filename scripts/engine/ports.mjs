// @ts-check
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { ROOT } from '../root.mjs';

/**
 * @typedef {'auth' | 'firestore' | 'storage' | 'functions' | 'eventarc' | 'tasks' | 'hub' | 'logging' | 'ui'} PortName
 * @typedef {Record<PortName, number>} Ports
 * @typedef {'default' | 'free' | number | Partial<Ports>} PortChoice
 */

/** @type {readonly PortName[]} */
const PORT_NAMES = [
  'auth',
  'firestore',
  'storage',
  'functions',
  'eventarc',
  'tasks',
  'hub',
  'logging',
  'ui',
];

export const HOST = '127.0.0.1';

/**
 * Whether nothing listens on a port, on any address that a browser may reach it by.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  const server = await hold(port);
  if (!server) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/**
 * Where free ports are looked for: below what systems give to connections (from 32768 on Linux, from
 * 49152 by RFC 6335), so that none has taken a port between the choice and the start, or a restart;
 * and below the few that tests name.
 */
const FREE_FIRST = 20_000;
const FREE_LAST = 26_999;
const FREE_TRIES_MAX = 100;

/**
 * Different free ports. They are held until all are found, so that none comes twice.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  /** @type {Map<number, import('node:net').Server>} */
  const held = new Map();
  for (let tries = 0; held.size < count && tries < count * FREE_TRIES_MAX; tries += 1) {
    const port = randomInt(FREE_FIRST, FREE_LAST + 1);
    const server = held.has(port) ? null : await hold(port);
    if (server) held.set(port, server);
  }
  await Promise.all(
    [...held.values()].map((server) => new Promise((resolve) => server.close(resolve))),
  );
  if (held.size < count) {
    throw new Error(
      `No free ports were found between ${FREE_FIRST} and ${FREE_LAST}: close other programs.`,
    );
  }
  return [...held.keys()];
}

/**
 * @param {number} port
 * @returns {Promise<import('node:net').Server | null>} Null when another program has it.
 */
function hold(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: HOST, port, exclusive: true }, () => resolve(server));
  });
}

/** @returns {Ports} The ports that `firebase.json` names. */
function defaultPorts() {
  const { emulators } = JSON.parse(readFileSync(`${ROOT}/firebase.json`, 'utf8'));
  /** @type {Partial<Ports>} */
  const ports = {};
  for (const name of PORT_NAMES) ports[name] = emulators[name].port;
  return /** @type {Ports} */ (ports);
}

/**
 * Turns a choice into numbers.
 *
 * `default` takes those of `firebase.json` and a free one for each that is taken; `free` takes free
 * ones; a number is the first of nine in a row; an object names some and leaves the rest free.
 * Ports that were asked for by number and are taken are an error.
 * @param {PortChoice} choice
 * @returns {Promise<{ ports: Ports, moved: { name: PortName, from: number, to: number }[] }>}
 */
export async function choosePorts(choice) {
  /** @type {Partial<Ports>} */
  const wanted = {};
  if (choice === 'default') Object.assign(wanted, defaultPorts());
  else if (typeof choice === 'number') {
    PORT_NAMES.forEach((name, index) => (wanted[name] = choice + index));
  } else if (choice !== 'free') Object.assign(wanted, choice);

  const spare = await freePorts(PORT_NAMES.length);
  /** @type {Partial<Ports>} */
  const ports = {};
  const moved = [];
  for (const name of PORT_NAMES) {
    const port = wanted[name];
    const free = spare.pop() ?? 0;
    if (port === undefined) ports[name] = free;
    else if (await isPortFree(port)) ports[name] = port;
    else if (choice === 'default') {
      moved.push({ name, from: port, to: free });
      ports[name] = free;
    } else {
      throw new Error(`Port ${port} (${name}) is taken by another program.`);
    }
  }
  return { ports: /** @type {Ports} */ (ports), moved };
}
