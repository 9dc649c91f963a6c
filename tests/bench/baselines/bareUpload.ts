import type { Browser, Page } from '@playwright/test';
import { bucketOf, type EngineAddress, type StorageAddress } from '../../seed/engineRest';
import { makeDirect, makePeople } from '../../seed/scene';

/** The bare page with somebody signed in who may upload to a room. */
export async function openBareUpload(
  browser: Browser,
  engine: EngineAddress & StorageAddress,
  site: string,
): Promise<Page> {
  const [ada, grace] = await makePeople(engine, ['Ada', 'Grace']);
  if (!ada || !grace) throw new Error('Nobody to upload for');
  const room = await makeDirect(engine, [ada, grace]);
  const page = await (await browser.newContext()).newPage();
  const query = new URLSearchParams({
    project: engine.projectId,
    bucket: bucketOf(engine),
    auth: engine.auth,
    storage: engine.storage,
    room: room.id,
    email: ada.email,
    password: ada.password,
  });
  await page.goto(`${site}/bareUpload.html?${query.toString()}`);
  await page.locator('body[data-ready]').waitFor();
  return page;
}
