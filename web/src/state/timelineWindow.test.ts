import fc from 'fast-check';
import { byTime, type Message, WITHOUT_FILES } from '@hearth/domain/message';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_WINDOW,
  firstUnread,
  joined,
  newerVersion,
  presentWindow,
  withChanges,
  withNewerPage,
  withOlderPage,
  type TimelineWindow,
} from './timelineWindow';

function message(n: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${String(n).padStart(3, '0')}`,
    roomId: 'room',
    senderId: 'grace',
    kind: 'text',
    text: `text ${n}`,
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: n,
    updatedAt: n,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    ...change,
  };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const window = (from: number, to: number, more: Partial<TimelineWindow> = {}): TimelineWindow => ({
  messages: range(from, to),
  hasOlder: true,
  hasNewer: false,
  ...more,
});
const times = ({ messages }: TimelineWindow) => messages.map(({ createdAt }) => createdAt);
const page = (messages: Message[], hasMore: boolean) => ({ messages, hasMore, isFromServer: true });

describe('versions of a message', () => {
  const known = message(1, { updatedAt: 5, reactions: { ada: ['👍'] } });

  test('the newer one wins, whichever comes first', () => {
    const newer = message(1, { updatedAt: 6 });
    expect(newerVersion(known, newer)).toBe(newer);
    expect(newerVersion(newer, known)).toBe(newer);
  });

  test('the same one keeps its identity', () => {
    expect(newerVersion(known, structuredClone(known))).toBe(known);
  });

  test('two changes in one millisecond: what came last', () => {
    const twin = message(1, { updatedAt: 5, reactions: { ada: ['🎉'] } });
    expect(newerVersion(known, twin)).toBe(twin);
  });
});

describe('live changes', () => {
  test('find their place, even when they come out of order', () => {
    const changed = withChanges(window(1, 3, { hasOlder: false }), [message(6), message(5)]);
    expect(times(changed)).toEqual([1, 2, 3, 5, 6]);
    expect(times(withChanges(changed, [message(4)]))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('of messages beyond the loaded past are left for their page', () => {
    const before = window(10, 12);
    expect(withChanges(before, [message(3, { updatedAt: 99 })])).toBe(before);
    expect(times(withChanges({ ...before, hasOlder: false }, [message(3)]))).toEqual([
      3, 10, 11, 12,
    ]);
  });

  test('beyond the end of a stretch of the past are left out, inside it they count', () => {
    const away = window(10, 12, { hasNewer: true });
    expect(withChanges(away, [message(40)])).toBe(away);
    const edited = withChanges(away, [message(11, { updatedAt: 50, text: 'edited' })]);
    expect(edited.messages[1]?.text).toBe('edited');
    expect(edited.messages[0]).toBe(away.messages[0]);
  });

  test('that say nothing new change nothing', () => {
    const before = window(1, 3);
    expect(withChanges(before, structuredClone([...before.messages]))).toBe(before);
  });
});

describe('pages', () => {
  test('join at both ends, and tell whether there is more', () => {
    const older = withOlderPage(window(10, 12), page(range(5, 10), true));
    expect(times(older)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(older.hasOlder).toBe(true);
    const newer = withNewerPage(window(1, 2, { hasNewer: true }), page(range(2, 4), false));
    expect([times(newer), newer.hasNewer]).toEqual([[1, 2, 3, 4], false]);
  });

  test('one that brings nothing further is the last, whatever it says', () => {
    expect(withOlderPage(window(10, 12), page(range(10, 10), true)).hasOlder).toBe(false);
    const away = window(1, 3, { hasNewer: true });
    expect(withNewerPage(away, page(range(3, 3), true)).hasNewer).toBe(false);
  });

  test('a newest page keeps the rows that did not change', () => {
    const before = window(1, 5);
    const next = presentWindow(page(structuredClone(range(3, 7)), true), before.messages);
    expect(times(next)).toEqual([3, 4, 5, 6, 7]);
    expect(next.messages[0]).toBe(before.messages[2]);
  });
});

describe('a stretch of the past and the present', () => {
  test('stay apart while something may lie between', () => {
    expect(joined(window(1, 5, { hasNewer: true }), window(7, 9))).toBeNull();
  });

  test('become one where they touch', () => {
    const whole = joined(window(1, 7, { hasNewer: true, hasOlder: false }), window(7, 9));
    expect(whole && times(whole)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(whole).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  test('the past inside the present does not hide what is older', () => {
    const whole = joined(window(5, 6, { hasNewer: true }), window(1, 9, { hasOlder: false }));
    expect(whole).toMatchObject({ hasOlder: false });
    expect(whole && times(whole)).toHaveLength(9);
  });
});

describe('the unread divider', () => {
  test('stands before the first message of others after the mark', () => {
    const own = window(1, 6, { hasOlder: false });
    const messages = own.messages.map((m) => (m.createdAt === 4 ? { ...m, senderId: 'ada' } : m));
    expect(firstUnread({ ...own, messages }, 'ada', 3, 0)).toEqual({ type: 'at', id: 'm005' });
    expect(firstUnread({ ...own, messages }, 'ada', 6, 0)).toEqual({ type: 'none' });
  });

  test('is further up when all that is loaded is unread', () => {
    expect(firstUnread(window(10, 12), 'ada', 5, 0)).toEqual({ type: 'above' });
    expect(firstUnread(window(10, 12), 'ada', 10, 0)).toEqual({ type: 'at', id: 'm011' });
    expect(firstUnread(window(10, 12, { hasOlder: false }), 'ada', 5, 0)).toEqual({
      type: 'at',
      id: 'm010',
    });
  });
});

test('whatever comes in whatever order, the window is the room without gaps', () => {
  const all = range(1, 40);
  const versions = fc.array(
    fc.record({ n: fc.integer({ min: 1, max: 40 }), updatedAt: fc.integer({ min: 50, max: 90 }) }),
  );
  const act = fc.oneof(
    fc.record({ type: fc.constant('older' as const), size: fc.integer({ min: 2, max: 12 }) }),
    fc.record({ type: fc.constant('changes' as const), versions }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(act), (first, acts) => {
      const truth = new Map(all.map((each) => [each.id, each]));
      let shown = presentWindow(page(all.slice(-first), first < 40), []);
      for (const each of acts) {
        if (each.type === 'older') {
          const [oldest] = shown.messages;
          const upTo = [...truth.values()].filter((m) => oldest && byTime(m, oldest) <= 0);
          const read = upTo.slice(-each.size);
          shown = withOlderPage(shown, page(structuredClone(read), read.length === each.size));
        } else {
          const changes = each.versions.map(({ n, updatedAt }) =>
            message(n, { updatedAt, text: `at ${updatedAt}` }),
          );
          for (const change of changes) {
            truth.set(change.id, newerVersion(truth.get(change.id), change));
          }
          shown = withChanges(shown, changes);
        }
        const size = shown.messages.length;
        expect(shown.messages).toEqual([...truth.values()].slice(-size));
        if (!shown.hasOlder) expect(size).toBe(40);
      }
    }),
  );
  expect(withChanges(EMPTY_WINDOW, all).messages).toEqual(all);
});
