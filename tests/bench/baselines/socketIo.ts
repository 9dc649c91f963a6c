import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Contender } from '../latency';

export interface SocketServer {
  address: string;
  stop(): void;
}

export async function startSocketServer(): Promise<SocketServer> {
  const child = fork(new URL('./socketServer.mjs', import.meta.url), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error('The Socket.IO server has no output');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    address: `127.0.0.1:${line.toString().trim()}`,
    stop: () => void child.kill(),
  };
}

export function socketIo(server: SocketServer, site: string): Contender {
  return {
    name: 'socketIo',
    async open(newPage) {
      const open = async () => {
        const page = await newPage();
        await page.goto(`${site}/socketIo.html?server=${server.address}`);
        await page.locator('body[data-ready]').waitFor();
        await page.getByLabel('Message').focus();
        return page;
      };
      return [await open(), await open()];
    },
  };
}
