/** Whether a call is heard, seen or neither. Devices ask before they ring, functions before they push. */
import { asksFor, type Call } from './call';
import type { NotificationSettings } from './notificationSettings';
import { isQuietAt } from './quietHours';
import type { Settings } from './settings';
import type { Millis } from './time';

export interface RingCase {
  call: Pick<
    Call,
    | 'roomId'
    | 'roomKind'
    | 'state'
    | 'createdAt'
    | 'callerId'
    | 'participants'
    | 'refusals'
    | 'memberIds'
  >;
  recipient: {
    uid: string;
    settings: Pick<NotificationSettings, 'level' | 'rooms' | 'quietHours'>;
    availability: Settings['availability'];
    hasBlockedCaller: boolean;
  };
  now: Millis;
}

/** `silent`: it shows, but is not heard. `ignore`: it does not ask for this person, or not any more. */
export type RingDecision = 'ring' | 'silent' | 'ignore';

/** A call speaks to its people, so that of the levels only `none` keeps it quiet. */
export function decideRing({ call, recipient, now }: RingCase): RingDecision {
  const { uid, settings, availability, hasBlockedCaller } = recipient;
  if (hasBlockedCaller || !asksFor(call, uid, now)) return 'ignore';
  if (availability === 'dnd') return 'silent';
  const choice = settings.rooms[call.roomId];
  if ((choice?.mutedUntil ?? 0) > now) return 'silent';
  if ((choice?.level ?? settings.level) === 'none') return 'silent';
  return isQuietAt(settings.quietHours, now) ? 'silent' : 'ring';
}
