/**
 * A way between browsers of one machine that can be cut: their media goes through sockets of the test,
 * as through a NAT, and nothing passes while it is cut. Cutting the network of a page in Chromium does
 * nothing to WebRTC.
 */
import { createSocket, type Socket } from 'node:dgram';
import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    wirePort: (address: string, port: number) => Promise<number>;
  }
}

interface Address {
  address: string;
  port: number;
}

/**
 * Runs in a page: of the ways to the other side only those through the wire are told to the browser.
 * Offers and answers carry candidates as well, and so do later ones by themselves.
 */
function useWire(): void {
  const prototype = RTCPeerConnection.prototype;
  const overIpv4 = /^(candidate:\S+ \d+ udp \d+ )(\d+\.\d+\.\d+\.\d+) (\d+)( typ .*)$/i;
  const through = async (line: string): Promise<string | null> => {
    const [, start, address, port, end] = overIpv4.exec(line) ?? [];
    if (address === undefined) return null;
    const there = await window.wirePort(address, Number(port));
    return `${start}${address} ${there}${end}`;
  };
  type Method<Told> = (this: RTCPeerConnection, told: Told) => Promise<void>;
  const describe: Method<RTCSessionDescriptionInit> = prototype.setRemoteDescription;
  prototype.setRemoteDescription = async function (description: RTCSessionDescriptionInit) {
    const lines = (description.sdp ?? '').split('\r\n').map(async (line) => {
      if (!line.startsWith('a=candidate:')) return line;
      const other = await through(line.slice(2));
      return other === null ? null : `a=${other}`;
    });
    const kept = (await Promise.all(lines)).filter((line) => line !== null);
    await describe.call(this, { type: description.type, sdp: kept.join('\r\n') });
  };
  const add: Method<RTCIceCandidateInit> = prototype.addIceCandidate;
  prototype.addIceCandidate = async function (init?: RTCIceCandidateInit | null) {
    const candidate = await through(init?.candidate ?? '');
    if (candidate !== null) await add.call(this, { ...init, candidate });
  };
}

export class Wire {
  #isCut = false;
  /** What stands for an address at the other side, by that address. */
  readonly #ends = new Map<string, Promise<Socket>>();
  readonly #sockets: Socket[] = [];

  /** From now on the pages of this browser reach others only through the wire. */
  async take(context: BrowserContext): Promise<void> {
    await context.exposeFunction('wirePort', (address: string, port: number) =>
      this.#portOf({ address, port }),
    );
    await context.addInitScript(useWire);
  }

  cut(): void {
    this.#isCut = true;
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }

  async #portOf(there: Address): Promise<number> {
    const key = `${there.address} ${there.port}`;
    const known = this.#ends.get(key) ?? this.#open(there);
    this.#ends.set(key, known);
    return (await known).address().port;
  }

  /** Everybody who sends to the new socket has one of their own from which it goes on, as in a NAT. */
  async #open(there: Address): Promise<Socket> {
    const front = await this.#socket(there.address);
    const senders = new Map<string, Promise<Socket>>();
    front.on('message', (packet, from) => {
      const key = `${from.address} ${from.port}`;
      const sender =
        senders.get(key) ??
        this.#behind(there.address, (answer) => {
          front.send(answer, from.port, from.address);
        });
      senders.set(key, sender);
      void sender.then((socket) => {
        if (!this.#isCut) socket.send(packet, there.port, there.address);
      });
    });
    return front;
  }

  async #behind(address: string, answer: (packet: Buffer) => void): Promise<Socket> {
    const socket = await this.#socket(address);
    socket.on('message', (packet) => {
      if (!this.#isCut) answer(packet);
    });
    return socket;
  }

  async #socket(address: string): Promise<Socket> {
    const socket = createSocket('udp4');
    this.#sockets.push(socket);
    await new Promise<void>((resolve) => {
      socket.bind(0, address, resolve);
    });
    // What is sent to somebody who has gone.
    socket.on('error', () => undefined);
    return socket;
  }
}
