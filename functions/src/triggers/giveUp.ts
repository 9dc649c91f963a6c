import { DAY_MS } from '@hearth/domain/time';
import { warn } from 'firebase-functions/logger';

/** An event that failed for this long fails for a reason that another try does not cure. */
const GIVE_UP_AFTER_MS = DAY_MS;

/** Whether an event is too old to be tried once more; tells so in the log, with what was left undone. */
export function isGivenUp(
  event: { id: string; time: string },
  undone: string,
  ids: Readonly<Record<string, string>>,
): boolean {
  const isOld = Date.now() - Date.parse(event.time) > GIVE_UP_AFTER_MS;
  if (isOld) warn(`Gave up: ${undone}`, { ...ids, eventId: event.id });
  return isOld;
}
