import type { Call } from '@hearth/domain/call';
import { CALL_RINGS_ON_MAX, CALL_RING_MS, CALL_SLIP_MS } from '@hearth/domain/limits';
import { DAY_MS, MINUTE_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dying } from '../testing/dies';
import { MemoryAudience } from '../testing/memoryAudience';
import { MemoryCalls, callOf, inCall } from '../testing/memoryCalls';
import { MemoryPush } from '../testing/memoryPush';
import { callTimedOut } from './callTimedOut';
import { callWritten, type CallWrittenPorts } from './callWritten';

const TALK = { state: 'ongoing', answeredAt: 2_000 } as const;
const GROUP = { roomId: 'tea', roomKind: 'group', memberIds: ['ada', 'grace', 'linus'] } as const;

const group = { ...GROUP, memberIds: [...GROUP.memberIds] };

let calls: MemoryCalls;
let audience: MemoryAudience;
let push: MemoryPush;
let planned: Map<string, number>;
let now: number;
const tell = vi.fn();

function ports(): CallWrittenPorts {
  const plan = async (callId: string, at: number) => void planned.set(callId, at);
  return { calls, timeOuts: { plan }, audience, push, now: () => now, tell };
}

beforeEach(() => {
  calls = new MemoryCalls();
  audience = new MemoryAudience();
  push = new MemoryPush();
  planned = new Map();
  now = 1_000;
  tell.mockReset();
  audience.rooms.set('dm', { kind: 'direct', name: '', memberIds: ['ada', 'grace'] });
  audience.rooms.set('tea', { kind: 'group', name: 'Tea', memberIds: [...GROUP.memberIds] });
  audience.names.set('ada', 'Ada');
  for (const uid of ['ada', 'grace', 'linus']) audience.addDevice(uid, 'phone');
});

/** What a change of the call brings about, as its event tells of it. */
const follow = (before: Call | null, after: Call | null, using = ports()) => {
  const { id: callId, roomId } = after ?? before ?? callOf();
  return callWritten({ callId, roomId, before, after }, using);
};
/** Writes the call, and follows it. */
async function write(before: Call | null, after: Call): Promise<void> {
  if (before === null) calls.add(after);
  else calls.all.set(after.id, after);
  await follow(before, after);
}
const told = () =>
  push.sent.map(({ registration, payload }) => {
    const what = payload.type === 'callOver' && payload.isMissed ? 'missed' : payload.type;
    return `${what} ${registration}`;
  });
const ended = (outcome: Call['outcome'], more: Partial<Call> = {}) =>
  callOf({ state: 'ended', endedAt: 9_000, outcome, ...more });

describe('a new call', () => {
  it('rings on the devices of the others, and is looked at again when its time is over', async () => {
    await write(null, callOf({ kind: 'video' }));
    expect(push.sent).toEqual([
      {
        registration: 'grace-phone',
        payload: {
          ...{ type: 'call', callId: 'c1', roomId: 'dm', callerName: 'Ada' },
          ...{ kind: 'video', at: 0 },
        },
        options: { urgency: 'high', ttlSeconds: 44, topic: 'c1' },
      },
    ]);
    expect(planned).toEqual(new Map([['c1', CALL_RING_MS]]));
    expect(calls.writes).toBe(0);
  });

  it('is silent for who wants no ring, and nothing for who blocked the caller', async () => {
    audience.undisturbed.add('grace');
    audience.blockers.set('ada', new Set(['linus']));
    await write(null, callOf({ ...GROUP, memberIds: [...GROUP.memberIds] }));
    expect(told()).toEqual([]);
    expect(planned.size).toBe(1);
  });

  it.each([
    ['was answered', callOf({ state: 'ongoing', answeredAt: 500 })],
    ['is over', ended('cancelled')],
    ['is gone', null],
  ])('neither rings nor waits when it %s before its event comes', async (_, standing) => {
    if (standing) calls.all.set('c1', standing);
    await follow(null, callOf());
    expect(told()).toEqual([]);
    expect(planned.size).toBe(0);
  });

  it('does not ring when its time is over, and still gets its end', async () => {
    now = CALL_RING_MS;
    await write(null, callOf());
    expect(told()).toEqual([]);
    expect(planned.size).toBe(1);
  });

  it('rings although no task can be planned, which the sweep makes good', async () => {
    calls.add(callOf());
    const plan = () => Promise.reject(new Error('Cloud Tasks is not enabled'));
    await follow(null, callOf(), { ...ports(), timeOuts: { plan } });
    expect(told()).toEqual(['call grace-phone']);
    expect(tell).toHaveBeenCalledOnce();
  });

  it('forgets a device that is gone, and comes again for one that can’t be reached', async () => {
    audience.addDevice('grace', 'desk');
    push.script.set('grace-phone', ['gone']);
    push.script.set('grace-desk', [new Error('later')]);
    calls.add(callOf());
    await expect(follow(null, callOf())).rejects.toThrow();
    expect(audience.removals).toBe(1);
    await follow(null, callOf());
    expect(told()).toEqual(['call grace-desk']);
  });

  it('that came with an import, long over, rings nowhere and writes nothing', async () => {
    const call = ended('answered', { answeredAt: 1_000 });
    calls.add(call);
    calls.messages.set('c1', { outcome: 'answered', durationMs: 8_000 });
    calls.summaries.delete('c1');
    calls.named.clear();
    await follow(null, call);
    expect([told(), planned.size, calls.writes]).toEqual([[], 0, 0]);
  });
});

