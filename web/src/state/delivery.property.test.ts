/**
 * Any order of acknowledgements, deliveries, refusals, full rate limits, retries, lost connections
 * and dying tabs:
 * every message arrives exactly once and in order, shows exactly once all the while, and no text
 * that was typed is ever lost.
 */
import { WITHOUT_FILES } from '@hearth/domain/message';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulation, type SimulatedTab } from '../testing/simulation';

const ROOM = { id: 'dm_ada_grace' };
const ME = 'ada';

type Act =
  | { type: 'send'; tab: number }
  | { type: 'edit'; tab: number; on: number }
  | { type: 'react'; tab: number; on: number }
  | { type: 'step'; picks: number[] }
  | { type: 'pass' }
  | { type: 'reach'; isReachable: boolean }
  | { type: 'block'; isBlocked: boolean }
  | { type: 'fill'; left: number }
  | { type: 'retry'; tab: number }
  | { type: 'kill'; tab: number }
  | { type: 'openTab' }
  | { type: 'other' };

const tab = fc.nat(2);
const on = fc.nat(9);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('send' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('edit' as const), tab, on }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('react' as const), tab, on }) },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('step' as const),
      picks: fc.array(fc.nat(7), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ type: 'pass' }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('reach' as const), isReachable: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('block' as const), isBlocked: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('fill' as const), left: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('retry' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), tab }) },
  { weight: 1, arbitrary: fc.constant<Act>({ type: 'openTab' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ type: 'other' }) },
);

/**
 * The same sequences each time, so that a change answers for itself. `HEARTH_PROPERTY_RUNS=20000`
 * looks at others, in some minutes.
 */
const explored = Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 0);
const RUNS = explored > 0 ? { numRuns: explored } : { numRuns: 200, seed: 20_261_121 };

/** What the person knows: what they wrote, in which tab, and what it should say. */
interface Written {
  id: string;
  text: string;
  tab: SimulatedTab;
  isReacted: boolean;
}

class Person {
  readonly world = new Simulation(ME, ROOM.id);
  readonly written: Written[] = [];
  /** After a refusal the order of writing does not bind any more. */
  wasRefused = false;
  #texts = 0;

  async start() {
    this.world.openTab();
    this.world.openTab();
    await this.world.finish();
  }

  async do(each: Act) {
    const { world } = this;
    switch (each.type) {
      case 'send':
        this.#send(this.#tab(each.tab));
        break;
      case 'edit':
        this.#edit(this.#tab(each.tab), each.on);
        break;
      case 'react':
        this.#react(this.#tab(each.tab), each.on);
        break;
      case 'step':
        for (const pick of each.picks) {
          await world.step(pick);
          this.check();
        }
        break;
      case 'pass':
        await world.pass(5_000);
        break;
      case 'reach':
        world.server.setReachable(each.isReachable);
        world.browser.setConnection(each.isReachable ? 'online' : 'offline');
        break;
      case 'block':
        world.server.setBlocked(ROOM.id, ME, each.isBlocked);
        this.wasRefused ||= each.isBlocked;
        break;
      case 'fill':
        world.server.fillWindow(ME, each.left);
        break;
      case 'retry':
        this.#tab(each.tab).outbox.retryAll();
        break;
      case 'kill':
        if (world.tabs.length > 1) await this.#kill(this.#tab(each.tab));
        break;
      case 'openTab':
        if (world.tabs.length < 3) world.openTab();
        break;
      case 'other':
        this.#fromOther();
        break;
    }
    this.check();
  }

  /** Everything works again and time passes. */
  async comeToRest() {
    const { world } = this;
    world.server.setReachable(true);
    world.server.setBlocked(ROOM.id, ME, false);
    world.browser.setConnection('online');
    await world.finish();
    for (const { outbox } of world.tabs) outbox.retryAll();
    await world.finish();
  }

  /** At every moment, in every tab. */
  check() {
    for (const { timeline } of this.world.tabs) {
      const ids = timeline.getState().messages.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const { id, text, tab: origin } of this.written) {
      if (!origin.isAlive) continue;
      const shown = origin.timeline.getState().messages.find((message) => message.id === id);
      if (!shown) throw new Error(`"${text}" is gone from the screen`);
      expect([shown.text, shown.failedChange?.text]).toContain(text);
    }
  }

