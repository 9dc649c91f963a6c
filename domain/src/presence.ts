import * as v from 'valibot';
import { PRESENCE_STALE_MS } from './limits';
import type { Millis } from './time';

export const PRESENCE_STATES = ['online', 'away', 'dnd', 'offline'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** `presence/{uid}`; absent means offline. */
export const presenceSchema = v.object({
  state: v.picklist(PRESENCE_STATES),
  /** Server time of this heartbeat. */
  beatAt: v.number(),
});
export type Presence = v.InferOutput<typeof presenceSchema>;

export interface ShownPresence {
  state: PresenceState;
  /** When an offline person was last here, or null where that is hidden or unknown. */
  lastSeenAt: Millis | null;
}

/** What a reader shows: a heartbeat that stopped means offline, whatever it said. */
export function shownPresence(presence: Presence | undefined, now: Millis): ShownPresence {
  if (!presence) return { state: 'offline', lastSeenAt: null };
  if (presence.state === 'offline' || now - presence.beatAt > PRESENCE_STALE_MS) {
    return { state: 'offline', lastSeenAt: presence.beatAt };
  }
  return { state: presence.state, lastSeenAt: null };
}
