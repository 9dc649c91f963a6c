// @ts-check
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../src');

/** Roots of what the first visit loads, each with all that it imports statically. */
const ROOTS = [
  { chunk: 'start', module: `${SRC}/app/main.tsx` },
  { chunk: 'auth', module: `${SRC}/firebase/loadAuth.ts` },
];

/**
 * Puts what the sign-in page needs into one file for the first paint and one for Firebase Auth. By
 * itself the bundler cuts it into two dozen, because lazy parts share bits of it: more requests, and
 * two kilobytes that compress worse. What is in there imports its icons one by one: the package's
 * main file names all of them, so that importing it says nothing about what is used.
 * @returns {import('vite').Rolldown.CodeSplittingOptions}
 */
export function startChunks() {
  /** @type {Map<string, string> | null} */
  let chunkOf = null;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'start and auth',
        name(id, context) {
          chunkOf ??= assign((module) => context.getModuleInfo(module)?.importedIds ?? []);
          return chunkOf.get(id) ?? null;
        },
      },
    ],
  };
}

/**
 * @param {(module: string) => readonly string[]} importsOf
 * @returns {Map<string, string>}
 */
function assign(importsOf) {
  const chunkOf = new Map();
  for (const { chunk, module } of ROOTS) {
    for (const id of closure(module, importsOf)) if (!chunkOf.has(id)) chunkOf.set(id, chunk);
  }
  return chunkOf;
}

/**
 * A module and what it imports statically, all icons together and the bundler's own left out.
 * @param {string} root
 * @param {(module: string) => readonly string[]} importsOf
 */
function closure(root, importsOf) {
  const found = new Set();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || id.endsWith('/lucide-react.mjs') || id.startsWith('\0rolldown')) continue;
    found.add(id);
    waiting.push(...importsOf(id));
  }
  return found;
}
