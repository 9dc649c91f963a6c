import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EDITS_MAX, EXCERPT_MAX_CHARS, MESSAGE_MAX_CHARS } from './limits';
import {
  GROUPING_WINDOW_MS,
  byTime,
  canDelete,
  canEdit,
  continuesGroup,
  excerpt,
  messageTextProblem,
  type Message,
  WITHOUT_FILES,
} from './message';

function message(change: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    roomId: 'room',
    senderId: 'ada',
    kind: 'text',
    text: 'hello',
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: 1_000,
    updatedAt: 1_000,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    ...change,
  };
}

describe('the order of messages', () => {
  const place = fc.record({
    createdAt: fc.nat(5),
    id: fc.string({ minLength: 1, maxLength: 2 }),
  });

  test('is by time, then by id', () => {
    const places = [
      { createdAt: 2, id: 'a' },
      { createdAt: 1, id: 'b' },
      { createdAt: 1, id: 'a' },
    ];
    expect(places.sort(byTime).map(({ createdAt, id }) => `${createdAt}${id}`)).toEqual([
      '1a',
      '1b',
      '2a',
    ]);
  });

  test('is total: every client shows the same, whatever came first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { selector: ({ createdAt, id }) => `${createdAt} ${id}` }),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (places, random) => {
          const keys = new Map(places.map((each) => [each, random.next().value ?? 0]));
          const shuffled = [...places].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
          expect(shuffled.sort(byTime)).toEqual([...places].sort(byTime));
        },
      ),
    );
  });

  test('compares antisymmetrically and transitively', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(byTime(a, b))).toBe(-Math.sign(byTime(b, a)) + 0);
        if (byTime(a, b) < 0 && byTime(b, c) < 0) expect(byTime(a, c)).toBeLessThan(0);
      }),
    );
  });
});

describe('a text to send', () => {
  test('needs something visible', () => {
    expect(messageTextProblem('')).toBe('empty');
    expect(messageTextProblem(' \u200B\n')).toBe('empty');
    expect(messageTextProblem('ok')).toBeNull();
  });

  test('has a limit', () => {
    expect(messageTextProblem('x'.repeat(MESSAGE_MAX_CHARS))).toBeNull();
    expect(messageTextProblem('x'.repeat(MESSAGE_MAX_CHARS + 1))).toBe('tooLong');
  });

  test('is excerpted as a prefix of whole characters', () => {
    const long = '👋'.repeat(EXCERPT_MAX_CHARS + 5);
    expect([...excerpt(long)]).toHaveLength(EXCERPT_MAX_CHARS);
    expect(long.startsWith(excerpt(long))).toBe(true);
    expect(excerpt('short')).toBe('short');
  });
});

describe('who may change a message', () => {
  test('only its sender edits it, until it is deleted or edited too often', () => {
    expect(canEdit(message(), 'ada')).toBe(true);
    expect(canEdit(message(), 'grace')).toBe(false);
    expect(canEdit(message({ deletedAt: 5 }), 'ada')).toBe(false);
    expect(canEdit(message({ editCount: EDITS_MAX }), 'ada')).toBe(false);
    expect(canEdit(message({ kind: 'system' }), 'ada')).toBe(false);
  });

  test('its sender and higher roles delete it', () => {
    expect(canDelete(message(), 'ada', null)).toBe(true);
    expect(canDelete(message(), 'grace', 'admin')).toBe(true);
    expect(canDelete(message(), 'grace', 'member')).toBe(false);
    expect(canDelete(message(), 'grace', null)).toBe(false);
    expect(canDelete(message({ deletedAt: 5 }), 'ada', 'owner')).toBe(false);
    expect(canDelete(message({ kind: 'system' }), 'ada', 'owner')).toBe(false);
  });
});

describe('grouping', () => {
  const next = (change: Partial<Message>) => message({ id: 'm2', createdAt: 2_000, ...change });

  test('one author, close in time', () => {
    expect(continuesGroup(message(), next({}))).toBe(true);
    expect(continuesGroup(message(), next({ senderId: 'grace' }))).toBe(false);
    expect(continuesGroup(message(), next({ createdAt: 1_000 + GROUPING_WINDOW_MS }))).toBe(false);
  });

  test('ends at system lines and replies', () => {
    expect(continuesGroup(message({ kind: 'system' }), next({}))).toBe(false);
    expect(continuesGroup(message(), next({ kind: 'system' }))).toBe(false);
    const replyTo = { id: 'm0', senderId: 'grace', text: 'why', kinds: [] };
    expect(continuesGroup(message(), next({ replyTo }))).toBe(false);
  });
});
