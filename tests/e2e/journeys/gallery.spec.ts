import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { expect, test } from '../support/fixtures';
import { seriousFindings } from '../support/axe';

const CONFIG = fileURLToPath(new URL('../../../web/vite.config.ts', import.meta.url));

let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({
    configFile: CONFIG,
    mode: 'test',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
});
test.afterAll(() => server.close());

for (const theme of ['light', 'dark', 'contrast']) {
  for (const dir of ['ltr', 'rtl']) {
    test(`every primitive is accessible in ${theme}, ${dir}`, async ({ page }) => {
      const [url = ''] = server.resolvedUrls?.local ?? [];
      await page.goto(`${url}gallery.html?theme=${theme}&dir=${dir}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
    });
  }
}
