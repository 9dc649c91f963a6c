import { describe, expect, it } from 'vitest';
import { decideRing, type RingCase, type RingDecision } from './callRing';
import { CALL_PARTICIPANTS_MAX, CALL_RINGS_ON_MAX, CALL_RING_MS } from './limits';
import { DEFAULT_NOTIFICATIONS, FOREVER_MS, type QuietHours } from './notificationSettings';
import { MINUTE_MS } from './time';

/** A Sunday, 12:00 in Berlin. */
const NOW = Date.UTC(2026, 0, 4, 11);

const CALL: RingCase['call'] = {
  roomId: 'room',
  roomKind: 'group',
  state: 'ringing',
  createdAt: NOW - 1_000,
  callerId: 'grace',
  participants: { grace: { sessionId: 's1', joinedAt: NOW - 1_000 } },
  refusals: {},
  memberIds: ['ada', 'grace', 'linus'],
};
const RECIPIENT: RingCase['recipient'] = {
  uid: 'ada',
  settings: DEFAULT_NOTIFICATIONS,
  availability: 'auto',
  hasBlockedCaller: false,
};
const NOON: QuietHours = { from: 11 * 60, to: 13 * 60, days: [0], timeZone: 'Europe/Berlin' };

/** As many as a call takes, without ada. */
const SIX = Object.fromEntries(
  Array.from({ length: CALL_PARTICIPANTS_MAX }, (_, n) => [
    `c${n}`,
    { sessionId: `s${n}`, joinedAt: NOW },
  ]),
);

const CROWD = [...Array.from({ length: CALL_RINGS_ON_MAX }, (_, n) => `c${n}`), 'ada'];

interface Change {
  call?: Partial<RingCase['call']>;
  recipient?: Partial<RingCase['recipient']>;
  settings?: Partial<RingCase['recipient']['settings']>;
}

function decide({ call, recipient, settings }: Change): RingDecision {
  return decideRing({
    call: { ...CALL, ...call },
    recipient: { ...RECIPIENT, ...recipient, settings: { ...RECIPIENT.settings, ...settings } },
    now: NOW,
  });
}

const CASES: readonly (readonly [string, RingDecision, Change])[] = [
  ['a call', 'ring', {}],
  ['a call that is full', 'ignore', { call: { state: 'ongoing', participants: SIX } }],
  ['do not disturb', 'silent', { recipient: { availability: 'dnd' } }],
  ['quiet hours', 'silent', { settings: { quietHours: NOON } }],
  ['quiet hours of another day', 'ring', { settings: { quietHours: { ...NOON, days: [1] } } }],
  [
    'a muted room',
    'silent',
    { settings: { rooms: { room: { level: null, mutedUntil: FOREVER_MS } } } },
  ],
  [
    'a mute that is over',
    'ring',
    { settings: { rooms: { room: { level: null, mutedUntil: NOW } } } },
  ],
  [
    'another room that is muted',
    'ring',
    { settings: { rooms: { other: { level: 'none', mutedUntil: FOREVER_MS } } } },
  ],
  ['no notifications', 'silent', { settings: { level: 'none' } }],
  [
    'no notifications of the room',
    'silent',
    { settings: { rooms: { room: { level: 'none', mutedUntil: null } } } },
  ],
  [
    'all of the room, none else',
    'ring',
    { settings: { level: 'none', rooms: { room: { level: 'all', mutedUntil: null } } } },
  ],
  ['mentions only', 'ring', { settings: { level: 'mentions' } }],
  ['a blocked caller', 'ignore', { recipient: { hasBlockedCaller: true } }],
  ['one’s own call', 'ignore', { call: { callerId: 'ada' } }],
  ['a call of others', 'ignore', { call: { memberIds: ['grace', 'linus'] } }],
  ['one is in it', 'ignore', { call: { participants: { ada: { sessionId: 's', joinedAt: 0 } } } }],
  ['one has declined', 'ignore', { call: { refusals: { ada: 'declined' } } }],
  ['another one has declined', 'ring', { call: { refusals: { linus: 'declined' } } }],
  ['somebody came', 'ring', { call: { state: 'ongoing' } }],
  ['somebody came between two', 'ignore', { call: { state: 'ongoing', roomKind: 'direct' } }],
  ['somebody came in a large group', 'ignore', { call: { state: 'ongoing', memberIds: CROWD } }],
  ['nobody came in a large group', 'ring', { call: { memberIds: CROWD } }],
  ['a group that is just small', 'ring', { call: { state: 'ongoing', memberIds: CROWD.slice(1) } }],
  ['it is over', 'ignore', { call: { state: 'ended' } }],
  ['it is too old', 'ignore', { call: { createdAt: NOW - CALL_RING_MS } }],
  ['it has a moment left', 'ring', { call: { createdAt: NOW - CALL_RING_MS + 1 } }],
  ['a clock that is behind', 'ring', { call: { createdAt: NOW + MINUTE_MS } }],
  [
    'blocked and quiet',
    'ignore',
    { recipient: { hasBlockedCaller: true, availability: 'dnd' }, settings: { level: 'none' } },
  ],
];

describe('decideRing', () => {
  it.each(CASES)('%s: %s', (_, decision, change) => {
    expect(decide(change)).toBe(decision);
  });
});
