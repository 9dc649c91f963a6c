/** The life of a call as one tab sees it: from the ring to the end, and nothing in between by chance. */
import type { CallRefusal } from './call';
import type { CallOutcome } from './callKind';
import type { Millis } from './time';

/** Why it ended for this tab. */
export type CallEndReason =
  | 'hungUp'
  | 'declined'
  | 'missed'
  | 'busy'
  | 'failed'
  /** One is no member of the room any more, or was shut out. */
  | 'removed'
  /** One took it, or goes on with it, in another tab or on another device. */
  | 'elsewhere'
  /** CALL_PARTICIPANTS_MAX others are in it. */
  | 'full'
  /** The caller gave up. */
  | 'cancelled';

export type CallLife =
  | { state: 'ringing'; direction: 'incoming' | 'outgoing' }
  /** Somebody took it; this tab opens its devices and comes in. */
  | { state: 'accepted' }
  | { state: 'connecting' }
  | { state: 'connected'; since: Millis }
  /** Was connected; `since` is when that began, `lostAt` when it broke. */
  | { state: 'reconnecting'; since: Millis; lostAt: Millis }
  | { state: 'ended'; reason: CallEndReason; talkedMs: number | null };

/** How a call comes into being for a tab: it asks, one asks, or one comes into one that goes on. */
export const CALL_BEGINNINGS = {
  rang: { state: 'ringing', direction: 'incoming' },
  dialled: { state: 'ringing', direction: 'outgoing' },
  entered: { state: 'accepted' },
} as const satisfies Record<string, CallLife>;

/** What happens to a call. `at` is server time. */
export type CallEvent =
  /** This person takes it here, or somebody comes into the call that one began. */
  | { type: 'taken' }
  /** Microphone and camera are open, or one goes without. */
  | { type: 'devicesReady' }
  /** The first link carries media, or one does again. */
  | { type: 'linked'; at: Millis }
  /** In a group, with nobody else there: no link is waited for. */
  | { type: 'alone'; at: Millis }
  /** No link carries media any more, and somebody is still there. */
  | { type: 'linkLost'; at: Millis }
  | { type: 'refused'; refusal: CallRefusal }
  /** Nobody came in time. */
  | { type: 'timedOut' }
  | { type: 'hungUp'; at: Millis }
  /** The call can't be brought about, or not be held. */
  | { type: 'failed'; at: Millis }
  | { type: 'full' }
  | { type: 'removed'; at: Millis }
  | { type: 'takenElsewhere'; at: Millis }
  /** Its document says that it is over. */
  | { type: 'callEnded'; outcome: CallOutcome | null; at: Millis };

/** What is to come after an event. What can't happen in a state leaves it as it is: the same object. */
export function nextLife(life: CallLife, event: CallEvent): CallLife {
  if (life.state === 'ended') return life;
  switch (event.type) {
    case 'taken':
      return life.state === 'ringing' ? { state: 'accepted' } : life;
    case 'devicesReady':
      return life.state === 'accepted' ? { state: 'connecting' } : life;
    case 'linked':
    case 'alone':
      return joinedUp(life, event.at);
    case 'linkLost': {
      if (life.state !== 'connected') return life;
      return { state: 'reconnecting', since: life.since, lostAt: event.at };
    }
    case 'refused':
      return life.state === 'ringing' ? ended(event.refusal) : life;
    case 'timedOut':
      return life.state === 'ringing' ? ended('missed') : life;
    case 'full':
      return life.state === 'ringing' || life.state === 'accepted' ? ended('full') : life;
    case 'hungUp':
      return ended(hangUpReason(life), talked(life, event.at));
    case 'failed':
      return ended('failed', talked(life, event.at));
    case 'removed':
      return ended('removed', talked(life, event.at));
    case 'takenElsewhere':
      return ended('elsewhere', talked(life, event.at));
    case 'callEnded':
      return ended(outcomeReason(life, event.outcome), talked(life, event.at));
  }
}

type LiveCall = Exclude<CallLife, { state: 'ended' }>;

function ended(reason: CallEndReason, talkedMs: number | null = null): CallLife {
  return { state: 'ended', reason, talkedMs };
}

function joinedUp(life: LiveCall, at: Millis): CallLife {
  if (life.state === 'connecting') return { state: 'connected', since: at };
  return life.state === 'reconnecting' ? { state: 'connected', since: life.since } : life;
}

/** Null for who was never connected. */
function talked(life: LiveCall, at: Millis): number | null {
  return 'since' in life ? Math.max(0, at - life.since) : null;
}

function hangUpReason(life: LiveCall): CallEndReason {
  if (life.state !== 'ringing') return 'hungUp';
  return life.direction === 'incoming' ? 'declined' : 'cancelled';
}

/** Whoever was in it sees that it was hung up; a ring ends as the caller or the clock decided. */
function outcomeReason(life: LiveCall, outcome: CallOutcome | null): CallEndReason {
  if (outcome === null || outcome === 'answered') return 'hungUp';
  return 'since' in life && outcome !== 'failed' ? 'hungUp' : outcome;
}
