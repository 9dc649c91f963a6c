/** Documents read and written for each row of the budget table, counted from the client's traffic. */
import { PRESENCE_BEAT_MS } from '@hearth/domain/limits';
import { HOUR_MS } from '@hearth/domain/time';
import { AppPage } from '../e2e/pages/AppPage';
import type { World } from '../e2e/support/world';
import { DocumentMeter, type Metered, type Tally } from './documentMeter';
import { lookupsBelow, lookupsOf } from './ruleLookups';

export interface BudgetRow {
  event: string;
  writes: number;
  writesMax: number;
  /** Documents delivered, and those that read rules consulted for it. */
  reads: number;
  readsMax: number;
  isHeld: boolean;
  detail: object;
}

/** What the budget allows of messages when a room opens. */
const COLD_MESSAGES_MAX = 30;
const MESSAGES = 'rooms/*/messages/*';
const ROOMS = 'rooms/*';
const LIMITS = 'users/*/private/*';
const TYPING = 'rooms/*/typing/*';

const sum = (tally: Tally, kinds?: readonly string[]) =>
  Object.entries(tally)
    .filter(([kind]) => !kinds || kinds.includes(kind))
    .reduce((total, [, count]) => total + count, 0);

/** What rules consulted so that these deliveries could happen. */
function lookups(rules: string, deliveries: Tally, kinds?: readonly string[]): number {
  return Object.entries(deliveries)
    .filter(([kind]) => !kinds || kinds.includes(kind))
    .reduce((total, [kind, count]) => {
      if (kind.startsWith('**')) return total;
      const path = kind.replace(LIMITS, 'users/*/private/settings');
      const operation = kind.endsWith('private/*') ? 'get' : 'list';
      return total + count * lookupsOf(rules, path, operation).length;
    }, 0);
}

function merge(parts: readonly Metered[]): Metered {
  const all: Metered = { written: {}, delivered: {}, empty: {}, deliveries: {}, got: {} };
  for (const part of parts) {
    for (const name of ['written', 'delivered', 'empty', 'deliveries', 'got'] as const) {
      for (const [kind, count] of Object.entries(part[name])) {
        all[name][kind] = (all[name][kind] ?? 0) + count;
      }
    }
  }
  return all;
}

type Bounds = Pick<BudgetRow, 'event' | 'writesMax' | 'readsMax'>;

function row(bounds: Bounds, writes: number, reads: number, detail: object): BudgetRow {
  const isHeld = writes <= bounds.writesMax && reads <= bounds.readsMax;
  return { ...bounds, writes, reads, isHeld, detail };
}

interface Metering {
  app: AppPage;
  meter: DocumentMeter;
}

export class BudgetCounter {
  readonly #world: World;
  readonly #rules: string;

  constructor(world: World, rules: string) {
    this.#world = world;
    this.#rules = rules;
  }

  async count(): Promise<BudgetRow[]> {
    return [...(await this.#conversation()), ...(await this.#opening())];
  }

  async #enter(person: Parameters<World['stateOf']>[0], path: string): Promise<Metering> {
    const app = await this.#world.enter(person, 'about:blank');
    const meter = await DocumentMeter.attach(app.page);
    await app.page.goto(path);
    await app.list.region.waitFor({ timeout: 60_000 });
    return { app, meter };
  }

  /** Five members; three are online, two of them look at the room. */
  async #conversation(): Promise<BudgetRow[]> {
    const [ada, grace, linus, omar, yuki] = await this.#world.people('A', 'G', 'L', 'O', 'Y');
    const room = await this.#world.group('Bench', [ada, grace, linus, omar, yuki], ['Hello']);
    const sender = await this.#enter(ada, `/r/${room.id}`);
    const viewer = await this.#enter(grace, `/r/${room.id}`);
    const other = await this.#enter(linus, '/');
    const all = [sender, viewer, other];
    await sender.app.room.ready();
    await viewer.app.room.ready();
    const settle = async () => {
      for (const { meter } of all) await meter.quiet();
      return merge(all.map(({ meter }) => meter.take()));
    };
    await settle();

    await sender.app.room.composer.fill('One message to count');
    const typing = await settle();
    await sender.app.room.composer.press('Enter');
    const sent = await settle();
    const idleFrom = Date.now();
    await sender.app.page.waitForTimeout(60_000);
    const idle = await settle();
    const idleMinutes = (Date.now() - idleFrom) / 60_000;
    for (const { app } of all) await app.page.context().close();
    return [
      this.#sendRow(sent),
      this.#typingRow(merge([typing, sent])),
      this.#idleRow(idle, idleMinutes, all.length),
    ];
  }

