import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byTime, type Message, WITHOUT_FILES } from './message';
import {
  nextEntries,
  outboxOverlay,
  targetOf,
  withOutbox,
  type OutboxEntry,
  type OutboxStatus,
  NO_UPLOADS,
} from './outbox';

const QUEUED: OutboxStatus = { type: 'queued' };
const FAILED: OutboxStatus = { type: 'failed', code: 'denied' };

function message(id: string, change: Partial<Message> = {}): Message {
  return {
    id,
    roomId: 'room',
    senderId: 'grace',
    kind: 'text',
    text: `text of ${id}`,
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

function base(id: string, order: number, status: OutboxStatus) {
  return { id, uid: 'ada', roomId: 'room', order, createdAt: 2_000 + order, status };
}
function send(id: string, order: number, status = QUEUED): OutboxEntry {
  const text = `echo ${id}`;
  return {
    ...base(id, order, status),
    type: 'send',
    text,
    mentions: [],
    replyTo: null,
    ...NO_UPLOADS,
  };
}
function edit(
  id: string,
  messageId: string,
  text: string,
  order: number,
  status = QUEUED,
): OutboxEntry {
  return { ...base(id, order, status), type: 'edit', messageId, text, mentions: [] };
}
function deletion(id: string, messageId: string, order: number, status = QUEUED): OutboxEntry {
  return { ...base(id, order, status), type: 'delete', messageId };
}
function react(
  id: string,
  messageId: string,
  emoji: string,
  isOn: boolean,
  order: number,
): OutboxEntry {
  return { ...base(id, order, QUEUED), type: 'react', messageId, emoji, isOn };
}

describe('the outbox laid over', () => {
  test('echoes follow what is confirmed, in the order of writing', () => {
    const shown = withOutbox([message('m')], [send('b', 2), send('a', 1)]);
    expect(shown.map(({ id, delivery }) => [id, delivery.type])).toEqual([
      ['m', 'sent'],
      ['a', 'sending'],
      ['b', 'sending'],
    ]);
  });

  test('an echo gives way to its confirmed message', () => {
    const shown = withOutbox([message('a')], [send('a', 1, { type: 'sent' })]);
    expect(shown.map(({ text }) => text)).toEqual(['text of a']);
  });

  test('an acknowledged echo stays, as sent, until the message is there', () => {
    const [echo] = withOutbox([], [send('a', 1, { type: 'sent' })]);
    expect(echo?.delivery).toEqual({ type: 'sent' });
  });

  test('waiting and failed sends say so', () => {
    const waiting = withOutbox(
      [],
      [send('a', 1, { type: 'waiting', untilMs: 9 }), send('b', 2, FAILED)],
    );
    expect(waiting.map(({ delivery }) => delivery)).toEqual([
      { type: 'waiting', untilMs: 9 },
      { type: 'failed', code: 'denied' },
    ]);
  });

  test('changes are shown as done, on confirmed messages and on echoes', () => {
    const [first, second] = withOutbox(
      [message('m', { reactions: { ada: ['👍'] } })],
      [
        edit('e', 'm', 'better', 1),
        react('r', 'm', '👍', false, 2),
        react('s', 'm', '🎉', true, 3),
        send('a', 4),
        deletion('d', 'a', 5),
      ],
    );
    expect(first).toMatchObject({ text: 'better', reactions: { ada: ['🎉'] } });
    expect(first?.delivery).toEqual({ type: 'sending' });
    expect(second).toMatchObject({ id: 'a', text: '', deletedBy: 'ada' });
  });

  test('a reaction alone shows no tick of its own', () => {
    const [shown] = withOutbox([message('m')], [react('r', 'm', '👍', true, 1)]);
    expect(shown?.delivery).toEqual({ type: 'sent' });
  });

  test('a refused change is not shown as done, but told', () => {
    const [shown] = withOutbox([message('m')], [edit('e', 'm', 'better', 1, FAILED)]);
    expect(shown?.text).toBe('text of m');
    expect(shown?.failedChange).toEqual({
      entryId: 'e',
      type: 'edit',
      code: 'denied',
      text: 'better',
    });
    const [kept] = withOutbox([message('m')], [deletion('d', 'm', 1, FAILED)]);
    expect(kept).toMatchObject({ deletedAt: null, failedChange: { type: 'delete', text: null } });
  });

  test('rows and list keep their identity while nothing of theirs changes', () => {
    const overlay = outboxOverlay();
    const messages = [message('m'), message('n')];
    const entries = [edit('e', 'n', 'better', 1), send('a', 2)];
    const before = overlay(messages, entries);
    expect(overlay([...messages], [...entries])).toBe(before);
    const after = overlay([message('m'), ...messages.slice(1)], entries);
    expect(after.map((row, index) => row === before[index])).toEqual([false, true, true]);
    const settled = overlay(messages, entries.slice(1));
    expect(settled[1]).not.toBe(before[1]);
    expect(settled[2]).toBe(before[2]);
  });

  test('every message shows exactly once, whatever is acknowledged or confirmed', () => {
    const status = fc.constantFrom<OutboxStatus>(
      QUEUED,
      FAILED,
      { type: 'sending' },
      { type: 'sent' },
    );
    const spec = fc.record({ isConfirmed: fc.boolean(), status, createdAt: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 20 }), (specs) => {
        const ids = specs.map((_, index) => `m${index}`);
        const confirmed = specs
          .flatMap(({ isConfirmed, createdAt }, index) =>
            isConfirmed ? [message(`m${index}`, { createdAt })] : [],
          )
          .sort(byTime);
        const entries = specs.map((each, index) => send(`m${index}`, index, each.status));
        const shown = withOutbox(confirmed, entries).map(({ id }) => id);
        expect([...shown].sort()).toEqual([...ids].sort());
        expect(shown.slice(0, confirmed.length)).toEqual(confirmed.map(({ id }) => id));
        const echoes = shown.slice(confirmed.length).map((id) => ids.indexOf(id));
        expect(echoes).toEqual([...echoes].sort((a, b) => a - b));
      }),
    );
  });
});

