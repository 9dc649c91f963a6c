/**
 * The same stopwatch for every chat that is measured: it starts with the Enter key in the sender's
 * page and stops when the text is in the DOM of a page's `role="log"`.
 */
import type { Page } from '@playwright/test';

/** Times in ms since 1970 with fractions, comparable between pages of one machine. */
interface Readings {
  pressedAt: number;
  /** Frames that the page has drawn when the key came. */
  pressedFrame: number;
  frame: number;
  seen: Record<string, { at: number; frame: number }>;
}

declare global {
  interface Window {
    stopwatch: Readings;
  }
}

/** Runs inside the page, before anything of the page itself. */
function installStopwatch(): void {
  const readings: Readings = { pressedAt: 0, pressedFrame: 0, frame: 0, seen: {} };
  window.stopwatch = readings;
  const now = () => performance.timeOrigin + performance.now();
  const tick = () => {
    readings.frame += 1;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    readings.pressedAt = now();
    readings.pressedFrame = readings.frame;
  };
  document.addEventListener('keydown', onKey, true);
  const look = (node: Node) => {
    const text = node.textContent ?? '';
    const holder = node instanceof Element ? node : node.parentElement;
    if (!text.includes('#') || !holder?.closest('[role=log]')) return;
    for (const [mark] of text.matchAll(/#\d{4}-\w+/g)) {
      readings.seen[mark] ??= { at: now(), frame: readings.frame };
    }
  };
  new MutationObserver((mutations) => {
    for (const { addedNodes, target, type } of mutations) {
      if (type === 'characterData') look(target);
      addedNodes.forEach(look);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

export async function addStopwatch(page: Page): Promise<void> {
  await page.addInitScript(installStopwatch);
}

/** One message: Enter to the receiver's screen, and to the sender's own. */
export interface Lap {
  seenMs: number;
  echoMs: number;
  /** Frames drawn between the key and the echo: 0 means within the very next one. */
  echoFrames: number;
}

function waitForMark(page: Page, mark: string) {
  return page
    .waitForFunction((wanted) => window.stopwatch.seen[wanted], mark, {
      timeout: 15_000,
      polling: 20,
    })
    .then((handle) => handle.jsonValue());
}

/** Types one marked message into the focused field of `from` and waits until both have it. */
export async function sendAndTime(from: Page, to: Page, mark: string): Promise<Lap> {
  await from.keyboard.insertText(`A line to measure with, as long as many are: ${mark}`);
  await from.keyboard.press('Enter');
  const [seen, echo] = await Promise.all([waitForMark(to, mark), waitForMark(from, mark)]);
  const { pressedAt, pressedFrame } = await from.evaluate(() => window.stopwatch);
  if (!seen || !echo) throw new Error(`${mark} never arrived`);
  return {
    seenMs: seen.at - pressedAt,
    echoMs: echo.at - pressedAt,
    echoFrames: echo.frame - pressedFrame,
  };
}