describe('a ring', () => {
  it('ends on the devices of who takes the call', async () => {
    const after = callOf({
      ...{ state: 'ongoing', answeredAt: 2_000, participants: inCall(2_000, 'ada', 'grace') },
    });
    await write(null, callOf());
    await write(callOf(), after);
    expect(told()).toEqual(['call grace-phone', 'callOver grace-phone']);
    expect(push.sent[1]?.options).toEqual({ urgency: 'high', ttlSeconds: 3_600, topic: 'c1' });
    await write(after, { ...after, participants: inCall(2_000, 'ada') });
    expect(push.sent).toHaveLength(2);
  });

  it('ends in a small group for who refuses or comes, and goes on for the others', async () => {
    const before = callOf(group);
    const refused = callOf({ ...group, refusals: { grace: 'declined' } });
    const after = { ...refused, ...TALK, participants: inCall(2_000, 'ada', 'linus') };
    await write(before, refused);
    expect(told()).toEqual(['callOver grace-phone']);
    await write(refused, after);
    expect(told()).toEqual(['callOver grace-phone', 'callOver linus-phone']);
    push.sent.length = 0;
    await write(before, { ...before, ...TALK, participants: inCall(2_000, 'ada', 'linus') });
    expect(told()).toEqual(['callOver linus-phone']);
  });

  it('begins for the others although one came before its event did', async () => {
    calls.all.set('c1', { ...callOf(group), ...TALK, participants: inCall(500, 'ada', 'grace') });
    await follow(null, callOf(group));
    expect(told()).toEqual(['call linus-phone']);
    expect(planned.size).toBe(1);
  });

  it.each([
    ['while it rings', CALL_RING_MS - 1, ['missed linus-phone']],
    ['while the task may be under way', CALL_RING_MS + 29_999, ['missed linus-phone']],
    ['later, when who has missed it was told', CALL_RING_MS + 30_000, []],
  ])(
    'that somebody took is missed by the others when the call ends %s',
    async (_, endedAt, word) => {
      const talking = { ...callOf(group), ...TALK, participants: inCall(2_000, 'ada', 'grace') };
      const answered = { ...talking, state: 'ended', outcome: 'answered', endedAt } as const;
      await write(talking, answered);
      expect(told()).toEqual(word);
    },
  );

  it('that is over troubles nobody who comes late or says that they do not', async () => {
    const talking = { ...callOf(group), ...TALK, participants: inCall(2_000, 'ada', 'grace') };
    now = DAY_MS;
    await write(talking, { ...talking, refusals: { linus: 'declined' } });
    await write(talking, { ...talking, participants: inCall(now, 'ada', 'grace', 'linus') });
    expect(told()).toEqual([]);
  });

  it.each([
    ['missed', 'missed'],
    ['cancelled', 'missed'],
    ['failed', 'missed'],
    ['declined', 'callOver'],
    ['busy', 'callOver'],
  ] as const)('leaves word of a call that ends as %s: %s', async (outcome, what) => {
    const isRefusal = outcome === 'declined' || outcome === 'busy';
    await write(callOf(), ended(outcome, isRefusal ? { refusals: { grace: outcome } } : {}));
    expect(told()).toEqual([`${what} grace-phone`]);
  });

  it('leaves no word of a slip', async () => {
    await write(callOf(), ended('cancelled', { endedAt: CALL_SLIP_MS - 1 }));
    await write(callOf(), ended('failed', { endedAt: CALL_SLIP_MS - 1 }));
    await write(callOf(), ended('cancelled', { endedAt: CALL_SLIP_MS }));
    expect(told()).toEqual(['callOver grace-phone', 'missed grace-phone', 'missed grace-phone']);
  });

  it.each([
    [CALL_RINGS_ON_MAX, ['call linus-phone', 'callOver linus-phone']],
    [CALL_RINGS_ON_MAX + 1, []],
  ])('is on devices in a group of %d: %j', async (size, word) => {
    const crowd = Array.from({ length: size - 2 }, (_, n) => `c${n}`);
    const made = callOf({ ...group, memberIds: ['ada', 'linus', ...crowd] });
    await write(null, made);
    await write(made, { ...made, refusals: { linus: 'busy' } });
    expect(told()).toEqual(word);
  });

  it('leaves no word to who wanted none, or is no longer in the room', async () => {
    audience.choose('grace', { level: 'none' });
    audience.rooms.set('tea', { kind: 'group', name: '', memberIds: ['ada', 'grace'] });
    await write(callOf(group), ended('missed', group));
    expect(told()).toEqual(['callOver linus-phone']);
  });

  it('is not looked for where nobody was asked any more', async () => {
    const talking = callOf({ state: 'ongoing', participants: inCall(0, 'ada', 'grace') });
    await write(talking, ended('answered', { answeredAt: 1_000 }));
    expect(audience.asked).toEqual([]);
  });
});

