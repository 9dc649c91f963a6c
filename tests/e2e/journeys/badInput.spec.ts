import { expect, test } from '../support/fixtures';

const RLO = '\u202E';
const ZERO_WIDTH = '\u200B';

test('nothing and white space are not sent', async ({ world }) => {
  const { adas } = await world.pair(['Hello']);
  for (const text of ['', '   ', '\n\n\t ', `${ZERO_WIDTH}${ZERO_WIDTH}`]) {
    await adas.room.composer.fill(text);
    await adas.room.composer.press('Enter');
  }
  await adas.page.waitForTimeout(300);
  await expect(adas.room.messages).toHaveCount(1);
});

test('a text too long is kept, counted and offered in parts', async ({ world }) => {
  const { adas, graces } = await world.pair();
  const long = Array.from(
    { length: 100 },
    (_, index) => `Sentence ${index} of a long story. ${'word '.repeat(10)}`,
  ).join('\n');
  await adas.room.composer.fill(long);
  await adas.room.composer.press('Enter');
  await expect(adas.page.getByText(/a message holds 4,000/)).toBeVisible();
  await expect(adas.room.composer).toHaveValue(long);
  await adas.page.getByRole('button', { name: /^Send as \d+ messages$/ }).click();
  await expect(graces.room.message('Sentence 99 of a long story.')).toBeVisible();
  await expect(graces.room.message('Sentence 0 of a long story.')).toHaveCount(1);
});

test('a pasted 200 KB neither freezes nor breaks the page', async ({ world }) => {
  const { adas } = await world.pair(['Hello']);
  await adas.room.composer.focus();
  await adas.page.evaluate(() => {
    const field = document.activeElement;
    const data = new DataTransfer();
    data.setData('text/plain', 'lorem ipsum '.repeat(17_000));
    field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    document.execCommand('insertText', false, 'lorem ipsum '.repeat(17_000));
  });
  await expect(adas.page.getByText(/a message holds 4,000/)).toBeVisible();
  const started = Date.now();
  await adas.room.composer.press('x');
  await expect(adas.room.composer).toHaveValue(/x$/);
  expect(Date.now() - started).toBeLessThan(5_000);
  const overflow = await adas.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(overflow).toBe(false);
  await expect(adas.room.message('Hello')).toBeVisible();
  await adas.room.composer.fill('');
  await adas.room.sendAndConfirm('Still alive');
});

test('names and messages with tricks stay in their place', async ({ world }) => {
  const tower = `Z${'\u0301'.repeat(10_000)}algo`;
  const [ada, grace] = await world.people('Ada Byron', `Grace ${RLO}yarruM`);
  const room = await world.group('Tricks', [ada, grace], ['Hello']);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);
  await adas.room.send(`before ${RLO}tfel eht morf${RLO} after`);
  await expect(graces.room.message(/before tfel eht morf after/)).toBeVisible();
  await adas.room.send(tower);
  await expect(graces.room.message(/algo/)).toBeVisible();
  const height = await graces.room
    .message(/algo/)
    .evaluate((element) => element.getBoundingClientRect().height);
  expect(height).toBeLessThan(120);
  await adas.room.send('مرحبا بالعالم');
  await expect(graces.room.message('مرحبا بالعالم')).toBeVisible();
  await adas.room.send('x'.repeat(3_000));
  await expect(graces.room.message(/x{100}/)).toBeVisible();
  const overflow = await graces.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(overflow).toBe(false);
});