describe('what may go next', () => {
  const next = (entries: OutboxEntry[], now = 0) => nextEntries(entries, now).map(({ id }) => id);

  test('one send of each room, the oldest first', () => {
    const other = { ...send('c', 3), roomId: 'other' };
    expect(next([send('b', 2), send('a', 1), other])).toEqual(['a', 'c']);
    expect(next([send('a', 1, { type: 'sending' }), send('b', 2)])).toEqual([]);
    expect(next([send('a', 1, { type: 'sent' }), send('b', 2)])).toEqual(['b']);
  });

  test('a refused one holds nobody up; tried again it goes first', () => {
    expect(next([send('a', 1, FAILED), send('b', 2)])).toEqual(['b']);
    expect(next([send('a', 1), send('b', 2)])).toEqual(['a']);
  });

  test('one that waits for the rate limit holds its room until then', () => {
    const entries = [send('a', 1, { type: 'waiting', untilMs: 10 }), send('b', 2)];
    expect(next(entries, 9)).toEqual([]);
    expect(next(entries, 10)).toEqual(['a']);
  });

  test('changes wait for their message, not for others', () => {
    expect(next([send('a', 1), edit('e', 'a', 'x', 2), react('r', 'm', '👍', true, 3)])).toEqual([
      'a',
      'r',
    ]);
    expect(next([send('a', 1, FAILED), react('r', 'a', '👍', true, 2)])).toEqual([]);
    expect(next([send('a', 1, { type: 'sent' }), react('r', 'a', '👍', true, 2)])).toEqual(['r']);
  });

  test('drained one by one, every room and every message keeps its order', () => {
    const target = fc.constantFrom('m0', 'm1', 'm2');
    const spec = fc.oneof(
      fc.record({ kind: fc.constant('send' as const), room: fc.constantFrom('r1', 'r2') }),
      fc.record({ kind: fc.constant('change' as const), target }),
    );
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (specs, pick) => {
        let left = specs.map((each, order): OutboxEntry =>
          each.kind === 'send'
            ? { ...send(`m${order}`, order), roomId: each.room }
            : edit(`e${order}`, each.target, 'x', order),
        );
        const done: OutboxEntry[] = [];
        while (left.length > 0) {
          const ready = nextEntries(left, 0);
          const taken = ready[(pick.next().value ?? 0) % ready.length];
          if (!taken) throw new Error('the drain is stuck');
          done.push(taken);
          left = left.filter((entry) => entry !== taken);
        }
        const laneOf = (entry: OutboxEntry) =>
          entry.type === 'send' ? entry.roomId : targetOf(entry);
        for (const lane of new Set(done.map(laneOf))) {
          const orders = done.filter((entry) => laneOf(entry) === lane).map((entry) => entry.order);
          expect(orders).toEqual([...orders].sort((a, b) => a - b));
        }
        for (const [index, entry] of done.entries()) {
          const later = done.slice(index).map(({ id }) => id);
          if (entry.type !== 'send') expect(later).not.toContain(entry.messageId);
        }
      }),
    );
  });
});
