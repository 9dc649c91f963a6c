import type { CallEndReason, CallLife } from '@hearth/domain/callLife';
import type { Translate } from '../../../i18n/i18n';

/** What goes on before people see each other; null once they do. */
export function waitWords(t: Translate, life: CallLife): string | null {
  switch (life.state) {
    case 'ringing':
      return t('calls.stage.calling');
    case 'accepted':
    case 'connecting':
      return t('calls.stage.connecting');
    case 'connected':
    case 'reconnecting':
    case 'ended':
      return null;
  }
}

type Ended = Extract<CallLife, { state: 'ended' }>;

/** How it ended. */
export function endWords(t: Translate, { reason, talkedMs }: Ended): string {
  if (reason === 'failed' && talkedMs !== null) return t('calls.stage.ended.lost');
  return t(`calls.stage.ended.${reason}`);
}

/** What to know or do then; null where nothing is to be said. */
export function endHint(t: Translate, { reason }: Ended): string | null {
  switch (reason) {
    case 'missed':
    case 'busy':
    case 'failed':
    case 'full':
    case 'removed':
    case 'elsewhere':
      return t(`calls.stage.endHint.${reason}`);
    case 'hungUp':
    case 'declined':
    case 'cancelled':
      return null;
  }
}

const AGAIN: readonly CallEndReason[] = ['missed', 'busy', 'failed', 'full'];

/** Whether trying once more makes sense. */
export function canCallAgain({ reason }: Ended): boolean {
  return AGAIN.includes(reason);
}