  #sendRow(sent: Metered): BudgetRow {
    const own = [MESSAGES, ROOMS, LIMITS];
    const online = 3;
    const viewing = 2;
    const bounds = {
      event: `send to a room of 5, ${online} online, ${viewing} viewing`,
      writesMax: 3,
      readsMax: online + 2 * viewing,
    };
    const consulted = lookups(this.#rules, sent.deliveries, [MESSAGES, ROOMS]);
    return row(bounds, sum(sent.written, own), sum(sent.delivered, [MESSAGES, ROOMS]) + consulted, {
      ...sent,
      consultedByReadRules: consulted,
      // The table does not speak of these: they are paid by the sender alone, once.
      consultedByWriteRulesAtMost: new Set([
        ...lookupsOf(this.#rules, MESSAGES, 'create'),
        ...lookupsBelow(this.#rules, ROOMS, 'sends'),
        ...lookupsOf(this.#rules, 'users/*/private/limits', 'update'),
      ]).size,
    });
  }

  #typingRow(typed: Metered): BudgetRow {
    const consulted = lookups(this.#rules, typed.deliveries, [TYPING]);
    return row(
      { event: 'typing a message and sending it, 2 viewing', writesMax: 2, readsMax: 4 },
      sum(typed.written, [TYPING]),
      sum(typed.delivered, [TYPING]) + consulted,
      { written: typed.written, delivered: typed.delivered, deliveries: typed.deliveries },
    );
  }

  #idleRow(idle: Metered, minutes: number, people: number): BudgetRow {
    const beatsInAnHour = HOUR_MS / PRESENCE_BEAT_MS;
    const othersInAnHour =
      ((sum(idle.written) - (idle.written['presence/*'] ?? 0)) / people / minutes) * 60;
    return row(
      { event: 'online for an hour, idle', writesMax: 30, readsMax: Infinity },
      Math.round(beatsInAnHour + othersInAnHour),
      0,
      { minutesWatched: minutes, people, ...idle, beatsInAnHour },
    );
  }

  async #opening(): Promise<BudgetRow[]> {
    const [ada, grace, linus] = await this.#world.people('A', 'G', 'L');
    const lines = Array.from({ length: 80 }, (_, index) => `Line ${index}`);
    const room = await this.#world.group('Bench', [ada, grace, linus], lines);
    const { app, meter } = await this.#enter(ada, '/');
    // What the app opens late is not the room's.
    await meter.quiet(4_000);
    meter.take();
    await app.list.open('Bench');
    await app.room.ready();
    await meter.quiet();
    const opened = meter.take();
    const shown = room.memberIds.length;
    const cold = row(
      {
        event: `open a room, cold, ${shown} members shown`,
        writesMax: 1,
        readsMax: COLD_MESSAGES_MAX + shown + 3,
      },
      sum(opened.written),
      sum(opened.delivered) + sum(opened.empty) + lookups(this.#rules, opened.deliveries),
      opened,
    );

    const context = app.page.context();
    await app.page.goto('about:blank');
    const page = await context.newPage();
    const again = await DocumentMeter.attach(page);
    await page.goto('/');
    await new AppPage(page).list.room('Bench').waitFor({ timeout: 60_000 });
    await again.quiet(3_000);
    const warm = again.take();
    await context.close();
    return [
      cold,
      row(
        { event: 'open the app, warm cache, nothing changed', writesMax: 1, readsMax: 1 },
        sum(warm.written),
        // One's own heartbeat is a change too, where one's presence is shown.
        sum(warm.delivered),
        warm,
      ),
    ];
  }
}
