import type { ErrorCode } from '@hearth/domain/errors';
import { byOrder, type OutboxEntry } from '@hearth/domain/outbox';
import type { StorageHealth } from '../ports/outboxStorage';

/** A refused reaction or deletion: undone on screen, told once. */
export interface Refusal {
  entryId: string;
  type: OutboxEntry['type'];
  roomId: string;
  code: ErrorCode;
}

export interface OutboxState {
  /** All entries of this account on this device, in the order of writing. */
  entries: readonly OutboxEntry[];
  /** The same by room; the list of a room keeps its identity while nothing in it changes. */
  byRoom: ReadonlyMap<string, readonly OutboxEntry[]>;
  /** Entries that need the person. */
  failed: readonly OutboxEntry[];
  /** When the rate limit lets the next send through; null while it holds nothing back. */
  waitingUntilMs: number | null;
  /** Anything but `ok`: what is unsent would not survive closing the tab. */
  health: StorageHealth;
  lastRefusal: Refusal | null;
}

export const EMPTY_OUTBOX: OutboxState = {
  entries: [],
  byRoom: new Map(),
  failed: [],
  waitingUntilMs: null,
  health: 'ok',
  lastRefusal: null,
};

function keepIfSame<T>(previous: readonly T[] | undefined, next: readonly T[]): readonly T[] {
  const isSame =
    previous?.length === next.length && next.every((item, index) => item === previous[index]);
  return isSame ? previous : next;
}

/** The state with other entries: everything derived from them is worked out again. */
function withEntries(state: OutboxState, unsorted: readonly OutboxEntry[]): OutboxState {
  const entries = [...unsorted].sort(byOrder);
  const byRoom = new Map<string, readonly OutboxEntry[]>();
  for (const roomId of new Set(entries.map((entry) => entry.roomId))) {
    const own = entries.filter((entry) => entry.roomId === roomId);
    byRoom.set(roomId, keepIfSame(state.byRoom.get(roomId), own));
  }
  const failed = entries.filter(({ status }) => status.type === 'failed');
  const waits = entries.flatMap(({ status }) =>
    status.type === 'waiting' ? [status.untilMs] : [],
  );
  return {
    ...state,
    entries,
    byRoom,
    failed: keepIfSame(state.failed, failed),
    waitingUntilMs: waits.length > 0 ? Math.min(...waits) : null,
  };
}

/** The state with some entries put (new, or in place of their id) and some ids gone. */
export function withWrites(
  state: OutboxState,
  put: readonly OutboxEntry[],
  remove: readonly string[],
): OutboxState {
  const gone = new Set([...remove, ...put.map(({ id }) => id)]);
  return withEntries(state, [...state.entries.filter(({ id }) => !gone.has(id)), ...put]);
}
