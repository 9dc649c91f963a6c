/** Moderation whose code is fetched when it is first used; only the person's role is asked before. */
import { WORKSPACE_CLAIM, parseWorkspaceRole } from '@hearth/domain/workspace';
import type { Firestore } from 'firebase/firestore';
import { lateWatch } from '../ports/lateWatch';
import { loadOnce } from '../ports/loadOnce';
import type { ModerationPort } from '../ports/moderation';
import type { HearthConfig } from './config';

/**
 * `claim` gives a custom claim of the person's ID token, which is at most an hour old, `now` server
 * time as well as it is known here.
 */
export function lateModeration(
  db: Firestore,
  config: HearthConfig,
  claim: (name: string) => Promise<unknown>,
  now: () => number,
): ModerationPort {
  const desk = loadOnce(async () =>
    (await import('./moderation')).createModerationDesk(db, config, now),
  );
  return {
    workspaceRole: async () => parseWorkspaceRole(await claim(WORKSPACE_CLAIM)),
    watchQueue: (roomId, listener) =>
      lateWatch(desk(), (opened, to) => opened.watchQueue(roomId, to), listener),
    reportMessage: async (...args) => (await desk()).reportMessage(...args),
    reportPerson: async (...args) => (await desk()).reportPerson(...args),
    audit: async (...args) => (await desk()).audit(...args),
    config: async (...args) => (await desk()).config(...args),
    saveConfig: async (...args) => (await desk()).saveConfig(...args),
    reports: async (...args) => (await desk()).reports(...args),
    context: async (...args) => (await desk()).context(...args),
    review: async (...args) => (await desk()).review(...args),
    banPerson: async (...args) => (await desk()).banPerson(...args),
    pardon: async (...args) => (await desk()).pardon(...args),
    grantRole: async (...args) => (await desk()).grantRole(...args),
  };
}
