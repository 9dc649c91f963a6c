#!/usr/bin/env node
// @ts-check
/**
 * Serves a built client as Hosting would: the headers of `firebase.json`, compression, and
 * `index.html` for every path that is no file. With a local engine it names the engine's hosts in
 * the page, opens the policy for them and answers one-click sign-in.
 *
 *   node scripts/serve.mjs [--dir web/dist] [--port 4173]
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createDevSignIn } from './devSignIn.mjs';
import { HOST } from './engine/ports.mjs';
import { engineSources, extendPolicy, hostingHeaders } from './hosting.mjs';
import { localMetaHtml, localSettings, localSettingsFromEnv } from './localMeta.mjs';
import { ROOT } from './root.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);
/** As dense as a server that compresses once and keeps the result would choose. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * @typedef {object} ServeOptions
 * @property {string} dir
 * @property {number} [port] A free one unless told.
 * @property {import('./engine.mjs').Engine} [engine] Where the page finds Firebase.
 * @property {import('./localMeta.mjs').LocalSettings | null} [settings] The same, when no engine object is at hand.
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveApp({ dir, port = 0, engine, settings = null }) {
  const local = engine ? localSettings(engine.projectId, engine.hosts) : settings;
  const root = resolve(ROOT, dir);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`${dir} holds no build. Run \`npm run build\` first.`);
  }
  const files = createFiles(root, local);
  const devSignIn = local
    ? createDevSignIn({
        authHost: local.emulators.auth,
        projectId: local.projectId,
        demoUids: local.demoAccounts.map(({ uid }) => uid),
      })
    : null;

  const server = createServer((request, response) => {
    void Promise.resolve(devSignIn?.(request, response) ?? false).then((isAnswered) => {
      if (!isAnswered) files(request, response);
    });
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ host: HOST, port }, () => done(undefined));
  });
  const address = server.address();
  const actual = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `http://${HOST}:${actual}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} root
 * @param {import('./localMeta.mjs').LocalSettings | null} local
 */
function createFiles(root, local) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  return (request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = fileFor(root, path);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' });
      response.end('Not found');
      return;
    }
    const headers = headersFor(file === join(root, 'index.html') ? '/index.html' : path, local);
    const type = extname(file);
    headers['Content-Type'] = TYPES[type] ?? 'application/octet-stream';
    if (!COMPRESSED.has(type)) {
      response.writeHead(200, headers);
      createReadStream(file).pipe(response);
      return;
    }
    const encoding = encodingFor(request.headers['accept-encoding'] ?? '');
    const key = `${encoding} ${file}`;
    const body = packed.get(key) ?? pack(encoding, contentOf(file, local));
    packed.set(key, body);
    if (encoding) headers['Content-Encoding'] = encoding;
    response.writeHead(200, { ...headers, Vary: 'Accept-Encoding', 'Content-Length': body.length });
    response.end(body);
  };
}

/** @param {string} url */
function pathOf(url) {
  try {
    return posix.normalize(decodeURIComponent(new URL(url, 'http://local').pathname));
  } catch {
    return '/';
  }
}

/**
 * A file, or the page for addresses of the app. Like Hosting by the rewrite of `firebase.json`, null
 * for a missing asset: a page in place of a script would be kept as one.
 * @param {string} root
 * @param {string} path
 */
function fileFor(root, path) {
  const file = join(root, path);
  const isFile = file.startsWith(root) && existsSync(file) && statSync(file).isFile();
  if (isFile) return file;
  return path.startsWith('/assets/') ? null : join(root, 'index.html');
}

/**
 * @param {string} path
 * @param {import('./localMeta.mjs').LocalSettings | null} local
 */
function headersFor(path, local) {
  const headers = hostingHeaders(path);
  if (local) {
    const policy = headers['Content-Security-Policy'] ?? '';
    headers['Content-Security-Policy'] = extendPolicy(policy, engineSources(local.emulators));
  }
  return headers;
}

/**
 * @param {string} file
 * @param {import('./localMeta.mjs').LocalSettings | null} local
 */
function contentOf(file, local) {
  const content = readFileSync(file);
  if (!local || !file.endsWith('.html')) return content;
  return Buffer.from(content.toString().replace('<head>', `<head>${localMetaHtml(local)}`));
}

/**
 * @param {string} accepted
 * @returns {'br' | 'gzip' | ''}
 */
function encodingFor(accepted) {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : '';
}

/**
 * @param {'br' | 'gzip' | ''} encoding
 * @param {Buffer} content
 */
function pack(encoding, content) {
  if (encoding === 'br') return brotliCompressSync(content, BROTLI);
  return encoding === 'gzip' ? gzipSync(content, { level: 9 }) : content;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'web/dist' },
      port: { type: 'string', default: '4173' },
    },
  });
  try {
    const settings = localSettingsFromEnv();
    const { url } = await serveApp({ dir: values.dir, port: Number(values.port), settings });
    console.log(`Serving ${values.dir} at ${url}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
