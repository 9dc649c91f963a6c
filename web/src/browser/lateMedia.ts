import { loadOnce } from '../ports/loadOnce';
import type { MediaPort } from '../ports/media';

const opened = loadOnce(async () => (await import('./media/media')).createMedia());

/** Media whose code is fetched with the first file. */
export const lateMedia: MediaPort = {
  prepare: async (...args) => (await opened()).prepare(...args),
  openRecorder: async () => (await opened()).openRecorder(),
};
