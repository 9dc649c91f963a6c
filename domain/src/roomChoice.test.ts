import { describe, expect, it } from 'vitest';
import { FOREVER_MS, ROOM_CHOICES_MAX, type RoomNotifications } from './notificationSettings';
import { isSilenced, roomChoice, silencedRooms, withRoomChoice } from './roomChoice';

const NOW = Date.UTC(2026, 5, 13, 12);

function choice(part: Partial<RoomNotifications> = {}): RoomNotifications {
  return { level: null, mutedUntil: null, ...part };
}

describe('isSilenced', () => {
  it.each([
    [choice(), false],
    [choice({ level: 'all' }), false],
    [choice({ level: 'mentions' }), false],
    [choice({ level: 'none' }), true],
    [choice({ mutedUntil: NOW + 1 }), true],
    [choice({ level: 'all', mutedUntil: FOREVER_MS }), true],
    [choice({ mutedUntil: NOW }), false],
  ])('%o: %s', (given, expected) => {
    expect(isSilenced(given, NOW)).toBe(expected);
  });
});

describe('withRoomChoice', () => {
  it('keeps what was chosen, and nothing that says nothing', () => {
    const before = { tea: choice({ level: 'none' }), old: choice({ mutedUntil: NOW - 1 }) };
    const after = withRoomChoice(before, 'ada', choice({ level: 'mentions' }), NOW);
    expect(after).toEqual({ tea: choice({ level: 'none' }), ada: choice({ level: 'mentions' }) });
    expect(withRoomChoice(after, 'tea', choice(), NOW)).toEqual({
      ada: choice({ level: 'mentions' }),
    });
  });

  it('lets the oldest choice go where there are too many', () => {
    const many = Object.fromEntries(
      Array.from({ length: ROOM_CHOICES_MAX }, (_, n) => [`room${n}`, choice({ level: 'none' })]),
    );
    const after = withRoomChoice(many, 'new', choice({ level: 'all' }), NOW);
    expect(Object.keys(after)).toHaveLength(ROOM_CHOICES_MAX);
    expect(after['room0']).toBeUndefined();
    expect(after['new']).toEqual(choice({ level: 'all' }));
  });
});

it('follows the general choice where there is none of its own', () => {
  expect(roomChoice({}, 'tea')).toEqual(choice());
});

it('tells which rooms are silent and when to look again', () => {
  const choices = {
    loud: choice({ level: 'all' }),
    never: choice({ level: 'none' }),
    soon: choice({ mutedUntil: NOW + 500 }),
    later: choice({ mutedUntil: NOW + 900 }),
    over: choice({ mutedUntil: NOW - 1 }),
  };
  const { rooms, until } = silencedRooms(choices, NOW);
  expect([...rooms]).toEqual(['never', 'soon', 'later']);
  expect(until).toBe(NOW + 500);
  expect(silencedRooms({ never: choice({ level: 'none' }) }, NOW).until).toBeNull();
});
