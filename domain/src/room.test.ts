import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOM_NAME_MAX_CHARS } from './limits';
import {
  byActivity,
  canBeBlocked,
  canCall,
  type Room,
  directMemberIds,
  directPartnerId,
  directRoomId,
  isListed,
  isNotesRoom,
  roomNameProblem,
} from './room';

const uid = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);

describe('a direct room', () => {
  test('is the same from both sides, and another for every pair', () => {
    fc.assert(
      fc.property(uid, uid, (a, b) => {
        expect(directRoomId(a, b)).toBe(directRoomId(b, a));
        expect(directMemberIds(a, b)).toEqual(directMemberIds(b, a));
        expect(directRoomId(a, b)).toBe(`dm_${[a, b].sort().join('_')}`);
        expect(new Set(directMemberIds(a, b))).toEqual(new Set([a, b]));
      }),
    );
  });

  test('has a partner; notes have oneself', () => {
    const room = { kind: 'direct' as const, memberIds: ['ada', 'grace'], barredIds: [] };
    expect(directPartnerId(room, 'ada')).toBe('grace');
    expect(directPartnerId({ kind: 'direct', memberIds: ['ada'], barredIds: [] }, 'ada')).toBe(
      'ada',
    );
    expect(
      directPartnerId({ kind: 'group', memberIds: ['ada', 'grace'], barredIds: [] }, 'ada'),
    ).toBeNull();
    expect(isNotesRoom({ kind: 'direct', memberIds: ['ada'], barredIds: [] })).toBe(true);
    expect(isNotesRoom(room)).toBe(false);
  });

  test('only with somebody else can one be blocked', () => {
    expect(canBeBlocked(directRoomId('ada', 'grace'), 'ada')).toBe(true);
    expect(canBeBlocked(directRoomId('ada', 'ada'), 'ada')).toBe(false);
    expect(canBeBlocked('AbCdEfGhIjKlMnOpQrSt', 'ada')).toBe(false);
  });

  test('shows up for the other one with its first message', () => {
    const room = { kind: 'direct' as const, lastMessage: null, createdBy: 'ada' };
    expect(isListed(room, 'ada')).toBe(true);
    expect(isListed(room, 'grace')).toBe(false);
    const lastMessage = {
      id: 'm',
      senderId: 'ada',
      kind: 'text' as const,
      text: 'hi',
      kinds: [],
      fileCount: 0,
      event: null,
      createdAt: 1,
      isDeleted: false,
    };
    expect(isListed({ ...room, lastMessage }, 'grace')).toBe(true);
    expect(isListed({ ...room, kind: 'group' }, 'grace')).toBe(true);
  });
});

test('somebody else has to be there to be called', () => {
  const room = (change: Partial<Room>) => ({
    ...{ kind: 'group' as const, memberIds: ['ada', 'grace'], barredIds: [] },
    ...change,
  });
  expect(canCall(room({}))).toBe(true);
  expect(canCall(room({ memberIds: ['ada'] }))).toBe(false);
  expect(canCall(room({ kind: 'direct' }))).toBe(true);
  expect(canCall(room({ kind: 'direct', memberIds: ['ada'], barredIds: ['grace'] }))).toBe(false);
  expect(canCall(room({ barredIds: ['linus'] }))).toBe(true);
});

test('a group has a visible name of bounded length', () => {
  expect(roomNameProblem(' \u200B')).toBe('empty');
  expect(roomNameProblem('x'.repeat(ROOM_NAME_MAX_CHARS))).toBeNull();
  expect(roomNameProblem('x'.repeat(ROOM_NAME_MAX_CHARS + 1))).toBe('tooLong');
});

test('the newest activity comes first, ties by id', () => {
  const rooms = [
    { activityAt: 1, id: 'c' },
    { activityAt: 2, id: 'b' },
    { activityAt: 2, id: 'a' },
  ];
  expect(rooms.sort(byActivity).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
