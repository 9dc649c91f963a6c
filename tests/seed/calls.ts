/** Calls of the demo workspace: long over, as functions leave them. Pure. */
import type { CallFields } from '@hearth/domain/call';
import type { CallKind, CallOutcome } from '@hearth/domain/callKind';
import { CALL_RING_MS } from '@hearth/domain/limits';
import type { SystemEvent } from '@hearth/domain/message';
import type { RoomKind } from '@hearth/domain/room';
import { MINUTE_MS, SECOND_MS, type Millis } from '@hearth/domain/time';

/** A call as the conversations tell of it. */
export interface SeedCall {
  kind: CallKind;
  outcome: CallOutcome;
  /** How long people talked; 0 when left out. */
  minutes?: number;
}

/** Until somebody took it, or said no. */
const ANSWERED_AFTER_MS = 6 * SECOND_MS;

export interface SeedCallPlace {
  roomId: string;
  roomKind: RoomKind;
  memberIds: readonly string[];
  callerId: string;
  at: Millis;
}

/** How long a call took from its first ring to its end. */
function lastsMs({ outcome, minutes = 0 }: SeedCall): number {
  if (outcome === 'answered') return ANSWERED_AFTER_MS + minutes * MINUTE_MS;
  return outcome === 'missed' ? CALL_RING_MS : ANSWERED_AFTER_MS;
}

/** What `calls/{callId}` holds when all have left. */
export function seedCallFields(call: SeedCall, place: SeedCallPlace): CallFields {
  const { roomId, roomKind, memberIds, callerId, at } = place;
  const { kind, outcome } = call;
  const refusals: CallFields['refusals'] = {};
  if (outcome === 'declined' || outcome === 'busy') {
    for (const uid of memberIds) if (uid !== callerId) refusals[uid] = outcome;
  }
  return {
    roomId,
    roomKind,
    kind,
    callerId,
    memberIds: [...memberIds],
    state: 'ended',
    participants: {},
    refusals,
    createdAt: at,
    answeredAt: outcome === 'answered' ? at + ANSWERED_AFTER_MS : null,
    endedAt: at + lastsMs(call),
    outcome,
  };
}

/** What the message of a call says when a function has written how it ended. */
export function seedCallEvent({ kind, outcome, minutes = 0 }: SeedCall): SystemEvent {
  const durationMs = outcome === 'answered' ? minutes * MINUTE_MS : null;
  return { type: 'call', kind, outcome, durationMs };
}
