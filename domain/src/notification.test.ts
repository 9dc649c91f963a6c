import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideNotification, isAppInFront, type NotificationCase } from './notification';
import {
  DEFAULT_NOTIFICATIONS,
  FOREVER_MS,
  NOTIFY_LEVELS,
  type NotificationSettings,
} from './notificationSettings';

const NOW = Date.parse('2026-01-15T23:00:00Z');
const NIGHT = { from: 22 * 60, to: 7 * 60, days: [0, 1, 2, 3, 4, 5, 6], timeZone: 'UTC' };

interface Wish {
  settings?: Partial<NotificationSettings>;
  message?: Partial<NotificationCase['message']>;
  kind?: 'direct' | 'group';
  memberIds?: string[];
  hasBlockedSender?: boolean;
}

const caseOf = (wish: Wish = {}): NotificationCase => ({
  message: {
    ...{ roomId: 'r', senderId: 'ada', mentions: [], text: 'Tea is ready', replyTo: null },
    ...wish.message,
  },
  room: { kind: wish.kind ?? 'group', memberIds: wish.memberIds ?? ['ada', 'grace'] },
  recipient: {
    uid: 'grace',
    settings: { ...DEFAULT_NOTIFICATIONS, ...wish.settings },
    hasBlockedSender: wish.hasBlockedSender ?? false,
  },
  now: NOW,
});
const decide = (wish?: Wish) => decideNotification(caseOf(wish));
const notify = (isDirected: boolean, hidesPreview = false) => ({
  ...{ type: 'notify', isDirected, hidesPreview },
});
const silent = (reason: string) => ({ type: 'silent', reason });

describe('who is told', () => {
  test('members are, by default', () => {
    expect(decide()).toEqual(notify(false));
  });

  test('not who sent it, who is not there, who blocked the sender', () => {
    expect(decide({ message: { senderId: 'grace' } })).toEqual(silent('sender'));
    expect(decide({ memberIds: ['ada'] })).toEqual(silent('notMember'));
    expect(decide({ hasBlockedSender: true, kind: 'direct' })).toEqual(silent('blocked'));
  });

  test('a message is directed in a direct room, by a mention, a reply and a keyword', () => {
    expect(decide({ kind: 'direct' })).toEqual(notify(true));
    expect(decide({ message: { mentions: ['grace'] } })).toEqual(notify(true));
    expect(decide({ message: { replyTo: { senderId: 'grace' } } })).toEqual(notify(true));
    expect(decide({ message: { replyTo: { senderId: 'ada' } } })).toEqual(notify(false));
    expect(decide({ settings: { keywords: ['tea'] } })).toEqual(notify(true));
  });

  test('with mentions alone, only of what is directed', () => {
    const settings = { level: 'mentions' } as const;
    expect(decide({ settings })).toEqual(silent('level'));
    expect(decide({ settings, kind: 'direct' })).toEqual(notify(true));
    expect(decide({ settings, message: { mentions: ['linus'] } })).toEqual(silent('level'));
    expect(decide({ settings: { ...settings, keywords: ['TEA'] } })).toEqual(notify(true));
  });

  test('with none, not even of a mention', () => {
    expect(decide({ settings: { level: 'none' }, message: { mentions: ['grace'] } })).toEqual(
      silent('level'),
    );
  });

  test('the choice for a room goes before the general one', () => {
    const room = (level: 'all' | 'mentions' | 'none' | null) => ({
      r: { level, mutedUntil: null },
    });
    expect(decide({ settings: { level: 'none', rooms: room('all') } })).toEqual(notify(false));
    expect(decide({ settings: { rooms: room('none') } })).toEqual(silent('level'));
    expect(decide({ settings: { rooms: room(null) } })).toEqual(notify(false));
    expect(decide({ settings: { rooms: { other: { level: 'none', mutedUntil: null } } } })).toEqual(
      notify(false),
    );
  });

  test('a muted room is silent until its time has come', () => {
    const until = (mutedUntil: number) => ({ rooms: { r: { level: null, mutedUntil } } });
    const message = { mentions: ['grace'] };
    expect(decide({ settings: until(NOW + 1), message })).toEqual(silent('muted'));
    expect(decide({ settings: until(FOREVER_MS), message })).toEqual(silent('muted'));
    expect(decide({ settings: until(NOW), message })).toEqual(notify(true));
  });

  test('quiet hours silence everything', () => {
    expect(decide({ settings: { quietHours: NIGHT }, kind: 'direct' })).toEqual(silent('quiet'));
  });

  test('previews are hidden when asked', () => {
    expect(decide({ settings: { hidePreview: true } })).toEqual(notify(false, true));
  });
});

describe('whatever the choices', () => {
  const uid = fc.constantFrom('ada', 'grace', 'linus');
  const settings = fc.record({
    level: fc.constantFrom(...NOTIFY_LEVELS),
    hidePreview: fc.boolean(),
    quietHours: fc.constantFrom(null, NIGHT, { ...NIGHT, days: [] }),
    keywords: fc.array(fc.constantFrom('tea', 'rain')),
    rooms: fc.dictionary(
      fc.constantFrom('r', 'q'),
      fc.record({
        level: fc.constantFrom(null, ...NOTIFY_LEVELS),
        mutedUntil: fc.constantFrom(null, NOW - 1, NOW + 1),
      }),
    ),
  });
  const cases = fc
    .record({
      settings,
      kind: fc.constantFrom('direct' as const, 'group' as const),
      memberIds: fc.uniqueArray(uid),
      hasBlockedSender: fc.boolean(),
      message: fc.record({
        senderId: uid,
        mentions: fc.uniqueArray(uid),
        replyTo: fc.option(fc.record({ senderId: uid })),
      }),
    })
    .map(caseOf);

  test('nobody hears of their own, from outside, from who they blocked, or while muted', () => {
    fc.assert(
      fc.property(cases, (one) => {
        if (decideNotification(one).type === 'silent') return;
        expect(one.message.senderId).not.toBe('grace');
        expect(one.room.memberIds).toContain('grace');
        expect(one.recipient.hasBlockedSender).toBe(false);
        expect(one.recipient.settings.rooms['r']?.mutedUntil ?? 0).toBeLessThanOrEqual(NOW);
        expect(one.recipient.settings.quietHours?.days ?? []).toEqual([]);
      }),
    );
  });

  test('a mention never silences what would be told', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const mentioned = { ...one, message: { ...one.message, mentions: ['grace'] } };
        if (decideNotification(one).type === 'silent') return;
        expect(decideNotification(mentioned)).toEqual({
          ...{ type: 'notify', isDirected: true },
          hidesPreview: one.recipient.settings.hidePreview,
        });
      }),
    );
  });

  test('who wants mentions alone hears no more than who wants all', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const at = (level: 'all' | 'mentions') => {
          const plain = { ...one.recipient.settings, level, rooms: {} };
          return decideNotification({ ...one, recipient: { ...one.recipient, settings: plain } });
        };
        if (at('mentions').type === 'notify') expect(at('all')).toEqual(at('mentions'));
      }),
    );
  });
});

describe('on the device', () => {
  test('an app in front tells by itself', () => {
    const view = (isFocused: boolean) => ({ path: '/r/r', isFocused });
    expect(isAppInFront([view(true)])).toBe(true);
    expect(isAppInFront([view(false), view(true)])).toBe(true);
    expect(isAppInFront([view(false)])).toBe(false);
    expect(isAppInFront([])).toBe(false);
  });
});
