import { mayRing, talkedMs, type Call } from '@hearth/domain/call';
import { CALL_RING_MS } from '@hearth/domain/limits';
import type { CallTimeOuts } from '../ports/callTimeOuts';
import type { CallSettlement, CallStore, CallTold, CallTraces } from '../ports/calls';
import { deserted } from './callEnds';
import type { NotifyPorts } from './notifyMessage';
import { ringDevices, silenceDevices } from './ringDevices';

interface CallWritten {
  callId: string;
  roomId: string;
  /** Null when the call was made. */
  before: Call | null;
  /** Null when the document was removed. */
  after: Call | null;
}

export interface CallWrittenPorts extends NotifyPorts {
  calls: Pick<CallStore, 'call' | 'change' | 'settle' | 'removeSignals'>;
  timeOuts: CallTimeOuts;
  /** Of what the sweep makes good. */
  tell: (error: unknown, about: { callId: string }) => void;
}

/**
 * What follows from a change of a call: a new one rings and gets its time-out, who came or refused is
 * rung no longer, one that was left empty ends, and what is over is told in the room. The event only tells what to look at; what is
 * rung and written is decided by the call as it stands, so that events may come late, twice and in
 * any order.
 */
export async function callWritten(event: CallWritten, ports: CallWrittenPorts): Promise<void> {
  const { before, after } = event;
  // Neither waits for the other, nor fails with it; the event comes again for what failed.
  const outcomes = await Promise.allSettled([
    after === null || after.state === 'ended' ? settle(event, ports) : null,
    before === null && after !== null ? begin(after, ports) : null,
    before !== null && after !== null ? silenceDevices(before, after, ports) : null,
    after !== null && deserted(after, ports.now()) ? end(after, ports) : null,
  ]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function begin(made: Call, ports: CallWrittenPorts): Promise<void> {
  // Long over when it came with the demo workspace or an import.
  if (made.state !== 'ringing') return;
  const call = await ports.calls.call(made.id);
  if (call === null || !mayRing(call)) return;
  await Promise.all([planTimeOut(call, ports), ringDevices(call, ports)]);
}

/** Somebody may have come meanwhile. */
function end({ id }: Call, { calls, now }: CallWrittenPorts): Promise<void> {
  return calls.change(id, (call) => deserted(call, now()));
}

/** A task that can't be planned is no reason to ring once more. */
async function planTimeOut(
  { id, createdAt }: Call,
  { timeOuts, tell }: CallWrittenPorts,
): Promise<void> {
  try {
    await timeOuts.plan(id, createdAt + CALL_RING_MS);
  } catch (error) {
    tell(error, { callId: id });
  }
}

/** Says in the room how it ended, frees the room, and removes what the browsers had to say. */
async function settle({ callId, roomId }: CallWritten, ports: CallWrittenPorts): Promise<void> {
  await ports.calls.settle({ callId, roomId }, settlementOf);
  await ports.calls.removeSignals(callId);
}

function settlementOf({ call, message, summary, isNamed }: CallTraces): CallSettlement | null {
  if (call !== null && call.state !== 'ended') return null;
  const told = call && { outcome: call.outcome, durationMs: talkedMs(call) };
  const settlement = {
    message: told && saysElse(message, told) ? told : null,
    summary: told && saysElse(summary, told) ? told : null,
    freesRoom: isNamed,
  };
  return settlement.message || settlement.summary || isNamed ? settlement : null;
}

/** What is gone has nothing to say. */
function saysElse(said: CallTold | null, told: CallTold): boolean {
  return said !== null && (said.outcome !== told.outcome || said.durationMs !== told.durationMs);
}
