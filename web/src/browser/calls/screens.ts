import { HearthError } from '@hearth/domain/errors';
import type { SharedScreen } from '../../ports/callMedia';
import { errorName, errorWords } from './mediaErrors';

/** https://www.w3.org/TR/screen-capture/#displaymediastreamoptions; unknown wishes are ignored. */
const WISHES: DisplayMediaStreamOptions & Record<string, unknown> = {
  video: { frameRate: { ideal: 15, max: 30 }, height: { max: 1440 } },
  audio: true,
  systemAudio: 'include',
  surfaceSwitching: 'include',
  // A tab that shows itself shows itself without end.
  selfBrowserSurface: 'exclude',
};

export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

/** Rejects as CallMediaPort says. */
export async function openScreen(): Promise<SharedScreen> {
  if (!canShareScreen()) throw new HearthError('screenUnsupported');
  const stream = await navigator.mediaDevices.getDisplayMedia(WISHES).catch((error: unknown) => {
    throw new HearthError(wasGivenUp(error) ? 'cancelled' : 'screenDenied', { cause: error });
  });
  const video = stream.getVideoTracks()[0];
  if (!video) throw new HearthError('screenDenied', { message: 'A screen without a picture' });
  // Mostly text: rather sharp than fluent.
  video.contentHint = 'detail';
  return { video, sound: stream.getAudioTracks()[0] ?? null };
}

/** Browsers call both by one name: a person who closes the choice, and a system that allows nothing. */
function wasGivenUp(error: unknown): boolean {
  return errorName(error) === 'NotAllowedError' && !/system|policy/i.test(errorWords(error));
}
