import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One engine serves all files, so they go one after the other; a busy machine gets time. */
const ON_AN_ENGINE = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 30_000 } },
} as const;

/** Files share what they import and, in the web project, the document: that takes a third of the time. */
const TOGETHER = { isolate: false } as const;

/** Components type and wait for real, properties try many inputs: a busy machine gets time. */
const UNHURRIED = {
  testTimeout: 40_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
} as const;

/** Needs functions that are built with the one that Auth asks before a sign-in. */
const SIGNING_IN = 'tests/functions/signingIn.test.ts';

/** Tests below a folder that replace or reload modules, which others would meet: they run isolated. */
function replacing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.test\.tsx?$/.test(path))
    .filter((path) => /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(path, 'utf8')));
}

const IN_WEB = {
  ...UNHURRIED,
  environment: 'jsdom',
  setupFiles: 'web/src/testing/setup.ts',
} as const;
const IN_FUNCTIONS = { ...UNHURRIED, environment: 'node' } as const;
const REPLACING_IN_WEB = replacing('web/src');
const REPLACING_IN_FUNCTIONS = replacing('functions/src');

export default defineConfig({
  test: {
    // By itself it leaves one processor to others, which halves the speed of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'domain',
          ...TOGETHER,
          ...UNHURRIED,
          include: ['domain/src/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: './web/vite.config.ts',
        test: {
          name: 'web',
          ...TOGETHER,
          ...IN_WEB,
          include: ['web/src/**/*.test.{ts,tsx}'],
          exclude: REPLACING_IN_WEB,
        },
      },
      {
        extends: './web/vite.config.ts',
        test: { name: 'web-isolated', ...IN_WEB, include: REPLACING_IN_WEB },
      },
      {
        test: {
          name: 'seed',
          ...TOGETHER,
          ...UNHURRIED,
          include: ['tests/{seed,bench}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'functions',
          ...TOGETHER,
          ...IN_FUNCTIONS,
          include: ['functions/src/**/*.test.ts'],
          exclude: REPLACING_IN_FUNCTIONS,
        },
      },
      {
        test: { name: 'functions-isolated', ...IN_FUNCTIONS, include: REPLACING_IN_FUNCTIONS },
      },
      {
        test: {
          name: 'rules',
          ...ON_AN_ENGINE,
          include: ['tests/rules/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'engine',
          ...ON_AN_ENGINE,
          include: ['tests/functions/**/*.test.ts', 'tests/adapters/**/*.test.ts'],
          exclude: [SIGNING_IN],
        },
      },
      { test: { name: 'signing-in', ...ON_AN_ENGINE, include: [SIGNING_IN] } },
    ],
  },
});
