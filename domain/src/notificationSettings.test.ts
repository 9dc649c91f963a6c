import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_NOTIFICATIONS,
  FOREVER_MS,
  notificationSettingsSchema,
  storedRooms,
} from './notificationSettings';

describe('choices of rooms', () => {
  it('come back as they were stored', () => {
    const rooms = {
      tea: { level: 'none', mutedUntil: null },
      oak: { level: 'all', mutedUntil: FOREVER_MS },
      elm: { level: null, mutedUntil: 1_000 },
    } as const;
    const stored = storedRooms(rooms);
    expect(stored).toEqual({
      roomLevels: { tea: 'none', oak: 'all' },
      roomMutes: { oak: `${FOREVER_MS}`, elm: '1000' },
    });
    expect(v.parse(notificationSettingsSchema, stored)).toEqual({
      ...DEFAULT_NOTIFICATIONS,
      rooms,
    });
  });

  it('that nobody stored here are none', () => {
    const older = { rooms: { tea: { level: 'none', mutedUntil: null } } };
    expect(v.parse(notificationSettingsSchema, older)).toEqual(DEFAULT_NOTIFICATIONS);
  });

  it.each(['later', '', '-1', 5, null])('refuse the time %j', (until) => {
    const stored = { roomMutes: { tea: until } };
    expect(v.safeParse(notificationSettingsSchema, stored).success).toBe(false);
  });
});
