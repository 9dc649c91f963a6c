/** The media half of calls, whose code is fetched when a call is near. */
import { loadOnce } from '../ports/loadOnce';

export const lateCallPeers = loadOnce(async () =>
  (await import('./calls/openCallPeers')).callPeers(),
);

export const lateCallMedia = loadOnce(async () =>
  (await import('./calls/openCallMedia')).callMedia(),
);
