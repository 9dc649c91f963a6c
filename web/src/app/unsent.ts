import type { OutboxEntry } from '@hearth/domain/outbox';
import type { Draft } from '../state/drafts';
import type { Session } from '../state/session';

/** What is on this device alone, in numbers: signing out deletes it. */
export interface Unsent {
  /** Messages and changes on their way, and those that were refused. */
  messages: number;
  drafts: number;
  /** Files chosen for a message, and voice notes recorded and left. */
  files: number;
}

const isUnsent = ({ status }: OutboxEntry) => status.type !== 'sent';
const hasWords = ({ text, parked }: Draft) => `${text}${parked?.text ?? ''}`.trim() !== '';

export function unsentOf({ outbox, drafts, tray }: Session): Unsent {
  const files = [...tray.store.getState().values()].flat();
  return {
    messages: outbox.getState().entries.filter(isUnsent).length,
    drafts: [...drafts.getState().drafts.values()].filter(hasWords).length,
    // What can't be prepared can't be sent either.
    files:
      files.filter(({ state }) => state.type !== 'failed').length + tray.recordings.getState().size,
  };
}
