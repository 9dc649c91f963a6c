import { join } from 'node:path';
import { build, preview } from 'vite';

export interface Site {
  address: string;
  stop(): Promise<void>;
}

/** Builds the baseline pages as production would and serves them. */
export async function serveBaselines(root: string): Promise<Site> {
  const pages = join(root, 'tests/bench/baselines');
  const outDir = join(root, '.hearth/bench/baselines');
  const shared = { configFile: false, root: pages, logLevel: 'error' } as const;
  await build({
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: ['bareSdk', 'bareUpload', 'bareCall', 'socketIo'].map((name) =>
          join(pages, `${name}.html`),
        ),
      },
    },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The baseline pages are not served');
  return { address: url.replace(/\/$/, ''), stop: () => server.close() };
}
