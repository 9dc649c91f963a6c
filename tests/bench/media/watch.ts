/** What a page of the client tells of its files: when they were chosen, drawn and sent. */
import type { Page } from '@playwright/test';
import type { SceneRoom, Person } from '../../seed/scene';
import type { World } from '../../e2e/support/world';
import { addStopwatch } from '../stopwatch';

/** Times in ms since 1970 with fractions, as those of the stopwatch. */
interface MediaReadings {
  chosenAt: number;
  /** Each picture in the tray since then, once it could be seen. */
  previewsAt: number[];
  /** Blobs that the page has given an address since then, the prepared files first. */
  prepared: Blob[];
  /** Pictures in the timeline once they could be seen, with the words of their message. */
  photos: { at: number; words: string }[];
  longTasks: { start: number; duration: number }[];
  /** When each request to Storage ended that carried bytes of a file. */
  uploadsEndedAt: number[];
}

declare global {
  interface Window {
    mediaWatch: MediaReadings;
  }
}

/** Runs inside the page, before anything of the page itself. */
function installMediaWatch(): void {
  const readings: MediaReadings = {
    chosenAt: 0,
    previewsAt: [],
    prepared: [],
    photos: [],
    longTasks: [],
    uploadsEndedAt: [],
  };
  window.mediaWatch = readings;
  const now = () => performance.timeOrigin + performance.now();
  const onChange = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    readings.chosenAt = now();
    readings.previewsAt = [];
    readings.prepared = [];
  };
  document.addEventListener('change', onChange, true);
  const addressOf = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made) => {
    if (made instanceof Blob) readings.prepared.push(made);
    return addressOf(made);
  };
  const onceDrawn = (image: HTMLImageElement, tell: (at: number) => void) => {
    const onNextFrame = () => requestAnimationFrame(() => tell(now()));
    // What leaves the page before it is decoded was never seen.
    image.decode().then(onNextFrame, () => undefined);
  };
  const look = (image: HTMLImageElement) => {
    if (!image.src.startsWith('blob:')) return;
    if (image.closest('[aria-label="Files to send"]')) {
      onceDrawn(image, (at) => readings.previewsAt.push(at));
    }
    const words = image.closest('[role=log] article')?.textContent;
    if (words) onceDrawn(image, (at) => readings.photos.push({ at, words }));
  };
  new MutationObserver((mutations) => {
    for (const node of mutations.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLImageElement) look(node);
      else if (node instanceof Element) node.querySelectorAll('img').forEach(look);
    }
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      readings.longTasks.push({ start: performance.timeOrigin + startTime, duration });
    }
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (!name.includes('/v0/b/') || !/[?&](name|upload_id)=/.test(name)) continue;
      readings.uploadsEndedAt.push(performance.timeOrigin + startTime + duration);
    }
  }).observe({ type: 'resource' });
}

/** The client with this room open, watched. */
export async function openWatched(world: World, person: Person, room: SceneRoom): Promise<Page> {
  const { page } = await world.enter(person, 'about:blank');
  await addStopwatch(page);
  await page.addInitScript(installMediaWatch);
  await enterRoom(page, room);
  return page;
}

/** Opens the room anew, with nothing in its tray. */
export async function enterRoom(page: Page, room: SceneRoom): Promise<void> {
  await page.goto(`/r/${room.id}`);
  await page.getByRole('textbox', { name: /^Message to / }).waitFor({ timeout: 60_000 });
  await page.getByRole('log', { name: /^Messages in / }).waitFor({ timeout: 60_000 });
  await page.bringToFront();
}

/** Chooses files as the button for attachments does. */
export async function choose(page: Page, paths: readonly string[]): Promise<void> {
  await page.locator('input[type="file"]:not([accept])').setInputFiles([...paths]);
}

export async function previewsDrawn(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => window.mediaWatch.previewsAt.length >= wanted, count, {
    timeout: 180_000,
    polling: 100,
  });
}

/** Sends what is in the tray with these words. */
export async function sendWith(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message to / }).focus();
  await page.keyboard.insertText(words);
  await page.keyboard.press('Enter');
}

/** When the message with these words was seen to be sent, to a frame. */
export async function confirmed(page: Page, words: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[role=log] article')].some(
        (article) =>
          article.textContent.includes(wanted) &&
          article.querySelector('[data-delivery=sent]') !== null,
      ) && performance.timeOrigin + performance.now(),
    words,
    { timeout: 120_000, polling: 'raf' },
  );
  return Number(await seen.jsonValue());
}
