import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_OUTCOMES } from './callKind';
import { CALL_BEGINNINGS, nextLife, type CallEvent, type CallLife } from './callLife';

const SINCE = 1_000;
const LOST = 5_000;
const AT = 9_000;

const LIVES = {
  incoming: CALL_BEGINNINGS.rang,
  outgoing: CALL_BEGINNINGS.dialled,
  accepted: CALL_BEGINNINGS.entered,
  connecting: { state: 'connecting' },
  connected: { state: 'connected', since: SINCE },
  reconnecting: { state: 'reconnecting', since: SINCE, lostAt: LOST },
  ended: { state: 'ended', reason: 'hungUp', talkedMs: 7 },
} as const satisfies Record<string, CallLife>;

const EVENTS = {
  taken: { type: 'taken' },
  devicesReady: { type: 'devicesReady' },
  linked: { type: 'linked', at: AT },
  alone: { type: 'alone', at: AT },
  linkLost: { type: 'linkLost', at: AT },
  declined: { type: 'refused', refusal: 'declined' },
  busy: { type: 'refused', refusal: 'busy' },
  timedOut: { type: 'timedOut' },
  hungUp: { type: 'hungUp', at: AT },
  failed: { type: 'failed', at: AT },
  full: { type: 'full' },
  removed: { type: 'removed', at: AT },
  takenElsewhere: { type: 'takenElsewhere', at: AT },
  endedAnswered: { type: 'callEnded', outcome: 'answered', at: AT },
  endedCancelled: { type: 'callEnded', outcome: 'cancelled', at: AT },
  endedMissed: { type: 'callEnded', outcome: 'missed', at: AT },
  endedDeclined: { type: 'callEnded', outcome: 'declined', at: AT },
  endedBusy: { type: 'callEnded', outcome: 'busy', at: AT },
  endedFailed: { type: 'callEnded', outcome: 'failed', at: AT },
  endedUnknown: { type: 'callEnded', outcome: null, at: AT },
} as const satisfies Record<string, CallEvent>;

const STATES = [
  'incoming',
  'outgoing',
  'accepted',
  'connecting',
  'connected',
  'reconnecting',
] as const;

/** What follows in the states of {@link STATES}; `.` is: nothing. */
const TABLE: Record<keyof typeof EVENTS, string> = {
  taken: 'accepted accepted . . . .',
  devicesReady: '. . connecting . . .',
  linked: '. . . connected . connected',
  alone: '. . . connected . connected',
  linkLost: '. . . . reconnecting .',
  declined: 'declined declined . . . .',
  busy: 'busy busy . . . .',
  timedOut: 'missed missed . . . .',
  hungUp: 'declined cancelled hungUp hungUp hungUp hungUp',
  failed: 'failed failed failed failed failed failed',
  full: 'full full full . . .',
  removed: 'removed removed removed removed removed removed',
  takenElsewhere: 'elsewhere elsewhere elsewhere elsewhere elsewhere elsewhere',
  endedAnswered: 'hungUp hungUp hungUp hungUp hungUp hungUp',
  endedCancelled: 'cancelled cancelled cancelled cancelled hungUp hungUp',
  endedMissed: 'missed missed missed missed hungUp hungUp',
  endedDeclined: 'declined declined declined declined hungUp hungUp',
  endedBusy: 'busy busy busy busy hungUp hungUp',
  endedFailed: 'failed failed failed failed failed failed',
  endedUnknown: 'hungUp hungUp hungUp hungUp hungUp hungUp',
};

const CASES = Object.entries(TABLE).flatMap(([event, row]) =>
  row.split(' ').map((outcome, n) => [STATES[n] ?? 'ended', event, outcome] as const),
);

function keyOf(life: CallLife): string {
  return life.state === 'ended' ? life.reason : life.state;
}

