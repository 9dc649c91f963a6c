import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findCoturn } from '../../../scripts/coturn.mjs';

/** What the functions of a local engine give to calls. */
const SETTINGS = fileURLToPath(new URL('../../../functions/.env.demo-hearth', import.meta.url));

/** The program, or null where it is not installed. */
export function coturnPath(): string | null {
  return process.env['COTURN_PATH'] || findCoturn();
}

/** A real TURN server on this machine, at the address and with the secret that the functions tell. */
export async function startCoturn(program: string): Promise<{ stop: () => void }> {
  const settings = readFileSync(SETTINGS, 'utf8');
  const port = /^HEARTH_TURN_URLS=turn:127\.0\.0\.1:(\d+)/m.exec(settings)?.[1];
  const secret = /^HEARTH_TURN_SECRET=(.+)$/m.exec(settings)?.[1];
  if (!port || !secret) throw new Error('functions/.env.demo-hearth names no TURN server');
  const child = spawn(
    program,
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--log-file', 'stdout'],
      ...['--listening-ip', '127.0.0.1', '--relay-ip', '127.0.0.1', '--listening-port', port],
      ...['--use-auth-secret', '--static-auth-secret', secret, '--realm', 'hearth.test'],
      // Both browsers are on this machine, too.
      ...['--allow-loopback-peers', '--pidfile', '/dev/null'],
    ],
    { stdio: 'ignore' },
  );
  const end = Date.now() + 10_000;
  while (!(await accepts(Number(port)))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('coturn did not start');
    await sleep(50);
  }
  return { stop: () => void child.kill('SIGKILL') };
}

async function accepts(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
