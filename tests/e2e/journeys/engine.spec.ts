import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEngine } from '../../../scripts/engine.mjs';
import { serveApp } from '../../../scripts/serve.mjs';
import { stateHome } from '../../../scripts/state.mjs';
import { expect, test } from '../support/fixtures';
import { CLIENT_DIR } from '../support/place';

const ONLY = ['auth', 'firestore', 'storage'] as const;

test('the engine stops and starts again under open tabs', async ({ world }) => {
  test.slow();
  await mkdir(stateHome(), { recursive: true, mode: 0o700 });
  const exportDir = await mkdtemp(join(stateHome(), 'e2e-'));
  let engine = await startEngine({ only: ONLY, exportDir });
  const { ports } = engine;
  const server = await serveApp({ dir: CLIENT_DIR, engine });
  try {
    const elsewhere = world.at({
      appUrl: server.url,
      projectId: engine.projectId,
      hosts: engine.hosts,
    });
    const { adas, graces } = await elsewhere.pair(['Before the storm']);
    await adas.room.sendAndConfirm('Just before');
    await expect(graces.room.message('Just before')).toBeVisible();

    await engine.stop();
    await adas.room.send('During, one');
    await adas.room.send('During, two');
    await expect(adas.room.tick('During, two')).toHaveAccessibleName('Sending');
    await expect(adas.page.getByText(/You are offline/)).toBeVisible({ timeout: 40_000 });

    engine = await startEngine({ only: ONLY, ports, importDir: exportDir });
    await expect(graces.room.message('During, two')).toBeVisible({ timeout: 60_000 });
    expect(await graces.room.texts()).toEqual([
      'Before the storm',
      'Just before',
      'During, one',
      'During, two',
    ]);
    await graces.room.send('After');
    await expect(adas.room.message('After')).toBeVisible();
  } finally {
    await server.close();
    await engine.stop();
    await rm(exportDir, { recursive: true, force: true });
  }
});
