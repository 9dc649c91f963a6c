/** A wire to the engine that a test can cut, or make deaf on the way back. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Wire {
  /** `host:port` to connect to in place of the engine. */
  address: string;
  /** From now on connections break and new ones are refused. */
  cut(): void;
  mend(): void;
  /** From now on requests arrive, and answers get lost with the connection that waits for them. */
  loseAnswers(): void;
  close(): Promise<void>;
}

type State = 'whole' | 'cut' | 'losing';

/** Opens a wire to `target` (`host:port`). */
export async function openWire(target: string): Promise<Wire> {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Set<Socket>();
  let state: State = 'whole';
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };

  const server = createServer((client) => {
    if (state === 'cut') {
      client.destroy();
      return;
    }
    const engine = connect(Number(port), host);
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        engine.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (data) => engine.write(data));
    engine.on('data', (data) => {
      if (state === 'losing') return;
      client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;

  return {
    address: `127.0.0.1:${own}`,
    cut: () => {
      state = 'cut';
      breakAll();
    },
    mend: () => {
      state = 'whole';
    },
    loseAnswers: () => {
      state = 'losing';
    },
    close: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