describe('a call that is over', () => {
  const talked = ended('answered', { answeredAt: 2_000 });
  const before = callOf({ state: 'ongoing', answeredAt: 2_000 });

  it('is told in its message and where the room repeats it: two writes, signals apart', async () => {
    calls.add(talked);
    calls.signals.set('c1', 2);
    await follow(before, talked);
    const end = { outcome: 'answered', durationMs: 7_000 };
    expect(calls.messages.get('c1')).toEqual(end);
    expect(calls.summaries.get('c1')).toEqual(end);
    expect(calls.named.size).toBe(0);
    expect(calls.signals.size).toBe(0);
    expect(calls.writes).toBe(4);
  });

  it('costs one write where its client freed the room and somebody has written since', async () => {
    calls.add(talked);
    calls.summaries.delete('c1');
    calls.named.clear();
    await follow(before, talked);
    expect(calls.writes).toBe(1);
  });

  it('does not free the room of a later call', async () => {
    calls.add(talked);
    calls.named.set('dm', 'c2');
    await follow(before, talked);
    expect(calls.named.get('dm')).toBe('c2');
  });

  it('bears a message that is gone', async () => {
    calls.add(talked);
    calls.messages.delete('c1');
    await follow(before, talked);
    expect(calls.messages.size).toBe(0);
  });

  it('whose document is removed frees its room, and leaves no signals', async () => {
    calls.add(before);
    calls.all.delete('c1');
    calls.signals.set('c1', 3);
    await follow(before, null);
    expect([calls.named.size, calls.signals.size]).toEqual([0, 0]);
    expect(calls.messages.get('c1')).toEqual({ outcome: null, durationMs: null });
  });
});

describe('a call that its last people left empty', () => {
  const talking = callOf({ ...group, ...TALK, participants: inCall(2_000, 'ada', 'grace') });
  const empty = { ...talking, participants: {} };

  it('ends, and its room is free', async () => {
    now = 9_000;
    calls.add(empty);
    await follow({ ...talking, participants: inCall(2_000, 'ada') }, empty);
    const end = { state: 'ended', outcome: 'answered', endedAt: 9_000 };
    expect(calls.all.get('c1')).toMatchObject(end);
    expect(calls.named.size).toBe(0);
  });

  it('goes on when somebody has come before its event', async () => {
    calls.add(talking);
    await follow(talking, empty);
    expect(calls.all.get('c1')).toEqual(talking);
    expect(calls.writes).toBe(0);
  });
});

