import type { Millis } from '@hearth/domain/time';

/** Looks at calls again when their time to ring is over. */
export interface CallTimeOuts {
  /** Asks for it once, however often it is asked. */
  plan(callId: string, at: Millis): Promise<void>;
}
