/**
 * Calls: who takes part, who was asked, how it ended. Media flows between browsers; documents carry
 * only what brings them together.
 */
import * as v from 'valibot';
import { CALL_KINDS, CALL_OUTCOMES } from './callKind';
import { CALL_PARTICIPANTS_MAX, CALL_RINGS_ON_MAX, CALL_RING_MS } from './limits';
import { ROOM_KINDS } from './room';
import type { Millis } from './time';

const CALL_STATES = ['ringing', 'ongoing', 'ended'] as const;

/** Why somebody does not come; in a group it says so for that person alone. */
export const CALL_REFUSALS = ['declined', 'busy'] as const;
export type CallRefusal = (typeof CALL_REFUSALS)[number];

/** One tab of a person that is in the call. Coming in from another one takes its place. */
const participantSchema = v.object({
  /** Made by the tab; signals are addressed to it. */
  sessionId: v.string(),
  joinedAt: v.number(),
});

/** `calls/{callId}`; the id is also that of the message that tells of the call. */
export const callSchema = v.object({
  roomId: v.string(),
  roomKind: v.picklist(ROOM_KINDS),
  kind: v.picklist(CALL_KINDS),
  callerId: v.string(),
  /** The people of the room when the call began: for them it is history. */
  memberIds: v.array(v.string()),
  state: v.picklist(CALL_STATES),
  /** By uid; at most CALL_PARTICIPANTS_MAX. */
  participants: v.record(v.string(), participantSchema),
  /** By uid. */
  refusals: v.record(v.string(), v.picklist(CALL_REFUSALS)),
  createdAt: v.number(),
  /** When the second person came. */
  answeredAt: v.nullable(v.number()),
  endedAt: v.nullable(v.number()),
  outcome: v.nullable(v.picklist(CALL_OUTCOMES)),
});
export type CallFields = v.InferOutput<typeof callSchema>;
export type Call = CallFields & { id: string };

/** `calls/{callId}/signals/{signalId}`: SDP and candidates go as JSON text, so that rules can bound them. */
export const callSignalSchema = v.object({
  from: v.string(),
  fromSession: v.string(),
  to: v.string(),
  toSession: v.string(),
  /** Which attempt of the pair to connect it belongs to; a new one makes older ones void. */
  linkId: v.string(),
  /** JSON list of {@link CallSignalItem}, at most CALL_SIGNAL_MAX_CHARS. */
  items: v.string(),
  at: v.number(),
});
export type CallSignalFields = v.InferOutput<typeof callSignalSchema>;

/** https://www.w3.org/TR/webrtc/#rtcicecandidateinit-dictionary */
const candidateSchema = v.object({
  candidate: v.string(),
  sdpMid: v.optional(v.nullable(v.string())),
  sdpMLineIndex: v.optional(v.nullable(v.number())),
  usernameFragment: v.optional(v.nullable(v.string())),
});

/** What simple-peer emits and takes, plus a wish of the side that begins no links. */
const signalItemSchema = v.variant('type', [
  v.object({ type: v.picklist(['offer', 'answer']), sdp: v.string() }),
  v.object({ type: v.literal('candidate'), candidate: candidateSchema }),
  v.object({ type: v.literal('renegotiate'), renegotiate: v.literal(true) }),
  v.object({
    type: v.literal('transceiverRequest'),
    transceiverRequest: v.object({ kind: v.picklist(['audio', 'video']) }),
  }),
  /** Asks the side that begins links for a new one. */
  v.object({ type: v.literal('relink') }),
]);
export type CallSignalItem = v.InferOutput<typeof signalItemSchema>;

export interface CallSignal extends Omit<CallSignalFields, 'items'> {
  id: string;
  items: CallSignalItem[];
}

/** `calls/{callId}/beats/{uid}`: the tab that somebody is in the call with was there at that time. */
export const callBeatSchema = v.object({ sessionId: v.string(), at: v.number() });
export type CallBeat = v.InferOutput<typeof callBeatSchema>;

/** Text that {@link parseSignalItems} reads again. */
export function encodeSignalItems(items: readonly CallSignalItem[]): string {
  return JSON.stringify(items);
}

/** What a peer wrote; null for what is no list of signals. */
export function parseSignalItems(text: string): CallSignalItem[] | null {
  try {
    const parsed = v.safeParse(v.array(signalItemSchema), JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Ids of the people in the call, longest there first; equal times by id. */
export function participantIds(call: Pick<Call, 'participants'>): string[] {
  return Object.entries(call.participants)
    .sort(([a, { joinedAt: first }], [b, { joinedAt: second }]) => {
      return first - second || (a < b ? -1 : 1);
    })
    .map(([uid]) => uid);
}

/** Of two tabs in a call, the one that makes offers: both know which, so their offers never cross. */
export function makesOffers(mine: { uid: string }, other: { uid: string }): boolean {
  return mine.uid < other.uid;
}

/** Whether its people may still be asked to come, as far as its time is not over: in small groups others are. */
export function mayRing({
  state,
  roomKind,
  memberIds,
}: Pick<Call, 'state' | 'roomKind' | 'memberIds'>): boolean {
  if (state === 'ringing') return true;
  return state === 'ongoing' && roomKind === 'group' && memberIds.length <= CALL_RINGS_ON_MAX;
}

/** Whether a call asks for this person: there is a place in it, and they neither took one nor refused. */
export function asksFor(
  call: Pick<
    Call,
    'state' | 'roomKind' | 'createdAt' | 'callerId' | 'participants' | 'refusals' | 'memberIds'
  >,
  uid: string,
  now: Millis,
): boolean {
  return (
    mayRing(call) &&
    Object.keys(call.participants).length < CALL_PARTICIPANTS_MAX &&
    now - call.createdAt < CALL_RING_MS &&
    call.callerId !== uid &&
    call.memberIds.includes(uid) &&
    !(uid in call.participants) &&
    !(uid in call.refusals)
  );
}

/** How long people talked, in ms; null when they did not. */
export function talkedMs(call: Pick<Call, 'answeredAt' | 'endedAt'>): number | null {
  const { answeredAt, endedAt } = call;
  return answeredAt === null || endedAt === null ? null : Math.max(0, endedAt - answeredAt);
}
