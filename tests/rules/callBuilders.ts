import { deleteField, increment, serverTimestamp } from 'firebase/firestore/lite';
import { callBeatPath, callLimitsPath, callPath, roomPath, signalPath } from '@hearth/domain/paths';
import { minutes, newId, tellEvent, type NewMessage } from './builders';
import { set, update, type Commit, type Data, type Write } from './commit';

/** Commits of calls and signals as rules accept them. */

/** A room with the people in it, as a call repeats them. */
export interface CallRoom {
  roomId: string;
  roomKind: 'direct' | 'group';
  memberIds: readonly string[];
}

export const SESSION = 'FirstTab000000000000';

const place = (sessionId: string): Data => ({ sessionId, joinedAt: serverTimestamp() });

export const callData = (room: CallRoom, me: string, fields: Data = {}): Data => ({
  ...room,
  kind: 'audio',
  callerId: me,
  state: 'ringing',
  participants: { [me]: place(SESSION) },
  refusals: {},
  createdAt: serverTimestamp(),
  answeredAt: null,
  endedAt: null,
  outcome: null,
  ...fields,
});

export const firstCall = (me: string, lastCallId: string): Write =>
  set(callLimitsPath(me), { windowStartedAt: serverTimestamp(), count: 1, lastCallId });

export const nextCall = (me: string, lastCallId: string): Write =>
  update(callLimitsPath(me), { count: increment(1), lastCallId });

export function startCall(
  room: CallRoom,
  me: string,
  {
    kind = 'audio',
    calls = 'fresh',
    ...to
  }: Partial<NewMessage> & { kind?: string; calls?: 'fresh' | 'counting' } = {},
): Commit {
  const id = to.id ?? newId();
  return {
    call: set(callPath(id), callData(room, me, { kind })),
    calls: calls === 'fresh' ? firstCall(me, id) : nextCall(me, id),
    ...tellEvent(
      { ...to, roomId: room.roomId, me, id },
      { type: 'call', kind, outcome: null, durationMs: null },
      { call: { id, kind, callerId: me, at: serverTimestamp() } },
    ),
  };
}

/** The next ones are by somebody who is called; `answers` says that they are the second to come. */
export const joinCall = (
  callId: string,
  me: string,
  { answers, sessionId = SESSION }: { answers: boolean; sessionId?: string },
): Commit => ({
  call: update(callPath(callId), {
    [`participants.${me}`]: place(sessionId),
    ...(answers && { state: 'ongoing', answeredAt: serverTimestamp() }),
  }),
});

const end = (callId: string, roomId: string, outcome: string, fields: Data): Commit => ({
  call: update(callPath(callId), {
    ...fields,
    state: 'ended',
    endedAt: serverTimestamp(),
    outcome,
  }),
  room: update(roomPath(roomId), { call: null }),
});

export const refuseInGroup = (callId: string, me: string, refusal = 'declined'): Commit => ({
  call: update(callPath(callId), { [`refusals.${me}`]: refusal }),
});

export const refuseDirect = (
  callId: string,
  roomId: string,
  me: string,
  refusal = 'declined',
): Commit => end(callId, roomId, refusal, { [`refusals.${me}`]: refusal });

export const leaveCall = (callId: string, me: string): Commit => ({
  call: update(callPath(callId), { [`participants.${me}`]: deleteField() }),
});

export const leaveLast = (callId: string, roomId: string, me: string, outcome: string): Commit =>
  end(callId, roomId, outcome, { [`participants.${me}`]: deleteField() });

export const signalData = (from: string, to: string, fields: Data = {}): Data => ({
  from,
  fromSession: SESSION,
  to,
  toSession: SESSION,
  linkId: 'FirstLink00000000000',
  items: '[]',
  at: serverTimestamp(),
  expiresAt: minutes(30),
  ...fields,
});

export const signal = (callId: string, from: string, to: string, id = newId()): Commit => ({
  signal: set(signalPath(callId, id), signalData(from, to)),
});

export const beatData = (fields: Data = {}): Data => ({
  sessionId: SESSION,
  at: serverTimestamp(),
  ...fields,
});

export const beat = (callId: string, me: string): Commit => ({
  beat: set(callBeatPath(callId, me), beatData()),
});
