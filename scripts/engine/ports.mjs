// @ts-check
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
export function isPortFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: HOST, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Different free ports. They are held until all are found, so that none comes twice.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        /** @type {Promise<import('node:net').Server>} */ (
          new Promise((resolve, reject) => {
            const server = createServer();
            server.once('error', reject);
            server.listen({ host: HOST, port: 0 }, () => resolve(server));
          })
        ),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
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
