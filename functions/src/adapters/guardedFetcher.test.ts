import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { PageErrorCode, PageWish } from '../ports/pageFetcher';
import { OPEN_WEB, type FetchPolicy } from './fetchPolicy';
import { guardedFetcher } from './guardedFetcher';

const HTML: PageWish = { accept: ['text/html'], maxBytes: 1_000, isBeginningEnough: true };
const WHOLE: PageWish = { ...HTML, isBeginningEnough: false };
const TITLE = '<title>Tea</title>';

const servers: Server[] = [];
let requests = 0;

/** Serves on loopback; gives the port. */
async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  requests = 0;
});

/** A resolver that gives these answers one after the other, then the last one for ever. */
function answers(...addresses: string[][]): LookupFunction {
  let asked = 0;
  return (_, options, callback) => {
    const found = addresses[Math.min(asked, addresses.length - 1)] ?? [];
    asked += 1;
    const all = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family ?? 4);
  };
}

/** Loopback is open on this port only. */
const policyFor = (port: number, more: Partial<FetchPolicy> = {}): FetchPolicy => ({
  ...{ addresses: ['127.0.0.1'], ports: [port], timeoutMs: 2_000 },
  ...more,
});

const html: RequestListener = (_, response) => {
  response.setHeader('content-type', 'text/html; charset=UTF-8').end(TITLE);
};

async function problem(url: string, policy: FetchPolicy, wish = HTML): Promise<PageErrorCode> {
  const code: unknown = await guardedFetcher(policy)
    .fetch(url, wish)
    .then(
      () => 'fetched',
      (error: unknown) => (error as { code: unknown }).code,
    );
  return code as PageErrorCode;
}

describe('guardedFetcher', () => {
  it('fetches a page, telling who asks', async () => {
    let agent: string | undefined;
    const port = await serve((request, response) => {
      agent = request.headers['user-agent'];
      html(request, response);
    });
    const url = `http://127.0.0.1:${port}/tea`;
    const { body, ...page } = await guardedFetcher(policyFor(port)).fetch(`${url}#leaf`, HTML);
    expect(page).toEqual({ url, contentType: 'text/html', charset: 'utf-8' });
    expect(new TextDecoder().decode(body)).toBe(TITLE);
    expect(agent).toBe('HearthBot/1.0 (link preview)');
  });

  it.each([
    ...[
      '127.0.0.1',
      '2130706433',
      '0177.0.0.1',
      '0x7f000001',
      '127.1',
      '0.0.0.0',
      '169.254.169.254',
    ],
    ...['10.0.0.1', '192.168.1.1', '172.16.0.1', '100.64.0.1', '[::1]', '[::]', '[fc00::1]'],
    ...[
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
      '255.255.255.255',
    ],
  ])('never connects to %s', async (host) => {
    const port = await serve(html);
    const policy = { ...OPEN_WEB, ports: [port], timeoutMs: 1_000 };
    expect(await problem(`http://${host}:${port}/`, policy)).toBe('unreachable');
    expect(requests).toBe(0);
  });

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['10.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
  ])('never connects to a name that leads to %j', async (addresses) => {
    const port = await serve(html);
    const lookup = answers(addresses);
    const policy = { ...OPEN_WEB, ports: [port], lookup };
    expect(await problem(`http://a.example:${port}/`, policy)).toBe('unreachable');
    expect(requests).toBe(0);
  });

  it('checks the very answer that it connects to, when answers change', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/first') response.writeHead(302, { location: '/second' }).end();
      else html(request, response);
    }, '0.0.0.0');
    const policy = policyFor(port, { lookup: answers(['127.0.0.1'], ['127.0.0.2']) });
    expect(await problem(`http://a.example:${port}/first`, policy)).toBe('unreachable');
    expect(requests).toBe(1);
  });

  it.each([
    'http://127.0.0.2/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://ada:secret@127.0.0.1/',
    'file:///etc/passwd',
    'http://127.0.0.1:22/',
  ])('follows no redirect to %s', async (location) => {
    const port = await serve((_, response) => response.writeHead(301, { location }).end());
    const code = await problem(`http://127.0.0.1:${port}/`, policyFor(port, { timeoutMs: 1_000 }));
    expect(['unreachable', 'forbidden']).toContain(code);
    expect(requests).toBe(1);
  });

  it('follows four redirects and not one more', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else html(request, response);
    });
    const page = await guardedFetcher(policyFor(port)).fetch(`http://127.0.0.1:${port}/4`, HTML);
    expect(page.url).toBe(`http://127.0.0.1:${port}/0`);
    expect(await problem(`http://127.0.0.1:${port}/5`, policyFor(port))).toBe('redirects');
  });

  it('leaves a loop of redirects', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await problem(`http://127.0.0.1:${port}/`, policyFor(port))).toBe('redirects');
    expect(requests).toBe(5);
  });

  it.each<[string, RequestListener]>([
    ['says nothing', () => undefined],
    [
      'drips',
      (_, response) => {
        response.setHeader('content-type', 'text/html');
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('gives up on a server that %s', async (_, listener) => {
    const port = await serve(listener);
    const policy = policyFor(port, { timeoutMs: 300 });
    expect(await problem(`http://127.0.0.1:${port}/`, policy)).toBe('timeout');
  });

  const endless: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html').write(TITLE);
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
    response.on('close', () => clearInterval(timer));
  };
  const bomb =
    (encoding: string, pack: (bytes: Buffer) => Buffer): RequestListener =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding });
      response.end(pack(Buffer.alloc(20_000_000, TITLE)));
    };

  it.each<[string, RequestListener]>([
    ['that never ends', endless],
    ['that unpacks to a thousandfold', bomb('gzip', gzipSync)],
    ['that unpacks even further', bomb('br', brotliCompressSync)],
  ])('takes the beginning of a body %s, or nothing', async (_, listener) => {
    const port = await serve(listener);
    const url = `http://127.0.0.1:${port}/`;
    const { body } = await guardedFetcher(policyFor(port)).fetch(url, HTML);
    expect(body.length).toBe(1_000);
    expect(new TextDecoder().decode(body)).toMatch(/^<title>Tea/);
    expect(await problem(url, policyFor(port), WHOLE)).toBe('tooLarge');
  });

  it.each<[string, PageErrorCode, RequestListener]>([
    ['fails', 'status', (_, response) => response.writeHead(500).end()],
    ['has no type', 'type', (_, response) => response.end(TITLE)],
    [
      'is of another type',
      'type',
      (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(),
    ],
    [
      'is packed as nobody knows',
      'type',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'x' }).end('x'),
    ],
    [
      'is packed badly',
      'unreachable',
      (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end('not gzip'),
    ],
    ['breaks off', 'unreachable', (request) => request.socket.destroy()],
    [
      'breaks off in its body',
      'unreachable',
      (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 100 });
        response.write('x', () => request.socket.destroy());
      },
    ],
  ])('has nothing of a page that %s', async (_, code, listener) => {
    const port = await serve(listener);
    expect(await problem(`http://127.0.0.1:${port}/`, policyFor(port))).toBe(code);
  });

  it('takes any picture where a picture is wished for', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'IMAGE/PNG' }).end('x');
    });
    const wish = { ...WHOLE, accept: ['image/*'] };
    const page = await guardedFetcher(policyFor(port)).fetch(`http://127.0.0.1:${port}/`, wish);
    expect(page).toMatchObject({ contentType: 'image/png', charset: null });
  });
});
