import type { Call, CallBeat } from '@hearth/domain/call';
import type { CallOutcome } from '@hearth/domain/callKind';
import type { Millis } from '@hearth/domain/time';

/** What happens to a call that goes on. */
export interface CallChange {
  /** People who are no longer in it. */
  gone: readonly string[];
  /** People whom it does not concern any more: it is not in their history. */
  forgotten: readonly string[];
  /** Null: it goes on. */
  end: { outcome: CallOutcome; endedAt: Millis } | null;
}

/** The part of a call's message that functions add. */
export interface CallTold {
  outcome: CallOutcome | null;
  durationMs: number | null;
}

/** What stands of a call in the places that speak of it. */
export interface CallTraces {
  /** Null when it is gone. */
  call: Call | null;
  /** What its message says; null when that is gone. */
  message: CallTold | null;
  /** What its room repeats of that message; null where the room repeats another one. */
  summary: CallTold | null;
  /** Whether its room says that it goes on. */
  isNamed: boolean;
}

/** What is written in those places; null and false leave them alone. */
export interface CallSettlement {
  message: CallTold | null;
  summary: CallTold | null;
  freesRoom: boolean;
}

export interface CallStore {
  /** Null when there is no such call. */
  call(callId: string): Promise<Call | null>;
  /**
   * Decides and writes in one transaction; `decide` may run more than once. A call that ends frees its
   * room in the same commit. A null change, or no such call, writes nothing.
   */
  change(callId: string, decide: (call: Call) => CallChange | null): Promise<void>;
  /** Decides by all that speaks of a call, and writes there, in one transaction. */
  settle(
    at: { callId: string; roomId: string },
    decide: (traces: CallTraces) => CallSettlement | null,
  ): Promise<void>;
  /** Removes what browsers had to say to each other, and their beats. Nothing to remove costs no write. */
  removeSignals(callId: string): Promise<void>;
  /** Up to `limit` calls that ring and began until then, the oldest first. */
  ringingSince(until: Millis, limit: number): Promise<Call[]>;
  /** All calls that go on, the oldest first, so many at a time. */
  ongoing(atOnce: number): AsyncIterable<Call[]>;
  /** The beats of those who are in these calls: by the call's id, then by uid. Who has none is absent. */
  beatsIn(calls: readonly Call[]): Promise<ReadonlyMap<string, ReadonlyMap<string, CallBeat>>>;
}
