/** The words that calls, rooms and messages share. */
import * as v from 'valibot';

export const CALL_KINDS = ['audio', 'video'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/**
 * `answered`: people talked. `cancelled`: the caller gave up before anybody came. `missed`: nobody
 * came in time. `declined` and `busy` end direct calls. `failed`: it broke before anybody came.
 */
export const CALL_OUTCOMES = [
  'answered',
  'cancelled',
  'missed',
  'declined',
  'busy',
  'failed',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** `rooms/{roomId}.call`: that a call is going on, in the document that everybody listens to anyway. */
export const roomCallSchema = v.object({
  id: v.string(),
  kind: v.picklist(CALL_KINDS),
  callerId: v.string(),
  at: v.number(),
});
export type RoomCall = v.InferOutput<typeof roomCallSchema>;