  #tab(index: number): SimulatedTab {
    const { tabs } = this.world;
    const found = tabs[index % tabs.length];
    if (!found) throw new Error('no tab is open');
    return found;
  }

  #send(from: SimulatedTab) {
    const text = this.#newText();
    const id = from.outbox.send(ROOM, { text, mentions: [], replyTo: null });
    this.written.push({ id, text, tab: from, isReacted: false });
  }

  /** One's own message, in the tab that wrote it. */
  #own(from: SimulatedTab, index: number): Written | undefined {
    const own = this.written.filter((each) => each.tab === from);
    return own[index % Math.max(1, own.length)];
  }

  #edit(from: SimulatedTab, index: number) {
    const target = this.#own(from, index);
    if (!target) return;
    target.text = this.#newText();
    from.outbox.edit({ id: target.id, roomId: ROOM.id }, { text: target.text, mentions: [] });
  }

  #react(from: SimulatedTab, index: number) {
    const target = this.#own(from, index);
    if (!target) return;
    target.isReacted = !target.isReacted;
    from.outbox.react({ id: target.id, roomId: ROOM.id }, '👍', target.isReacted);
  }

  /** What a tab wrote in its last instant may be on its way to disk: then it is nobody's yet. */
  async #kill(gone: SimulatedTab) {
    this.world.kill(gone);
    await this.world.step(0);
  }

  #fromOther() {
    const id = `other${this.world.server.all(ROOM.id).length}`;
    const time = Math.max(
      this.world.now,
      ...this.world.server.all(ROOM.id).map((m) => m.createdAt + 1),
    );
    this.world.server.write({
      id,
      roomId: ROOM.id,
      senderId: 'grace',
      kind: 'text',
      text: id,
      mentions: [],
      ...WITHOUT_FILES,
      replyTo: null,
      event: null,
      reactions: {},
      createdAt: time,
      updatedAt: time,
      editedAt: null,
      editCount: 0,
      deletedAt: null,
      deletedBy: null,
      hiddenAt: null,
      expiresAt: null,
    });
  }

  #newText() {
    this.#texts += 1;
    return `text ${this.#texts}`;
  }
}

/** A send went through unheard, was rewritten, and the tab died before it could try again. */
const REWRITTEN_BEFORE_THE_CRASH: Act[] = [
  { type: 'send', tab: 0 },
  { type: 'send', tab: 0 },
  { type: 'step', picks: [0, 0, 0] },
  { type: 'step', picks: [0, 0, 1, 7] },
  { type: 'send', tab: 0 },
  { type: 'reach', isReachable: false },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0, 0, 0, 0, 0] },
  { type: 'send', tab: 0 },
  { type: 'edit', tab: 0, on: 5 },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0, 0] },
  { type: 'retry', tab: 0 },
  { type: 'kill', tab: 0 },
];

/** One edit is refused while a later one of the same message waits and then goes through. */
const REFUSED_BEHIND_A_LATER_EDIT: Act[] = [
  { type: 'send', tab: 0 },
  { type: 'kill', tab: 1 },
  { type: 'step', picks: [0, 0] },
  { type: 'block', isBlocked: true },
  { type: 'step', picks: [5] },
  { type: 'edit', tab: 0, on: 0 },
  { type: 'edit', tab: 0, on: 0 },
  { type: 'send', tab: 0 },
  { type: 'send', tab: 0 },
  { type: 'other' },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0, 0] },
];

/** The tab that sends heard of one edit, wrote it down and died; the next one had edited again. */
const OLDER_EDIT_LEFT_BY_A_CRASH: Act[] = [
  { type: 'openTab' },
  { type: 'send', tab: 1 },
  { type: 'edit', tab: 1, on: 0 },
  { type: 'edit', tab: 1, on: 0 },
  { type: 'react', tab: 0, on: 0 },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0, 0] },
  { type: 'step', picks: [2] },
  { type: 'kill', tab: 0 },
];

