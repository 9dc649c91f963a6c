// @ts-check
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../src');
const ICONS = '/lucide-react.mjs';
const ICON_IMPORT = /import \{([^}]+)\} from ["']lucide-react["']/g;

/**
 * Roots of what loads first, each with all that it imports statically. What the development-only
 * sign-in shares with the app is left to the bundler: the sign-in page must not fetch the app.
 */
const ROOTS = [
  { chunk: 'start', module: `${SRC}/app/main.tsx` },
  { chunk: 'auth', module: `${SRC}/firebase/loadAuth.ts` },
  { chunk: null, module: `${SRC}/features/auth/DemoSignIn.tsx` },
  { chunk: 'signed-in', module: `${SRC}/app/SignedIn.tsx` },
];

/**
 * Puts what the sign-in page needs into one file for the first paint and one for Firebase Auth, and
 * what the app adds into a third. By itself the bundler cuts each into two dozen, because lazy parts
 * share bits of it: more requests, and kilobytes that compress worse.
 * @returns {import('vite').Rolldown.CodeSplittingOptions}
 */
export function startChunks() {
  /** @type {Map<string, string | null> | null} */
  let chunkOf = null;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'start, auth and signed-in',
        name(id, context) {
          chunkOf ??= assign((module) => context.getModuleInfo(module));
          return chunkOf.get(id) ?? null;
        },
      },
    ],
  };
}

/** @typedef {(module: string) => import('vite').Rolldown.ModuleInfo | null} InfoOf */

/** @param {InfoOf} infoOf */
function assign(infoOf) {
  /** @type {Map<string, string | null>} */
  const chunkOf = new Map();
  for (const { chunk, module } of ROOTS) {
    for (const id of closure(module, infoOf)) if (!chunkOf.has(id)) chunkOf.set(id, chunk);
  }
  return chunkOf;
}

/**
 * A module and what it imports statically, the bundler's own left out.
 * @param {string} root
 * @param {InfoOf} infoOf
 */
function closure(root, infoOf) {
  const found = new Set();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || id.startsWith('\0rolldown')) continue;
    found.add(id);
    const info = infoOf(id);
    for (const next of info?.importedIds ?? []) {
      if (next.endsWith(ICONS)) waiting.push(...icons(info?.code ?? '', next, infoOf));
      else waiting.push(next);
    }
  }
  return found;
}

/**
 * The icons that code takes from the package's main file. That file imports all there are, so that
 * to import it says nothing about which are used.
 * @param {string} code
 * @param {string} main
 * @param {InfoOf} infoOf
 */
function icons(code, main, infoOf) {
  const exports = infoOf(main)?.code ?? '';
  const names = [...code.matchAll(ICON_IMPORT)].flatMap(([, list = '']) => list.split(','));
  return names.map((name) => {
    const icon = name.trim().split(' as ')[0];
    const [, file] = new RegExp(`default as ${icon}\\b[^}]*\\} from '([^']+)'`).exec(exports) ?? [];
    if (file === undefined) throw new Error(`lucide-react has no icon ${icon}`);
    return path.join(path.dirname(main), file);
  });
}
