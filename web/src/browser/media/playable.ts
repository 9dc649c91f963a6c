/** What a video or an audio file tells of itself, once the browser has opened it. */
import { HearthError } from '@hearth/domain/errors';
import { pagePainter } from './pagePainter';
import { renderPicture, type Rendered } from './renderPicture';

const TIME_LIMIT_MS = 10_000;
const POSTER_SIDE_MAX_PX = 1280;
/** A poster shows the first second or the first tenth, whichever comes earlier. */
const POSTER_AT_S = 1;
const POSTER_AT_SHARE = 0.1;
/** Far beyond the end of any file: seeking there makes the browser find out where the end is. */
const BEYOND_S = 1e7;

export interface OpenedVideo {
  width: number;
  height: number;
  durationMs: number | null;
  poster: Rendered | null;
}

export interface OpenedAudio {
  durationMs: number | null;
}

/** Null when this browser cannot play it. Rejects with `cancelled`. */
export function openVideo(file: Blob, signal: AbortSignal): Promise<OpenedVideo | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  return withFile(video, file, signal, async (limit) => {
    const { videoWidth: width, videoHeight: height } = video;
    // Only sound, or pictures that this browser cannot show.
    if (width === 0 || height === 0) return null;
    const durationMs = await durationOf(video, limit);
    const poster = await posterOf(video, durationMs, limit).catch(() => null);
    return { width, height, durationMs, poster };
  });
}

/** Null when this browser cannot play it. Rejects with `cancelled`. */
export function openAudio(file: Blob, signal: AbortSignal): Promise<OpenedAudio | null> {
  const audio = document.createElement('audio');
  return withFile(audio, file, signal, async (limit) => ({
    durationMs: await durationOf(audio, limit),
  }));
}

async function withFile<T>(
  element: HTMLMediaElement,
  file: Blob,
  signal: AbortSignal,
  look: (limit: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIME_LIMIT_MS);
  signal.addEventListener('abort', stop, { once: true });
  const url = URL.createObjectURL(file);
  try {
    element.preload = 'auto';
    element.src = url;
    await heard(element, 'loadedmetadata', limit.signal);
    return await look(limit.signal);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(url);
    if (signal.aborted) throw new HearthError('cancelled');
  }
}

/** In ms, or null when the browser does not find out. */
async function durationOf(element: HTMLMediaElement, limit: AbortSignal): Promise<number | null> {
  if (!Number.isFinite(element.duration)) {
    // Recorders write WebM as a stream, without its length.
    const settled = heard(element, 'seeked', limit);
    element.currentTime = BEYOND_S;
    await settled.catch(() => undefined);
  }
  const { duration } = element;
  return Number.isFinite(duration) && duration > 0 ? Math.round(duration * 1000) : null;
}

async function posterOf(
  video: HTMLVideoElement,
  durationMs: number | null,
  limit: AbortSignal,
): Promise<Rendered> {
  const lengthS = (durationMs ?? 0) / 1000;
  const settled = heard(video, 'seeked', limit);
  video.currentTime = Math.min(POSTER_AT_S, lengthS * POSTER_AT_SHARE);
  await settled;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    await heard(video, 'loadeddata', limit);
  }
  const { videoWidth: width, videoHeight: height } = video;
  return renderPicture(pagePainter, { source: video, width, height }, POSTER_SIDE_MAX_PX);
}

/** Resolves with the next event of this type; rejects when the file breaks or time is up. */
function heard(element: HTMLMediaElement, type: string, limit: AbortSignal): Promise<void> {
  const over = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const options = { signal: over.signal };
    const fail = () => reject(new HearthError('unknown', { message: `No ${type}` }));
    element.addEventListener(type, () => resolve(), options);
    element.addEventListener('error', fail, options);
    limit.addEventListener('abort', fail, options);
    if (limit.aborted) fail();
  }).finally(() => over.abort());
}