/** What the dead tab had on the wire lands with the old text while the next tab sends the new one. */
const LATE_COMMIT_OF_A_DEAD_TAB: Act[] = [
  { type: 'send', tab: 1 },
  { type: 'send', tab: 0 },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0] },
  { type: 'edit', tab: 1, on: 0 },
  { type: 'step', picks: [0, 0, 5, 2] },
  { type: 'kill', tab: 0 },
  { type: 'send', tab: 0 },
  { type: 'send', tab: 0 },
  { type: 'react', tab: 0, on: 0 },
  { type: 'step', picks: [3, 0] },
  { type: 'send', tab: 0 },
];

/** The next tab sends what was there before it hears of the last edit, and of the one that this took the place of. */
const EDITS_HEARD_LATE: Act[] = [
  { type: 'send', tab: 0 },
  { type: 'edit', tab: 0, on: 0 },
  { type: 'reach', isReachable: false },
  { type: 'step', picks: [6] },
  { type: 'other' },
  { type: 'edit', tab: 0, on: 0 },
  { type: 'send', tab: 0 },
  { type: 'kill', tab: 0 },
];

/** Two entries are told at once that the next window is theirs to open. */
const TWO_OPEN_ONE_WINDOW: Act[] = [
  { type: 'send', tab: 1 },
  { type: 'step', picks: [0, 0, 0] },
  { type: 'edit', tab: 1, on: 0 },
  { type: 'block', isBlocked: true },
  { type: 'send', tab: 0 },
  { type: 'step', picks: [0, 0, 0, 0, 0] },
  { type: 'step', picks: [2, 0, 2, 2, 7] },
  { type: 'step', picks: [0, 4, 2] },
  { type: 'other' },
  { type: 'fill', left: 0 },
  { type: 'step', picks: [0] },
];

/** A refusal takes the edits of a message in while their author goes on with one of them. */
const EDITED_WHILE_TAKEN_IN: Act[] = [
  { type: 'block', isBlocked: true },
  { type: 'openTab' },
  { type: 'send', tab: 2 },
  { type: 'edit', tab: 2, on: 0 },
  { type: 'step', picks: [0] },
  { type: 'step', picks: [0, 0, 0] },
  { type: 'step', picks: [0, 3, 0] },
  { type: 'step', picks: [0, 0, 2, 6] },
  { type: 'send', tab: 0 },
  { type: 'edit', tab: 2, on: 0 },
  { type: 'kill', tab: 1 },
  { type: 'step', picks: [0] },
];

test(
  'every message arrives once, in order, and shows once all the while',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 60 }), async (acts) => {
        const person = new Person();
        await person.start();
        for (const each of acts) await person.do(each);
        await person.comeToRest();

        const { world, written } = person;
        const arrived = world.server.all(ROOM.id).filter(({ senderId }) => senderId === ME);
        const pairs = (list: readonly { id: string; text: string }[]) =>
          list.map(({ id, text }) => `${id} ${text}`);
        expect(pairs(arrived).sort()).toEqual(pairs(written).sort());
        if (!person.wasRefused) {
          // Two tabs may write at the same instant: the order binds within each.
          for (const origin of new Set(written.map((each) => each.tab))) {
            const own = pairs(written.filter((each) => each.tab === origin));
            expect(pairs(arrived).filter((each) => own.includes(each))).toEqual(own);
          }
        }
        for (const { outbox, timeline } of world.tabs) {
          expect(outbox.getState().entries).toEqual([]);
          const shown = timeline.getState().messages.map(({ id }) => id);
          expect(shown).toEqual(world.server.all(ROOM.id).map(({ id }) => id));
        }
        expect(world.disk.entries(ME)).toEqual([]);
      }),
      {
        ...RUNS,
        examples: [
          [REWRITTEN_BEFORE_THE_CRASH],
          [REFUSED_BEHIND_A_LATER_EDIT],
          [OLDER_EDIT_LEFT_BY_A_CRASH],
          [LATE_COMMIT_OF_A_DEAD_TAB],
          [EDITS_HEARD_LATE],
          [TWO_OPEN_ONE_WINDOW],
          [EDITED_WHILE_TAKEN_IN],
        ],
      },
    );
  },
  explored > 0 ? 3_600_000 : 120_000,
);
