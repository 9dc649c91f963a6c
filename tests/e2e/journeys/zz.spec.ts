import { test } from '../support/fixtures';
test('debug', async ({ world }) => {
  const [ada, grace] = await world.people('Ada', 'Grace');
  const room = await world.direct([ada!, grace], ['Good morning']);
  const app = await world.enter(ada!, '/sign-in');
  app.page.on('console', (m) => console.log('C', m.text()));
  app.page.on('request', (r) => console.log('REQ', r.method(), r.url().slice(0, 150)));
  app.page.on('response', async (r) => { if (/lookup|token/.test(r.url())) console.log('RES', r.status(), await r.text()); });
  await app.page.goto('/r/' + room.id);
  await app.page.waitForTimeout(5000);
  console.log(app.page.url(), (await app.page.locator('body').innerText()).slice(0, 300));
});
