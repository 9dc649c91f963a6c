import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WITHOUT_FILES, type Message } from './message';
import {
  byOrder,
  withOutbox,
  type OutboxDelete,
  type OutboxEdit,
  type OutboxEntry,
  type OutboxReact,
  type OutboxSend,
  type OutboxStatus,
  NO_UPLOADS,
} from './outbox';
import {
  deleteWrites,
  editWrites,
  reactWrites,
  refusedSendWrites,
  type OutboxWrites,
} from './outboxWrites';

const QUEUED: OutboxStatus = { type: 'queued' };
const SENDING: OutboxStatus = { type: 'sending' };
const FAILED: OutboxStatus = { type: 'failed', code: 'denied' };

let order = 0;
function base(id: string, status: OutboxStatus) {
  order += 1;
  return { id, uid: 'ada', roomId: 'room', order, createdAt: order, status };
}
function send(id: string, status = QUEUED): OutboxSend {
  return {
    ...base(id, status),
    type: 'send',
    text: `first ${id}`,
    mentions: [],
    replyTo: null,
    ...NO_UPLOADS,
  };
}
function edit(id: string, messageId: string, text: string, status = QUEUED): OutboxEdit {
  return { ...base(id, status), type: 'edit', messageId, text, mentions: ['grace'] };
}
function deletion(id: string, messageId: string, status = QUEUED): OutboxDelete {
  return { ...base(id, status), type: 'delete', messageId };
}
function react(id: string, messageId: string, isOn: boolean, status = QUEUED): OutboxReact {
  return { ...base(id, status), type: 'react', messageId, emoji: '👍', isOn };
}

const NOTHING: OutboxWrites = { put: [], remove: [] };

describe('an edit', () => {
  test('melts into the unsent message, also into a refused one', () => {
    for (const status of [QUEUED, FAILED]) {
      const unsent = send('a', status);
      const better = edit('e', 'a', 'better');
      const { put, remove } = editWrites([unsent], better);
      const [merged] = put;
      expect(merged).toEqual({
        ...unsent,
        text: 'better',
        mentions: ['grace'],
        revision: better.order,
        status: QUEUED,
      });
      expect(remove).toEqual([]);
    }
  });

  test('takes the place of an earlier one that waits behind the unsent message', () => {
    const entries = [send('a'), edit('d', 'a', 'good')];
    expect(editWrites(entries, edit('e', 'a', 'better')).remove).toEqual(['d']);
  });

  test('leaves a waiting message waiting', () => {
    const waiting = send('a', { type: 'waiting', untilMs: 9 });
    const [put] = editWrites([waiting], edit('e', 'a', 'better')).put;
    expect(put?.status).toEqual({ type: 'waiting', untilMs: 9 });
  });

  test('follows what is on the wire', () => {
    const late = edit('e', 'a', 'better');
    expect(editWrites([send('a', SENDING)], late)).toEqual({ put: [late], remove: [] });
    const earlier = edit('d', 'm', 'good', SENDING);
    const later = edit('e', 'm', 'better');
    expect(editWrites([earlier], later)).toEqual({ put: [later], remove: [] });
  });

  test('replaces an unsent edit', () => {
    const earlier = edit('d', 'm', 'good', FAILED);
    const better = edit('e', 'm', 'better');
    const { put } = editWrites([earlier], better);
    expect(put).toEqual([{ ...earlier, text: 'better', order: better.order, status: QUEUED }]);
  });
});

describe('a deletion', () => {
  test('takes back an unsent message with all that hangs on it', () => {
    const entries = [send('a'), react('r', 'a', true)];
    expect(deleteWrites(entries, deletion('d', 'a'))).toEqual({ put: [], remove: ['a', 'r'] });
  });

  test('makes unsent changes of a sent message pointless', () => {
    const entries = [edit('e', 'm', 'x'), react('r', 'm', true, SENDING)];
    const last = deletion('d', 'm');
    expect(deleteWrites(entries, last)).toEqual({ put: [last], remove: ['e'] });
  });

  test('is not done twice; a refused one is tried again', () => {
    const underWay = deletion('c', 'm', SENDING);
    expect(deleteWrites([underWay], deletion('d', 'm'))).toEqual(NOTHING);
    const refused = deletion('c', 'm', FAILED);
    const { put } = deleteWrites([refused], deletion('d', 'm'));
    expect(put).toEqual([{ ...refused, status: QUEUED }]);
  });
});

