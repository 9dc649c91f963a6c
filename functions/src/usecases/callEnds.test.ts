import { CALL_RING_MS, CALL_SILENCE_MS } from '@hearth/domain/limits';
import { DAY_MS, MINUTE_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { callOf, inCall } from '../testing/memoryCalls';
import { deserted, unanswered, withoutGhosts, withoutMember } from './callEnds';

const ANSWERED = { state: 'ongoing', answeredAt: 1_000 } as const;
const GROUP = { roomKind: 'group', memberIds: ['ada', 'grace', 'linus'] } as const;
const group = { ...GROUP, memberIds: [...GROUP.memberIds] };

describe('a call that nobody took', () => {
  it('is missed when its time is over, not before', () => {
    expect(unanswered(callOf(), CALL_RING_MS - 1)).toBeNull();
    expect(unanswered(callOf(), CALL_RING_MS)).toEqual({
      ...{ gone: [], forgotten: [], end: { outcome: 'missed', endedAt: CALL_RING_MS } },
    });
  });

  it.each([
    ['somebody came', callOf({ ...ANSWERED, participants: inCall(0, 'ada', 'grace') })],
    ['it is over', callOf({ state: 'ended', outcome: 'declined' })],
    ['somebody is coming', callOf({ participants: inCall(0, 'ada', 'grace') })],
  ])('is nothing of the kind when %s', (_, call) => {
    expect(unanswered(call, DAY_MS)).toBeNull();
  });
});

describe('a call that its last people left without a word', () => {
  it.each([
    ['answered', 'answered', callOf({ ...group, ...ANSWERED, participants: {} })],
    ['cancelled', 'not answered', callOf({ ...group, participants: {} })],
  ])('ends as %s where it was %s', (outcome, _, call) => {
    expect(deserted(call, 5_000)).toEqual({
      ...{ gone: [], forgotten: [], end: { outcome, endedAt: 5_000 } },
    });
  });

  it.each([
    ['somebody is in it', callOf(group)],
    ['it is over', callOf({ ...group, state: 'ended', participants: {} })],
  ])('stays as it is while %s', (_, call) => {
    expect(deserted(call, 5_000)).toBeNull();
  });
});

describe('who is no longer in the room', () => {
  it.each([
    ['caller that rings', callOf(), 'ada', ['ada'], 'failed'],
    ['person who is asked', callOf(), 'grace', [], 'failed'],
    [
      'person who talks',
      callOf({ ...ANSWERED, participants: inCall(0, 'ada', 'grace') }),
      ...(['grace', ['grace'], 'answered'] as const),
    ],
  ])('ends a direct call: the %s', (_, call, uid, gone, outcome) => {
    const end = { outcome, endedAt: 5_000 };
    expect(withoutMember(call, uid, 5_000)).toEqual({ gone, forgotten: [], end });
  });

  it('leaves the call of a group, which goes on and forgets them', () => {
    const call = callOf({ ...group, ...ANSWERED, participants: inCall(0, 'ada', 'grace') });
    const forgotten = { forgotten: ['grace'], end: null };
    expect(withoutMember(call, 'grace', 5_000)).toEqual({ gone: ['grace'], ...forgotten });
    expect(withoutMember(call, 'linus', 5_000)).toEqual({
      ...{ gone: [], forgotten: ['linus'], end: null },
    });
  });

  it('ends the call of a group as its last', () => {
    expect(withoutMember(callOf(group), 'ada', 5_000)).toEqual({
      ...{ gone: ['ada'], forgotten: [], end: { outcome: 'failed', endedAt: 5_000 } },
    });
  });

  it.each([
    ['over', callOf({ state: 'ended' }), 'grace'],
    ['none of theirs', callOf(), 'linus'],
  ])('changes nothing where the call is %s', (_, call, uid) => {
    expect(withoutMember(call, uid, 5_000)).toBeNull();
  });
});

describe('who lost their browser', () => {
  const now = 60 * MINUTE_MS;
  const stale = now - CALL_SILENCE_MS - 1;
  const [ada, grace] = ['ada', 'grace'];
  const talking = callOf({ ...ANSWERED, participants: inCall(1_000, ada, grace) });
  const three = callOf({ ...group, ...ANSWERED, participants: inCall(1_000, ada, grace, 'linus') });
  const beating = (times: Record<string, number>) =>
    new Map(Object.entries(times).map(([uid, at]) => [uid, { sessionId: `s-${uid}`, at }]));

  it('stays for as long as their tab beats, or they came lately', () => {
    const beats = beating({ ada: now - CALL_SILENCE_MS });
    const call = { ...talking, participants: { ...inCall(1_000, ada), ...inCall(now - 1, grace) } };
    expect(withoutGhosts(call, beats, now)).toBeNull();
  });

  it('is not kept by another tab of theirs, and not harmed by the beat of one before', () => {
    const other = { sessionId: 'another', at: now };
    const beats = beating({ ada: now }).set(grace, other);
    expect(withoutGhosts(talking, beats, now)?.gone).toEqual([grace]);
    const lately = { ...talking, participants: inCall(now - 1, ada, grace) };
    expect(withoutGhosts(lately, beating({ ada: stale, grace: stale }), now)).toBeNull();
  });

  it('ends a call when all have, at the last that was heard of anybody', () => {
    const beats = beating({ ada: stale - 5 * MINUTE_MS, grace: stale });
    expect(withoutGhosts(talking, beats, now)).toEqual({
      ...{ gone: [ada, grace], forgotten: [], end: { outcome: 'answered', endedAt: stale } },
    });
    expect(withoutGhosts(talking, new Map(), now)?.end?.endedAt).toBe(1_000);
  });

  it('ends a direct call for the other too', () => {
    expect(withoutGhosts(talking, beating({ ada: now - 1 }), now)).toEqual({
      ...{ gone: [grace], forgotten: [], end: { outcome: 'answered', endedAt: now - 1 } },
    });
  });

  it('is taken out of the call of a group, which goes on', () => {
    const beats = beating({ ada: now, linus: now });
    expect(withoutGhosts(three, beats, now)).toEqual({ gone: [grace], forgotten: [], end: null });
  });

  it('ends with a call that lasts longer than a day, whoever is there, never in time to come', () => {
    const beats = beating({ ada: DAY_MS + 9 });
    expect(withoutGhosts(talking, beats, DAY_MS)).not.toBeNull();
    expect(withoutGhosts(talking, beats, DAY_MS + 1)).toEqual({
      ...{ gone: [ada, grace], forgotten: [] },
      end: { outcome: 'answered', endedAt: DAY_MS + 1 },
    });
  });

  it('ends a call that nobody is in', () => {
    const call = { ...three, participants: {} };
    expect(withoutGhosts(call, new Map(), now)?.end).toEqual({
      ...{ outcome: 'answered', endedAt: 1_000 },
    });
    expect(withoutGhosts({ ...call, state: 'ended' }, new Map(), now)).toBeNull();
  });
});
