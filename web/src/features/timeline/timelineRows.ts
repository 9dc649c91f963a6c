import { dayKey } from '../../components/dayName';
import { continuesGroup, type SystemEvent } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';

/** One line of the timeline. Keys stay the same for as long as the row shows the same thing. */
export type TimelineRow =
  | { type: 'start'; key: string }
  | { type: 'older'; key: string }
  | { type: 'newer'; key: string }
  | { type: 'day'; key: string; atMs: Millis }
  | { type: 'unread'; key: string }
  | { type: 'system'; key: string; message: ShownMessage; event: SystemEvent }
  | { type: 'message'; key: string; message: ShownMessage; isContinued: boolean }
  /** Neighbouring messages of blocked people, folded away. */
  | { type: 'blocked'; key: string; messages: ShownMessage[] };

export interface RowsInput {
  /** Oldest first. */
  messages: readonly ShownMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  unreadFromId: string | null;
  blocked: ReadonlySet<string>;
  /** Messages of blocked people that one has asked to see. */
  revealed: ReadonlySet<string>;
}

/** Joins people added by one person in a row: rules bound how many one commit adds. */
function mergedEvent(previous: TimelineRow | undefined, message: ShownMessage): SystemEvent | null {
  if (previous?.type !== 'system' || message.event?.type !== 'added') return null;
  if (previous.event.type !== 'added' || previous.message.senderId !== message.senderId)
    return null;
  const targetIds = new Set([...previous.event.targetIds, ...message.event.targetIds]);
  return { type: 'added', targetIds: [...targetIds] };
}

function pushSystem(rows: TimelineRow[], message: ShownMessage): void {
  if (!message.event) return;
  const previous = rows.at(-1);
  const merged = mergedEvent(previous, message);
  if (merged && previous?.type === 'system') rows[rows.length - 1] = { ...previous, event: merged };
  else rows.push({ type: 'system', key: message.id, message, event: message.event });
}

function pushText(rows: TimelineRow[], message: ShownMessage, input: RowsInput): void {
  const previous = rows.at(-1);
  if (input.blocked.has(message.senderId) && !input.revealed.has(message.id)) {
    if (previous?.type === 'blocked') {
      rows[rows.length - 1] = { ...previous, messages: [...previous.messages, message] };
    } else rows.push({ type: 'blocked', key: `blocked-${message.id}`, messages: [message] });
    return;
  }
  const isContinued = previous?.type === 'message' && continuesGroup(previous.message, message);
  rows.push({ type: 'message', key: message.id, message, isContinued });
}

/** What the timeline shows, from top to bottom. */
export function timelineRows(input: RowsInput): TimelineRow[] {
  const rows: TimelineRow[] = [
    input.hasOlder ? { type: 'older', key: 'older' } : { type: 'start', key: 'start' },
  ];
  let day = '';
  for (const message of input.messages) {
    const messageDay = dayKey(message.createdAt);
    if (messageDay !== day) {
      rows.push({ type: 'day', key: `day-${messageDay}`, atMs: message.createdAt });
      day = messageDay;
    }
    if (message.id === input.unreadFromId) rows.push({ type: 'unread', key: 'unread' });
    if (message.kind === 'system') pushSystem(rows, message);
    else pushText(rows, message, input);
  }
  if (input.hasNewer) rows.push({ type: 'newer', key: 'newer' });
  return rows;
}

/** The same rows, as the objects they were before where they say the same. */
export function keptRows(
  before: readonly TimelineRow[],
  after: readonly TimelineRow[],
): readonly TimelineRow[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return after.map((row) => {
    const kept = known.get(row.key);
    return kept && isSameRow(kept, row) ? kept : row;
  });
}

function isSameRow(a: TimelineRow, b: TimelineRow): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'message' && b.type === 'message') {
    return a.message === b.message && a.isContinued === b.isContinued;
  }
  if (a.type === 'day' && b.type === 'day') return a.atMs === b.atMs;
  // Folded and merged ones are few; the others have nothing but their key.
  return a.type !== 'system' && a.type !== 'blocked';
}

/** Whether a row shows this message, alone or folded with others. */
export function rowHolds(row: TimelineRow, messageId: string): boolean {
  switch (row.type) {
    case 'message':
    case 'system':
      return row.message.id === messageId;
    case 'blocked':
      return row.messages.some((message) => message.id === messageId);
    default:
      return false;
  }
}

/** Rows that the keyboard stops at. */
export function isStop(row: TimelineRow): boolean {
  return row.type === 'message' || row.type === 'system' || row.type === 'blocked';
}

/** The next stop from `from` in one direction, or -1. */
export function nextStop(rows: readonly TimelineRow[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < rows.length; index += step) {
    const row = rows[index];
    if (row && isStop(row)) return index;
  }
  return -1;
}

/**
 * How the stretch of messages moved on: `prepended` keeps the reader's place as seen from the end,
 * `replaced` is another stretch of the room altogether.
 */
export function stretchChange(
  previous: readonly { id: string }[],
  next: readonly { id: string }[],
): 'none' | 'prepended' | 'other' | 'replaced' {
  const [firstBefore] = previous;
  const [firstAfter] = next;
  if (previous === next || !firstBefore || !firstAfter) return 'none';
  if (firstBefore.id === firstAfter.id) return 'other';
  if (next.some((message) => message.id === firstBefore.id)) return 'prepended';
  const known = new Set(previous.map((message) => message.id));
  return next.some((message) => known.has(message.id)) ? 'other' : 'replaced';
}