describe('events that come as they like', () => {
  const rings = callOf();
  const over = ended('missed', { endedAt: CALL_RING_MS });

  /** The room as a missed call leaves it. */
  async function straight(): Promise<unknown> {
    await write(null, rings);
    await write(rings, over);
    return calls.snapshot();
  }

  it.each([
    ['twice', [0, 0, 1, 1]],
    ['the end first', [1, 0]],
    ['the beginning once more after the end', [0, 1, 0]],
  ])('%s: the same is left', async (_, order) => {
    const expected = await straight();
    calls = new MemoryCalls();
    calls.add(rings);
    calls.all.set('c1', over);
    push.sent.length = 0;
    for (const each of order) await (each === 0 ? follow(null, rings) : follow(rings, over));
    expect(calls.snapshot()).toEqual(expected);
    expect(calls.writes).toBe(2);
    expect(told().filter((what) => what.startsWith('call '))).toEqual([]);
  });

  it('a run that dies at any of its steps is made good by the next', async () => {
    const expected = await straight();
    for (const when of ['before', 'after'] as const) {
      for (let call = 0; ; call += 1) {
        calls = new MemoryCalls();
        push = new MemoryPush();
        calls.add(rings);
        calls.all.set('c1', over);
        const { now: clock, tell: say, ...mortal } = ports();
        const life = dying(mortal, { call, when });
        const outcome = await follow(rings, over, { ...life.ports, now: clock, tell: say }).then(
          () => 'lived',
          () => 'died',
        );
        await follow(rings, over);
        expect(calls.snapshot()).toEqual(expected);
        expect(told()).toContain('missed grace-phone');
        if (outcome === 'lived' && life.calls() <= call) break;
      }
    }
  });
});

describe('the time-out', () => {
  const waits: number[] = [];
  const run = () =>
    callTimedOut('c1', {
      ...{ calls, audience, push },
      now: () => now,
      wait: async (ms) => {
        waits.push(ms);
        now += ms;
      },
    });

  beforeEach(() => {
    waits.length = 0;
  });

  it('ends a call that rings with two writes, once', async () => {
    calls.add(callOf());
    now = CALL_RING_MS + 500;
    await run();
    await run();
    expect(calls.all.get('c1')).toMatchObject({ state: 'ended', outcome: 'missed', endedAt: now });
    expect([calls.writes, calls.named.size, waits]).toEqual([2, 0, []]);
  });

  it('waits for what is left when it comes too early', async () => {
    calls.add(callOf());
    now = CALL_RING_MS - 4_000;
    await run();
    expect(waits).toEqual([3_000, 1_000]);
    expect(calls.all.get('c1')?.outcome).toBe('missed');
  });

  it('leaves a call alone that somebody takes while it waits', async () => {
    calls.add(callOf());
    const answered = callOf({ state: 'ongoing', answeredAt: 10 });
    const wait = async () => void calls.all.set('c1', answered);
    await callTimedOut('c1', { calls, audience, push, now: () => now, wait });
    expect(calls.all.get('c1')).toEqual(answered);
  });

  it.each([
    ['answered', callOf({ state: 'ongoing', answeredAt: 10 })],
    ['over', callOf({ state: 'ended', outcome: 'declined' })],
  ])('leaves a call alone that is %s', async (_, call) => {
    calls.add(call);
    now = 10 * MINUTE_MS;
    await run();
    expect([calls.all.get('c1'), calls.writes]).toEqual([call, 0]);
  });

  it('bears a call that is gone', async () => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('tells those in a group who have not come while others talk, and leaves the call alone', async () => {
    const refusals = { grace: 'declined' } as const;
    const talking = { ...callOf({ ...group, refusals }), ...TALK };
    calls.add(talking);
    now = CALL_RING_MS - 1_000;
    await run();
    expect(waits).toEqual([1_000]);
    expect(told()).toEqual(['missed linus-phone']);
    expect([calls.all.get('c1'), calls.writes]).toEqual([talking, 0]);
  });

  it('tells them also when somebody takes the call in the last moment', async () => {
    calls.add(callOf(group));
    const talking = { ...callOf(group), ...TALK, participants: inCall(9, 'ada', 'grace') };
    now = CALL_RING_MS - 1;
    const wait = async () => {
      now += 1;
      calls.all.set('c1', talking);
    };
    await callTimedOut('c1', { calls, audience, push, now: () => now, wait });
    expect(told()).toEqual(['missed linus-phone']);
  });

  it('leaves the telling of a call that nobody took to what follows its end', async () => {
    calls.add(callOf(group));
    now = CALL_RING_MS;
    await run();
    expect(told()).toEqual([]);
  });
});
