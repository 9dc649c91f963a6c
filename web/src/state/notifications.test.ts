import { DEFAULT_NOTIFICATIONS } from '@hearth/domain/notificationSettings';
import { describe, expect, it } from 'vitest';
import { NOON, buildGroup } from '../testing/builders';
import { buildEntry } from '../testing/memoryNotifications';
import { attentionOf, isUnseen } from './notifications';
import type { NotificationsState } from './notificationsStore';
import { EMPTY_ROOMS_STATE, type RoomsState } from './roomsState';

const tea = buildGroup({ id: 'tea', seq: 5 });
const oak = buildGroup({ id: 'oak', seq: 9 });

function roomsState(change: Partial<RoomsState> = {}): RoomsState {
  const rooms = [tea, oak];
  return {
    ...EMPTY_ROOMS_STATE,
    ...{ status: 'ready', rooms, byId: new Map(rooms.map((room) => [room.id, room])) },
    marks: new Map([
      ['tea', { uid: 'ada', lastSeq: 3, lastReadAt: NOON }],
      ['oak', { uid: 'ada', lastSeq: 2, lastReadAt: NOON }],
    ]),
    ...change,
  };
}

const state: NotificationsState = {
  settings: { ...DEFAULT_NOTIFICATIONS, inboxSeenAt: NOON - 100 },
  isKnown: true,
  silenced: new Set(),
  recent: [
    buildEntry({ messageId: 'm1', roomId: 'oak', at: NOON + 1 }),
    buildEntry({ messageId: 'm2', roomId: 'oak', at: NOON - 1 }),
    buildEntry({ messageId: 'm3', roomId: 'oak', at: NOON + 2, type: 'reminder' }),
    buildEntry({ messageId: 'm4', roomId: 'tea', at: NOON + 3, type: 'reply' }),
  ],
};

describe('attentionOf', () => {
  it('counts what is unread', () => {
    expect(attentionOf(roomsState(), state)).toBe(2 + 7);
  });

  it('counts of silent rooms only what speaks to the person and is unread', () => {
    expect(attentionOf(roomsState(), { ...state, silenced: new Set(['oak']) })).toBe(2 + 1);
    expect(attentionOf(roomsState(), { ...state, silenced: new Set(['oak', 'tea']) })).toBe(2);
  });

  it('counts nothing of what was seen in the inbox', () => {
    const settings = { ...state.settings, inboxSeenAt: NOON + 50 };
    const silenced = new Set(['oak', 'tea']);
    expect(attentionOf(roomsState(), { ...state, settings, silenced })).toBe(0);
  });
});

describe('isUnseen', () => {
  const entry = buildEntry({ messageId: 'm1', roomId: 'tea', at: NOON + 1 });

  it('ends with a look at the inbox, or at the room', () => {
    expect(isUnseen(entry, NOON, roomsState())).toBe(true);
    expect(isUnseen(entry, NOON + 1, roomsState())).toBe(false);
    expect(isUnseen(entry, NOON, roomsState({ floors: new Map([['tea', 5]]) }))).toBe(false);
    const marks = new Map([['tea', { uid: 'ada', lastSeq: 4, lastReadAt: NOON + 1 }]]);
    expect(isUnseen(entry, NOON, roomsState({ marks }))).toBe(false);
  });

  it('lasts where nobody knows yet what was read', () => {
    expect(isUnseen(entry, NOON, roomsState({ marks: undefined }))).toBe(true);
  });

  it('lasts for reminders until the inbox was looked at', () => {
    const reminder = { ...entry, type: 'reminder' as const };
    const floors = new Map([['tea', 5]]);
    expect(isUnseen(reminder, NOON, roomsState({ floors }))).toBe(true);
  });
});
