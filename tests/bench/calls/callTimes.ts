/** The same watch for every call that is measured: presses, rings and first frames of a page. */
import type { Page } from '@playwright/test';

/** Times in ms since 1970 with fractions, comparable between pages of one machine; 0 before. */
interface CallTimes {
  /** The last press of a button. */
  pressedAt: number;
  rangAt: number;
  /** Of each person's picture. */
  framesAt: number[];
}

declare global {
  interface Window {
    callTimes: CallTimes;
  }
}

/** Runs inside the page, before anything of the page itself. */
function installCallTimes(): void {
  const times: CallTimes = { pressedAt: 0, rangAt: 0, framesAt: [] };
  window.callTimes = times;
  const now = () => performance.timeOrigin + performance.now();
  const onPress = () => (times.pressedAt = now());
  document.addEventListener('click', onPress, true);
  const watched = new WeakMap<HTMLVideoElement, MediaStreamTrack>();
  const seen = new WeakSet<MediaStreamTrack>();
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      const stream = video.srcObject;
      const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
      // One's own camera has a device for a name.
      if (!track || watched.get(video) === track || track.label.startsWith('fake_device')) continue;
      // A tile that goes before its first frame tells of none: the next one does.
      watched.set(video, track);
      video.requestVideoFrameCallback(() => {
        if (!seen.has(track)) times.framesAt.push(now());
        seen.add(track);
      });
    }
    if (times.rangAt === 0 && document.querySelector('[data-ring]')) times.rangAt = now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export async function watchCallTimes(page: Page): Promise<void> {
  await page.addInitScript(installCallTimes);
}

export function callTimes(page: Page): Promise<CallTimes> {
  return page.evaluate(() => window.callTimes);
}

export async function rang(page: Page): Promise<void> {
  await page.waitForFunction(() => window.callTimes.rangAt > 0, null, { polling: 20 });
}

export async function sawPictures(page: Page, count: number, timeout = 60_000): Promise<void> {
  await page.waitForFunction((wanted) => window.callTimes.framesAt.length >= wanted, count, {
    timeout,
    polling: 50,
  });
}
