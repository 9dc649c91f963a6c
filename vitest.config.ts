import { defineConfig } from 'vitest/config';

/** One engine serves all files, so they go one after the other; a busy machine gets time. */
const ON_AN_ENGINE = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', include: ['domain/src/**/*.test.ts'], environment: 'node' } },
      {
        extends: './web/vite.config.ts',
        test: {
          name: 'web',
          // Components type and wait for real; a busy machine gets time.
          testTimeout: 20_000,
          include: ['web/src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['web/src/testing/setup.ts'],
        },
      },
      { test: { name: 'seed', include: ['tests/{seed,bench}/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'functions', include: ['functions/src/**/*.test.ts'], environment: 'node' } },
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
        },
      },
    ],
  },
});