describe('nextLife', () => {
  it.each(CASES)('%s, %s: %s', (state, event, outcome) => {
    const before = LIVES[state];
    const after = nextLife(before, EVENTS[event as keyof typeof EVENTS]);
    if (outcome === '.') expect(after).toBe(before);
    else expect(keyOf(after)).toBe(outcome);
  });

  it.each(Object.values(EVENTS))('an end is final: $type', (event) => {
    expect(nextLife(LIVES.ended, event)).toBe(LIVES.ended);
  });

  it('counts from the first link, over breaks', () => {
    const lost = nextLife(LIVES.connected, EVENTS.linkLost);
    expect(lost).toEqual({ state: 'reconnecting', since: SINCE, lostAt: AT });
    const back = nextLife(lost, { type: 'linked', at: AT + 1 });
    expect(back).toEqual(LIVES.connected);
    expect(nextLife(back, { type: 'hungUp', at: AT + 2 })).toMatchObject({
      talkedMs: AT + 2 - SINCE,
    });
  });

  it('knows no length of a call in which nobody talked, and none below zero', () => {
    expect(nextLife(LIVES.connecting, EVENTS.hungUp)).toMatchObject({ talkedMs: null });
    const early: CallEvent = { type: 'hungUp', at: SINCE - 5 };
    expect(nextLife(LIVES.connected, early)).toMatchObject({ talkedMs: 0 });
  });
});

const time = fc.integer({ min: 0, max: 100_000 });
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constantFrom<CallEvent>(EVENTS.taken, EVENTS.devicesReady, EVENTS.timedOut, EVENTS.full),
  fc.constantFrom<CallEvent>(EVENTS.declined, EVENTS.busy),
  fc.record({
    type: fc.constantFrom(
      'linked' as const,
      'alone' as const,
      'linkLost' as const,
      'hungUp' as const,
      'failed' as const,
      'removed' as const,
      'takenElsewhere' as const,
    ),
    at: time,
  }),
  fc.record({
    type: fc.constant('callEnded' as const),
    outcome: fc.constantFrom(...CALL_OUTCOMES, null),
    at: time,
  }),
);
/** Mostly what leads on, so that long lives are tried as well. */
const events = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<CallEvent>(EVENTS.taken, EVENTS.devicesReady) },
    { weight: 3, arbitrary: fc.constantFrom<CallEvent>(EVENTS.linked, EVENTS.linkLost) },
    { weight: 1, arbitrary: anyEvent },
  ),
  { maxLength: 30 },
);
const beginnings = fc.constantFrom<CallLife>(...Object.values(CALL_BEGINNINGS));

const ORDER = ['ringing', 'accepted', 'connecting', 'connected', 'reconnecting', 'ended'];

describe('any life', () => {
  it('goes through its states in order, and ends once', () => {
    fc.assert(
      fc.property(beginnings, events, (beginning, happened) => {
        let life = beginning;
        const passed = new Set<string>([life.state]);
        for (const event of happened) {
          const next = nextLife(life, event);
          const [from, to] = [ORDER.indexOf(life.state), ORDER.indexOf(next.state)];
          if (life.state === 'ended') expect(next).toBe(life);
          else if (next.state !== 'ended') {
            const isBack = life.state === 'reconnecting' && next.state === 'connected';
            expect(to === from || to === from + 1 || isBack).toBe(true);
          }
          if (next.state === 'connected') expect(passed.has('connecting')).toBe(true);
          if (next.state === 'connecting') expect(passed.has('accepted')).toBe(true);
          passed.add(next.state);
          life = next;
        }
      }),
    );
  });

  it('tells how long people talked exactly when they were connected, counted from the first time', () => {
    fc.assert(
      fc.property(beginnings, events, (beginning, happened) => {
        let life = beginning;
        let since: number | null = null;
        for (const event of happened) {
          const before = life;
          life = nextLife(life, event);
          if (life.state === 'connected') {
            since ??= life.since;
            expect(life.since).toBe(since);
          }
          if (life.state !== 'ended' || before.state === 'ended') continue;
          expect(life.talkedMs === null).toBe(since === null);
          if (life.talkedMs !== null) expect(life.talkedMs).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
