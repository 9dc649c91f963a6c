import { filePath } from '@hearth/domain/paths';
import { describe, expect, it } from 'vitest';
import { engine, eventually, exists } from './engine';
import * as media from './fixtures/media';
import { newId } from './messages';
import { isStored, upload } from './storage';

/** Runs a schedule now, through the control port of the engine. */
async function runSchedule(name: string): Promise<void> {
  const response = await fetch(`http://${engine.auth}/v1/sessions/default/functions/${name}:run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`${name} did not run: ${await response.text()}`);
}

describe('sweepUploads', () => {
  it('looks through the uploads and leaves young ones alone', async () => {
    const path = filePath(newId(), newId(), 'ada', newId());
    await upload(path, media.text(), 'text/plain');

    await runSchedule('sweepUploads');

    await eventually(() => exists('system/sweeps'));
    expect(await isStored(path)).toBe(true);
  });
});
