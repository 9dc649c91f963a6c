import type { MediaPort } from '../ports/media';

const load = () => import('./media/media');
let media: Promise<MediaPort> | null = null;

function opened(): Promise<MediaPort> {
  media ??= load().then(
    ({ createMedia }) => createMedia(),
    (error: unknown) => {
      media = null;
      throw error;
    },
  );
  return media;
}

/** Media whose code is fetched with the first file. */
export const lateMedia: MediaPort = {
  prepare: async (...args) => (await opened()).prepare(...args),
  openRecorder: async () => (await opened()).openRecorder(),
};
