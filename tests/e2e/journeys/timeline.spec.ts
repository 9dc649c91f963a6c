import type { RoomPage } from '../pages/RoomPage';
import { expect, test } from '../support/fixtures';

const LINES = Array.from(
  { length: 160 },
  (_, index) =>
    `Line number ${index + 1}. ${'Some more words to make it longer. '.repeat(index % 4)}`,
);

/** Where a message stands in the window, in pixels from its top. */
async function topOf(room: RoomPage, text: string): Promise<number> {
  return room.message(text).evaluate((element) => element.getBoundingClientRect().top);
}

/** The beginning of the first line that stands whole in the window. */
function lineInView(room: RoomPage): Promise<string> {
  return room.log.evaluate((log) => {
    const { top } = log.getBoundingClientRect();
    const rows = [...log.querySelectorAll('article')];
    const row = rows.find((each) => each.getBoundingClientRect().top > top);
    return /Line number \d+\./.exec(row?.textContent ?? '')?.[0] ?? '';
  });
}

/** A line that one sees and where it stands, once the list has come to rest: busy machines scroll late. */
async function whereItRests(room: RoomPage): Promise<{ line: string; top: number }> {
  let line = '';
  let top = NaN;
  await expect(async () => {
    line = await lineInView(room);
    expect(line).not.toBe('');
    top = await topOf(room, line);
    await room.page.waitForTimeout(500);
    expect(await topOf(room, line)).toBe(top);
  }).toPass();
  return { line, top };
}

test('older pages load above without moving what one reads', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], LINES);
  const { room: timeline, page } = await world.enterRoom(ada, room);
  await expect(timeline.message('Line number 160.')).toBeInViewport();
  await timeline.log.hover();

  // Up to the end of what is there; then the next page comes in above.
  await page.mouse.wheel(0, -1_500);
  await expect(timeline.message('Line number 160.')).not.toBeInViewport();
  const { line, top } = await whereItRests(timeline);
  await page.waitForTimeout(1_500);
  expect(Math.abs((await topOf(timeline, line)) - top)).toBeLessThan(4);

  await expect(async () => {
    await page.mouse.wheel(0, -3_000);
    await expect(timeline.message(/Line number 1\./)).toBeVisible({ timeout: 700 });
  }).toPass();
  await expect(page.getByText(/This is where you and Grace Murray begin/)).toBeVisible();
});

test('a link to an old message shows it among its neighbours', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], LINES);
  const app = await world.enter(ada, `/r/${room.id}/${room.messageIds[19] ?? ''}`);
  await expect(app.room.message('Line number 20.')).toBeInViewport();
  await expect(app.room.message('Line number 18.')).toBeVisible();
  await expect(app.room.message('Line number 160.')).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Jump to the newest message' }).click();
  await expect(app.room.message('Line number 160.')).toBeInViewport();
});

test('what comes in does not pull away who reads further up', async ({ world }) => {
  const { adas, graces } = await world.pair(LINES.slice(0, 40));
  await expect(adas.room.message('Line number 40.')).toBeInViewport();
  await adas.room.log.hover();
  await adas.page.mouse.wheel(0, -900);
  await expect(adas.room.message('Line number 40.')).not.toBeInViewport();
  const { line, top } = await whereItRests(adas.room);
  await graces.room.sendAndConfirm('Something new');
  const pill = adas.page.getByRole('button', { name: '1 new message' });
  await expect(pill).toBeVisible();
  expect(Math.abs((await topOf(adas.room, line)) - top)).toBeLessThan(4);
  await pill.click();
  await expect(adas.room.message('Something new')).toBeInViewport();
  await graces.room.sendAndConfirm('And something newer');
  await expect(adas.room.message('And something newer')).toBeInViewport();
});

test('what one sends from further up is there to be seen', async ({ world }) => {
  const { adas } = await world.pair(LINES.slice(0, 60));
  await expect(adas.room.message('Line number 60.')).toBeInViewport();
  await adas.room.log.hover();
  await adas.page.mouse.wheel(0, -2_500);
  await expect(adas.page.getByRole('button', { name: 'Jump to the newest message' })).toBeVisible();
  await adas.room.send('Said from afar');
  await expect(adas.room.message('Said from afar')).toBeInViewport();
  await expect(adas.page.getByRole('button', { name: 'Jump to the newest message' })).toHaveCount(
    0,
  );
});
