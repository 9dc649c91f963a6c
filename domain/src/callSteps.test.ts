import { describe, expect, it } from 'vitest';
import type { Call } from './call';
import { joinStep, leaveStep, refuseStep, waysOut } from './callSteps';

const ada = { uid: 'ada', sessionId: 'a1' };
const grace = { uid: 'grace', sessionId: 'g1' };

function built(call: Partial<Call> = {}): Call {
  return {
    id: 'call',
    roomId: 'room',
    roomKind: 'group',
    kind: 'audio',
    callerId: 'ada',
    memberIds: ['ada', 'grace'],
    state: 'ringing',
    participants: { ada: { sessionId: 'a1', joinedAt: 1 } },
    refusals: {},
    createdAt: 1,
    answeredAt: null,
    endedAt: null,
    outcome: null,
    ...call,
  };
}

const inIt = (...uids: string[]) =>
  Object.fromEntries(uids.map((uid) => [uid, { sessionId: `${uid.slice(0, 1)}1`, joinedAt: 2 }]));
const ended = built({ state: 'ended', participants: {}, endedAt: 3, outcome: 'missed' });

describe('coming in', () => {
  it('answers when it is the second person', () => {
    expect(joinStep(built(), grace)).toEqual({ type: 'join', answers: true });
    const ongoing = built({ state: 'ongoing', answeredAt: 2, participants: inIt('ada', 'linus') });
    expect(joinStep(ongoing, grace)).toEqual({ type: 'join', answers: false });
  });

  it('takes the place of another tab, which answers nothing', () => {
    expect(joinStep(built(), { uid: 'ada', sessionId: 'a2' })).toEqual({
      type: 'join',
      answers: false,
    });
    expect(joinStep(built(), ada)).toEqual({ type: 'there' });
  });

  it('is for six, of whom each may change the tab', () => {
    const six = inIt('ada', 'b', 'c', 'd', 'e', 'f');
    const full = built({ state: 'ongoing', answeredAt: 2, participants: six });
    expect(joinStep(full, grace)).toEqual({ type: 'full' });
    expect(joinStep(full, { uid: 'ada', sessionId: 'a2' }).type).toBe('join');
    expect(joinStep(ended, grace)).toEqual({ type: 'over' });
  });
});

describe('going', () => {
  it('ends a direct call, and any that nobody else is in', () => {
    expect(leaveStep(built(), ada, 'cancelled')).toEqual({ ends: 'cancelled' });
    const talk = { answeredAt: 2, state: 'ongoing', participants: inIt('ada', 'grace') } as const;
    expect(leaveStep(built(talk), ada, 'cancelled')).toEqual({ ends: null });
    expect(leaveStep(built({ ...talk, roomKind: 'direct' }), grace, 'cancelled')).toEqual({
      ends: 'answered',
    });
    const alone = built({ ...talk, participants: inIt('grace') });
    expect(leaveStep(alone, grace, 'failed')).toEqual({ ends: 'answered' });
  });

  it('is nothing for whom is out, or in with another tab', () => {
    expect(leaveStep(ended, ada, 'cancelled')).toBeNull();
    expect(leaveStep(built(), grace, 'cancelled')).toBeNull();
    expect(leaveStep(built(), { uid: 'ada', sessionId: 'a2' }, 'cancelled')).toBeNull();
  });
});

describe('going without another look', () => {
  it('in a group tries to end the call, then to leave it to others, whoever seems to be there', () => {
    const talk = { answeredAt: 2, state: 'ongoing' } as const;
    for (const participants of [inIt('ada'), inIt('ada', 'grace')]) {
      const ways = waysOut(built({ ...talk, participants }), ada, 'cancelled');
      expect(ways).toEqual([{ ends: 'answered' }, { ends: null }]);
    }
    expect(waysOut(built(), ada, 'missed')).toEqual([{ ends: 'missed' }, { ends: null }]);
  });

  it('has one way out of a direct call, and none for whom is out', () => {
    expect(waysOut(built({ roomKind: 'direct' }), ada, 'failed')).toEqual([{ ends: 'failed' }]);
    expect(waysOut(built(), grace, 'cancelled')).toEqual([]);
    expect(waysOut(ended, ada, 'cancelled')).toEqual([]);
  });
});

describe('refusing', () => {
  it('ends a direct call, and stands for oneself in a group', () => {
    expect(refuseStep(built({ roomKind: 'direct' }), 'grace', 'busy')).toEqual({ ends: 'busy' });
    expect(refuseStep(built(), 'grace', 'declined')).toEqual({ ends: null });
  });

  it('comes too late once somebody answered, and counts once', () => {
    expect(refuseStep(ended, 'grace', 'declined')).toBeNull();
    const ongoing = built({ state: 'ongoing', roomKind: 'direct' });
    expect(refuseStep(ongoing, 'grace', 'declined')).toBeNull();
    expect(refuseStep(built({ refusals: { grace: 'busy' } }), 'grace', 'declined')).toBeNull();
    expect(refuseStep(built(), 'ada', 'declined')).toBeNull();
  });
});