test('a new name may be in any script but not invisible', async ({ world }) => {
  const [ada] = await world.people('Ada Byron');
  const app = await world.enter(ada, '/settings/profile');
  const name = app.page.getByLabel('Name', { exact: true });
  const save = app.page.getByRole('button', { name: 'Save', exact: true });
  for (const blank of ['   ', ZERO_WIDTH.repeat(3), '\u3164']) {
    await name.fill(blank);
    await expect(name).toHaveAccessibleDescription(/Enter a name/);
    await expect(save).toBeDisabled();
  }
  await name.fill('n'.repeat(65));
  await expect(name).toHaveAccessibleDescription(/at most 64/);
  await name.fill(`عمر ${RLO}حداد`);
  await save.click();
  await expect(app.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await app.page.reload();
  await expect(name).toHaveValue('عمر حداد');
});

test('links that would run code are only words', async ({ world }) => {
  const { adas, graces } = await world.pair();
  await adas.room.send(
    '[press me](javascript:alert(1)) and [me](data:text/html,x) and <b>not bold</b>',
  );
  const message = graces.room.message('press me');
  await expect(message).toBeVisible();
  await expect(message.getByRole('link')).toHaveCount(0);
  await expect(message.locator('b')).toHaveCount(0);
  await expect(message).toContainText('<b>not bold</b>');
});

test('links that lead nowhere, or to what is not mine, say so', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const secret = await world.direct([grace, linus], ['Between us']);
  const mine = await world.direct([ada, grace], ['Hello']);
  const app = await world.enter(ada, `/r/${secret.id}`);
  await expect(app.page.getByText('This room is not yours to see')).toBeVisible();
  await expect(app.page.getByText('Between us')).toHaveCount(0);
  await app.page.goto(`/r/${secret.id}/${secret.messageIds[0] ?? ''}`);
  await expect(app.page.getByText('This room is not yours to see')).toBeVisible();
  for (const path of ['/r/doesnotexist00000000', '/r/%ZZ']) {
    await app.page.goto(path);
    await expect(app.page.getByText('This room is not yours to see'), path).toBeVisible();
  }
  for (const path of ['/r/__x__', `/r/${mine.id}/not-an-id`, '/r/a/b/c/d']) {
    await app.page.goto(path);
    await expect(app.page.getByText('There is nothing here'), path).toBeVisible();
  }
  await app.page.goto(`/r/${mine.id}/m0000000000000000000`);
  await expect(app.page.getByText(/That message is not here any more/)).toBeVisible();
  await expect(app.room.message('Hello')).toBeVisible();
});

test('a clock that is an hour off changes nothing', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Hello']);
  const graces = await world.enterRoom(grace, room);
  const adas = await world.enterRoom(ada, room, { clockAheadMs: 3_600_000 });
  await graces.room.sendAndConfirm('Before');
  await adas.room.sendAndConfirm('From the future');
  await graces.room.sendAndConfirm('After');
  const order = ['Hello', 'Before', 'From the future', 'After'];
  await expect(adas.room.message('After')).toBeVisible();
  expect(await adas.room.texts()).toEqual(order);
  expect(await graces.room.texts()).toEqual(order);
  await expect(graces.room.tick('After')).toHaveAccessibleName('Read');
  await expect(
    adas.page
      .getByRole('main')
      .getByRole('button', { name: /Grace Murray/ })
      .first(),
  ).toContainText('Online');
  // One sign of typing in four seconds is enough, also right after a message.
  await adas.page.waitForTimeout(4_000);
  await adas.room.composer.pressSequentially('typing');
  await expect(graces.page.getByText('Ada Byron is typing').first()).toBeVisible();
});

test('where the browser keeps nothing, chatting works and one is told', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Hello']);
  const graces = await world.enterRoom(grace, room);
  const blockStorage = () => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { get: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse });
  };
  const page = await world.visit('/sign-in', { prepare: blockStorage });
  const adas = await world.signInAt(page, ada);
  await adas.list.open('Grace Murray');
  await adas.room.ready();
  await expect(page.getByText(/keeps no data|keeps nothing/).first()).toBeVisible();
  await adas.room.sendAndConfirm('Without a memory');
  await expect(graces.room.message('Without a memory')).toBeVisible();
});

test('where storage is full, what one writes still goes out', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Hello']);
  const graces = await world.enterRoom(grace, room);
  const adas = await world.enterRoom(ada, room);
  // Only what Hearth itself keeps: Firestore's cache is another matter.
  await adas.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      if (this.transaction.db.name.startsWith('hearth')) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      return put.apply(this, args);
    };
  });
  await adas.page.context().setOffline(true);
  await adas.room.send('Into a full cupboard');
  await expect(adas.room.tick('Into a full cupboard')).toHaveAccessibleName('Sending');
  await expect(adas.page.getByText(/no room left|is full/).first()).toBeVisible();
  await adas.page.context().setOffline(false);
  await expect(graces.room.message('Into a full cupboard')).toBeVisible();
});
