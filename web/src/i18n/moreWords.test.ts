import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it, vi } from 'vitest';
import { more } from './en/more';

const SRC = resolve(import.meta.dirname, '..');
const WAITING = /withMoreWords\(\s*(?:async )?\(\) =>[^;]*?import\('([^']+)'\)/g;
const STATIC = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm;
const DYNAMIC = /import\('(\.[^']+)'\)/g;

const files = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [join(SRC, name), readFileSync(join(SRC, name), 'utf8')]),
);

function imports(path: string, pattern: RegExp): string[] {
  const found = [...(files.get(path) ?? '').matchAll(pattern)].map(([, name]) => name ?? '');
  return found.flatMap((name) =>
    ['.ts', '.tsx'].map((ending) => join(path, '..', name + ending)).filter((at) => files.has(at)),
  );
}

/** All that may run before the words of `more` are there. */
function early(root: string): Set<string> {
  const found = new Set<string>();
  const left = [root];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const waiting = imports(path, WAITING);
    const lazy = imports(path, DYNAMIC).filter((at) => !waiting.includes(at));
    left.push(...imports(path, STATIC), ...lazy.filter((at) => !at.includes('/i18n/')));
  }
  return found;
}

/** Keys of `more` in a file: whole ones, and those that `t` completes. */
function moreKeys(path: string): string[] {
  const text = files.get(path) ?? '';
  const keys = Object.keys(more);
  const starts = [...text.matchAll(/\bt\(\s*`([\w.]+)\$\{/g)].map(([, start]) => start ?? '');
  return keys.filter(
    (key) => text.includes(`'${key}'`) || starts.some((start) => key.startsWith(start)),
  );
}

it('leaves words that come later to parts that wait for them', () => {
  const paths = [...early(join(SRC, 'app/main.tsx'))].filter((path) => !path.includes('/i18n/'));
  expect(paths.length).toBeGreaterThan(200);
  const wrong = paths.flatMap((path) => moreKeys(path).map((key) => `${path}: ${key}`));
  expect(wrong).toEqual([]);
});

it('gives a part when it can speak, also to a language that is on the page already', async () => {
  // Anew, because other tests of this process may have loaded the words.
  vi.resetModules();
  const [{ loadLanguage }, { withMoreWords }] = await Promise.all([
    import('./i18n'),
    import('./moreWords'),
  ]);
  const { t } = await loadLanguage('de', 'app');
  const importPart = vi.fn(() => Promise.resolve('panel'));
  expect(t('settings.title')).toBe('settings.title');
  await expect(withMoreWords(importPart)()).resolves.toBe('panel');
  expect(t('settings.title')).toBe('Einstellungen');
});

it('fails like the import that it wraps', async () => {
  const { withMoreWords } = await import('./moreWords');
  const part = withMoreWords(() => Promise.reject(new Error('offline')));
  await expect(part()).rejects.toThrow('offline');
});