describe('a reaction', () => {
  test('and its opposite cancel out before they leave', () => {
    const on = react('r', 'm', true);
    expect(reactWrites([on], react('s', 'm', false))).toEqual({ put: [], remove: ['r'] });
  });

  test('follows one that is on the wire', () => {
    const off = react('s', 'm', false);
    expect(reactWrites([react('r', 'm', true, SENDING)], off)).toEqual({ put: [off], remove: [] });
  });

  test('given twice is given once', () => {
    expect(reactWrites([react('r', 'm', true)], react('s', 'm', true))).toEqual(NOTHING);
  });
});

describe('a refused send', () => {
  test('takes in the newest edit that waited for it', () => {
    const refused = send('a', FAILED);
    const newest = edit('e', 'a', 'better');
    const entries = [refused, { ...edit('d', 'a', 'good'), order: 0 }, newest];
    const { put, remove } = refusedSendWrites(entries, refused);
    const revision = newest.order;
    expect(put).toEqual([{ ...refused, text: 'better', mentions: ['grace'], revision }]);
    expect(remove).toEqual(['d', 'e']);
  });

  test('is gone when it was to be deleted', () => {
    const refused = send('a', FAILED);
    const entries = [refused, react('r', 'a', true), deletion('d', 'a')];
    expect(refusedSendWrites(entries, refused)).toEqual({ put: [], remove: ['a', 'r', 'd'] });
  });
});

type Act =
  | { type: 'send' }
  | { type: 'edit'; on: number; text: string }
  | { type: 'delete'; on: number }
  | { type: 'toggle'; on: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant('send' as const) }),
  fc.record({
    type: fc.constant('edit' as const),
    on: fc.nat(5),
    text: fc.string({ minLength: 1 }),
  }),
  fc.record({ type: fc.constant('delete' as const), on: fc.nat(5) }),
  fc.record({ type: fc.constant('toggle' as const), on: fc.nat(5) }),
);

const SERVER: Message[] = ['s0', 's1'].map((id, createdAt) => ({
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
  createdAt,
  updatedAt: createdAt,
  editedAt: null,
  editCount: 0,
  deletedAt: null,
  deletedBy: null,
  hiddenAt: null,
  expiresAt: null,
}));

/** What a person sees of each message that still says something. */
function seen(entries: readonly OutboxEntry[]): [string, string, boolean][] {
  return withOutbox(SERVER, entries)
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, text, reactions }) => [id, text, (reactions['ada'] ?? []).length > 0]);
}

describe('joining acts', () => {
  test('shows the same as doing each of them', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let joined: OutboxEntry[] = [];
        const plain: OutboxEntry[] = [];
        for (const [index, each] of acts.entries()) {
          const visible = seen(plain);
          const on = each.type === 'send' ? undefined : visible[each.on % visible.length];
          if (each.type !== 'send' && !on) continue;
          const [target = '', , isOn = false] = on ?? [];
          const entry = entryFor(each, `x${index}`, target, !isOn);
          plain.push(entry);
          const { put, remove } = writesFor(joined, entry);
          const gone = new Set([...remove, ...put.map(({ id }) => id)]);
          joined = [...joined.filter(({ id }) => !gone.has(id)), ...put].sort(byOrder);
          expect(seen(joined)).toEqual(seen(plain));
        }
        expect(joined.length).toBeLessThanOrEqual(plain.length);
      }),
    );
  });

  function entryFor(each: Act, id: string, target: string, isOn: boolean): OutboxEntry {
    switch (each.type) {
      case 'send':
        return send(id);
      case 'edit':
        return edit(id, target, each.text);
      case 'delete':
        return deletion(id, target);
      case 'toggle':
        return react(id, target, isOn);
    }
  }

  function writesFor(entries: readonly OutboxEntry[], entry: OutboxEntry): OutboxWrites {
    switch (entry.type) {
      case 'send':
        return { put: [entry], remove: [] };
      case 'edit':
        return editWrites(entries, entry);
      case 'delete':
        return deleteWrites(entries, entry);
      case 'react':
        return reactWrites(entries, entry);
    }
  }
});
