import { DAY_MS, HOUR_MS, MINUTE_MS, type Millis } from '@hearth/domain/time';
import { useStore } from 'zustand';
import { useFormat, useT } from '../i18n/i18n';
import { usePresence } from '../state/people';
import { useSession } from '../state/session';

/** "Online", "Away", "Last seen 3 hours ago": whether a person is here, in words. */
export function usePresenceWords(uid: string): string {
  const t = useT();
  const format = useFormat();
  const { people } = useSession();
  const now = useStore(people, (state) => state.checkedAt);
  const { state, lastSeenAt } = usePresence(uid);
  if (state === 'online') return t('people.online');
  if (state === 'away') return t('people.away');
  if (state === 'dnd') return t('people.dnd');
  if (lastSeenAt === null) return t('people.offline');
  return t('people.lastSeen', { when: ago(now - lastSeenAt, lastSeenAt, format) });
}

function ago(passed: Millis, at: Millis, format: ReturnType<typeof useFormat>): string {
  if (passed < HOUR_MS) {
    return format.relative(-Math.max(1, Math.round(passed / MINUTE_MS)), 'minute');
  }
  if (passed < DAY_MS) return format.relative(-Math.round(passed / HOUR_MS), 'hour');
  if (passed < 7 * DAY_MS) return format.relative(-Math.round(passed / DAY_MS), 'day');
  return format.shortDate(at);
}
