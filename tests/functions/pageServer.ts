/** Pages on this machine for the tests of link previews: a friendly site and a hostile one. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import * as media from './fixtures/media';

/** As `functions/.env.demo-hearth` allows it. */
const PAGES_PORT = 27_391;
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const MIB = 1024 * 1024;

export interface PageServers {
  /** The site that functions may ask. */
  pages: string;
  /** Something on the same machine that they must not reach. */
  inside: string;
  /** How many requests have come in there. */
  insideRequests: () => number;
  /** Paths that were asked for on the site, in their order. */
  asked: string[];
  close: () => Promise<void>;
}

function listen(port: number, answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** Starts both. */
export async function openPages(): Promise<PageServers> {
  let insideRequests = 0;
  const asked: string[] = [];
  const secret = await listen(0, (_, response) => {
    insideRequests += 1;
    response.writeHead(200, HTML).end('<title>Inside</title>');
  });
  const inside = `http://127.0.0.1:${(secret.address() as AddressInfo).port}`;
  const answers = routes(inside);
  const site = await listen(PAGES_PORT, (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const answer = answers[path];
    if (answer) answer(request, response);
    else response.writeHead(404, HTML).end('<title>Nothing here</title>');
  });
  return {
    ...{ pages: `http://127.0.0.1:${PAGES_PORT}`, inside, asked },
    insideRequests: () => insideRequests,
    close: async () => {
      for (const server of [site, secret]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function routes(inside: string): Record<string, RequestListener> {
  const page =
    (head: string): RequestListener =>
    (_, response) => {
      response.writeHead(200, HTML).end(`<!doctype html><html><head>${head}</head><body>…</body>`);
    };
  const redirect =
    (to: string): RequestListener =>
    (_, response) => {
      response.writeHead(302, { location: to }).end();
    };
  const picture =
    (bytes: Uint8Array): RequestListener =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
    };
  const og = (property: string, content: string) =>
    `<meta property="og:${property}" content="${content}">`;
  return {
    '/tea': page(`<title>Tea</title>${og('image', '/tea.png')}`),
    '/tea.png': picture(media.png(800, 400)),
    '/cake': page(
      `<title>x</title>${og('title', 'Cake &amp; <i>more</i>')}${og('description', 'Line\none')}` +
        og('site_name', 'Kitchen'),
    ),
    '/moved': redirect('/cake'),
    '/to-inside': redirect(`${inside}/`),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/to-file': redirect('file:///etc/passwd'),
    '/loop': redirect('/loop'),
    '/inside-picture': page(`<title>Inside picture</title>${og('image', `${inside}/secret.png`)}`),
    '/bomb-picture': page(`<title>Bomb picture</title>${og('image', '/bomb.png')}`),
    '/bomb.png': picture(media.pngBomb()),
    '/fake-picture': page(`<title>Fake picture</title>${og('image', '/fake.png')}`),
    '/fake.png': picture(media.html()),
    '/no-title': page('<meta name="description" content="Without a title">'),
    '/broken': (_, response) => {
      response.writeHead(500, HTML).end('<title>Broken</title>');
    },
    '/archive': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/zip' }).end(media.zip());
    },
    '/silent': () => undefined,
    '/cut-off': (_, response) => {
      response.writeHead(200, { ...HTML, 'content-length': '5000' });
      response.write('<p>');
      setTimeout(() => response.destroy(), 20);
    },
    // A title first, then more than anybody wants to read.
    '/endless': (_, response) => {
      response.writeHead(200, HTML);
      response.write('<title>Endless</title>');
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(MIB, 'x')));
      };
      response.on('drain', more);
      response.on('error', () => undefined);
      more();
    },
    '/unpacks': (_, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(64 * MIB, ' ')));
    },
  };
}
