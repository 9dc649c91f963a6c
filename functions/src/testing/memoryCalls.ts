import type { Call, CallBeat } from '@hearth/domain/call';
import type { CallStore, CallTold } from '../ports/calls';

/** A direct call of ada's to grace that rings since 0, unless told. */
export function callOf(more: Partial<Call> = {}): Call {
  return {
    ...{ id: 'c1', roomId: 'dm', roomKind: 'direct', kind: 'audio', callerId: 'ada' },
    ...{ memberIds: ['ada', 'grace'], state: 'ringing', refusals: {}, createdAt: 0 },
    participants: { ada: { sessionId: 's-ada', joinedAt: 0 } },
    ...{ answeredAt: null, endedAt: null, outcome: null },
    ...more,
  };
}

/** Everybody of these in the call since a time. */
export function inCall(joinedAt: number, ...uids: string[]): Call['participants'] {
  return Object.fromEntries(uids.map((uid) => [uid, { sessionId: `s-${uid}`, joinedAt }]));
}

/** What a call's message says while it goes on. */
const UNTOLD: CallTold = { outcome: null, durationMs: null };

/** Calls, and what rooms say of them, in memory; `writes` counts documents as they are billed. */
export class MemoryCalls implements CallStore {
  readonly all = new Map<string, Call>();
  readonly messages = new Map<string, CallTold>();
  readonly summaries = new Map<string, CallTold>();
  /** Room id -> the call that it names. */
  readonly named = new Map<string, string>();
  readonly signals = new Map<string, number>();
  /** Call id -> uid -> beat. */
  readonly beats = new Map<string, Map<string, CallBeat>>();
  reads = 0;
  writes = 0;

  /** As a start leaves it. */
  add(call: Call): void {
    this.all.set(call.id, call);
    this.messages.set(call.id, UNTOLD);
    this.summaries.set(call.id, UNTOLD);
    this.named.set(call.roomId, call.id);
  }

  /** As all of it would be written down. */
  snapshot(): unknown {
    const { all, messages, summaries, named, signals } = this;
    return structuredClone({ all, messages, summaries, named, signals });
  }

  readonly call: CallStore['call'] = async (callId) => this.all.get(callId) ?? null;

  readonly change: CallStore['change'] = async (callId, decide) => {
    const call = this.all.get(callId);
    const change = call && decide(call);
    if (!call || !change) return;
    const { gone, forgotten, end } = change;
    this.all.set(callId, {
      ...call,
      participants: Object.fromEntries(
        Object.entries(call.participants).filter(([uid]) => !gone.includes(uid)),
      ),
      memberIds: call.memberIds.filter((uid) => !forgotten.includes(uid)),
      ...(end ? { ...end, state: 'ended' } : {}),
    });
    this.writes += 1;
    if (end && this.named.get(call.roomId) === callId) {
      this.named.delete(call.roomId);
      this.writes += 1;
    }
  };

  readonly settle: CallStore['settle'] = async ({ callId, roomId }, decide) => {
    const settlement = decide({
      call: this.all.get(callId) ?? null,
      message: this.messages.get(callId) ?? null,
      summary: this.summaries.get(callId) ?? null,
      isNamed: this.named.get(roomId) === callId,
    });
    if (settlement === null) return;
    const { message, summary, freesRoom } = settlement;
    if (message) this.messages.set(callId, message);
    if (summary) this.summaries.set(callId, summary);
    if (freesRoom) this.named.delete(roomId);
    this.writes += (message ? 1 : 0) + (summary || freesRoom ? 1 : 0);
  };

  readonly removeSignals: CallStore['removeSignals'] = async (callId) => {
    this.writes += (this.signals.get(callId) ?? 0) + (this.beats.get(callId)?.size ?? 0);
    this.signals.delete(callId);
    this.beats.delete(callId);
  };

  readonly ringingSince: CallStore['ringingSince'] = async (until, limit) =>
    this.#in('ringing')
      .filter(({ createdAt }) => createdAt <= until)
      .slice(0, limit);

  readonly ongoing: CallStore['ongoing'] = (atOnce) => {
    const all = this.#in('ongoing');
    return (async function* () {
      for (let at = 0; at === 0 || at < all.length; at += atOnce) yield all.slice(at, at + atOnce);
    })();
  };

  readonly beatsIn: CallStore['beatsIn'] = async (calls) => {
    for (const { participants } of calls) this.reads += Object.keys(participants).length;
    return new Map(calls.map(({ id }) => [id, this.beats.get(id) ?? new Map<string, CallBeat>()]));
  };

  #in(state: Call['state']): Call[] {
    return [...this.all.values()]
      .filter((call) => call.state === state)
      .sort((a, b) => a.createdAt - b.createdAt);
  }
}
