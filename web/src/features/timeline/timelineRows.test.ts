import { type SystemEvent, WITHOUT_FILES } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { describe, expect, test } from 'vitest';
import {
  keptRows,
  nextStop,
  rowHolds,
  stretchChange,
  timelineRows,
  type RowsInput,
} from './timelineRows';

const NOON = new Date(2026, 2, 9, 12).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function message(id: string, change: Partial<ShownMessage> = {}): ShownMessage {
  return {
    id,
    roomId: 'room',
    senderId: 'ada',
    kind: 'text',
    text: id,
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: NOON,
    updatedAt: NOON,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    delivery: { type: 'sent' },
    ...change,
  };
}

function system(id: string, event: SystemEvent, change: Partial<ShownMessage> = {}): ShownMessage {
  return message(id, { kind: 'system', text: '', event, ...change });
}

function rowsOf(messages: ShownMessage[], change: Partial<RowsInput> = {}) {
  return timelineRows({
    messages,
    hasOlder: false,
    hasNewer: false,
    unreadFromId: null,
    blocked: new Set(),
    revealed: new Set(),
    ...change,
  });
}

/** A row in one word, for reading. */
function outline(rows: ReturnType<typeof rowsOf>): string[] {
  return rows.map((row) => {
    if (row.type === 'message') return row.isContinued ? `+${row.message.id}` : row.message.id;
    if (row.type === 'blocked') return `blocked(${row.messages.map(({ id }) => id).join()})`;
    return row.type;
  });
}

describe('grouping', () => {
  test('by author, time and reply', () => {
    const rows = rowsOf([
      message('a'),
      message('b', { createdAt: NOON + MINUTE }),
      message('c', { createdAt: NOON + 7 * MINUTE }),
      message('d', { createdAt: NOON + 8 * MINUTE, senderId: 'grace' }),
      message('e', {
        createdAt: NOON + 9 * MINUTE,
        senderId: 'grace',
        replyTo: { id: 'a', senderId: 'ada', text: 'a', kinds: [] },
      }),
    ]);
    expect(outline(rows)).toEqual(['start', 'day', 'a', '+b', 'c', 'd', 'e']);
  });

  test('a new day and the unread line begin a new group', () => {
    const rows = rowsOf(
      [
        message('a', { createdAt: NOON + DAY / 2 - MINUTE }),
        message('b', { createdAt: NOON + DAY / 2 + MINUTE }),
        message('c', { createdAt: NOON + DAY / 2 + 2 * MINUTE }),
      ],
      { unreadFromId: 'c' },
    );
    expect(outline(rows)).toEqual(['start', 'day', 'a', 'day', 'b', 'unread', 'c']);
  });

  test('loading more at either end has its own row', () => {
    expect(outline(rowsOf([message('a')], { hasOlder: true, hasNewer: true }))).toEqual([
      'older',
      'day',
      'a',
      'newer',
    ]);
  });
});

describe('system lines', () => {
  test('people added in a row by one person are one line', () => {
    const rows = rowsOf([
      system('a', { type: 'added', targetIds: ['x', 'y'] }),
      system('b', { type: 'added', targetIds: ['y', 'z'] }),
      system('c', { type: 'added', targetIds: ['q'] }, { senderId: 'grace' }),
      system('d', { type: 'left' }, { senderId: 'q' }),
    ]);
    const events = rows.flatMap((row) => (row.type === 'system' ? [row.event] : []));
    expect(events).toEqual([
      { type: 'added', targetIds: ['x', 'y', 'z'] },
      { type: 'added', targetIds: ['q'] },
      { type: 'left' },
    ]);
  });
});

describe('blocked people', () => {
  const messages = [
    message('a', { senderId: 'mallory' }),
    message('b', { senderId: 'mallory' }),
    message('c'),
    message('d', { senderId: 'mallory' }),
  ];
  const blocked = new Set(['mallory']);

  test('are folded, run by run', () => {
    expect(outline(rowsOf(messages, { blocked }))).toEqual([
      'start',
      'day',
      'blocked(a,b)',
      'c',
      'blocked(d)',
    ]);
  });

  test('unfold on demand', () => {
    const rows = rowsOf(messages, { blocked, revealed: new Set(['a', 'b']) });
    expect(outline(rows)).toEqual(['start', 'day', 'a', '+b', 'c', 'blocked(d)']);
  });

  test('a folded message is found in its row', () => {
    const rows = rowsOf(messages, { blocked });
    expect(rows.findIndex((row) => rowHolds(row, 'b'))).toBe(2);
  });
});

test('keys are unique', () => {
  const rows = rowsOf(
    [
      message('a'),
      system('b', { type: 'left' }),
      message('c', { createdAt: NOON + DAY }),
      message('d', { senderId: 'm', createdAt: NOON + DAY }),
    ],
    { unreadFromId: 'c', blocked: new Set(['m']), hasOlder: true, hasNewer: true },
  );
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
});

test('the keyboard skips what is no message', () => {
  const rows = rowsOf([message('a'), message('b', { createdAt: NOON + DAY })]);
  expect(nextStop(rows, 2, 1)).toBe(4);
  expect(nextStop(rows, 4, -1)).toBe(2);
  expect(nextStop(rows, 2, -1)).toBe(-1);
  expect(nextStop(rows, rows.length, -1)).toBe(4);
});

describe('a stretch of messages moves on', () => {
  const ids = (...list: string[]) => list.map((id) => ({ id }));
  test.each([
    ['other', ids('b', 'c'), ids('b', 'c', 'd')],
    ['prepended', ids('b', 'c'), ids('a', 'b', 'c')],
    ['prepended', ids('b', 'c'), ids('a', 'b', 'c', 'd')],
    ['other', ids('a', 'b', 'c'), ids('b', 'c')],
    ['replaced', ids('y', 'z'), ids('a', 'b')],
    ['none', ids(), ids('a')],
  ])('%s', (change, before, after) => {
    expect(stretchChange(before, after)).toBe(change);
  });
});

describe('rows that did not change', () => {
  const messages = [message('a'), message('b'), message('c', { senderId: 'grace' })];
  const before = rowsOf(messages);

  test('are the same objects, so that they are not drawn again', () => {
    const after = keptRows(before, rowsOf([...messages, message('d')]));
    expect(after).toHaveLength(before.length + 1);
    before.forEach((row, index) => expect(after[index]).toBe(row));
  });

  test('give way to what changed in them', () => {
    const edited = messages.map((one) => (one.id === 'b' ? { ...one, text: 'new' } : one));
    const after = keptRows(before, rowsOf(edited));
    const changed = after.filter((row, index) => row !== before[index]);
    expect(changed).toEqual([{ type: 'message', key: 'b', message: edited[1], isContinued: true }]);
    const alone = keptRows(before, rowsOf(messages.slice(1)));
    expect(alone.find(({ key }) => key === 'b')).toMatchObject({ isContinued: false });
  });
});
