import { CALL_BEAT_MS, CALL_RING_MS } from '@hearth/domain/limits';
import { FOREVER_MS } from '@hearth/domain/notificationSettings';
import { directRoomId } from '@hearth/domain/room';
import { SECOND_MS } from '@hearth/domain/time';
import { HearthError } from '@hearth/domain/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildDirect, buildGroup } from '../../testing/builders';
import { createCallTable, type CallSeat, type CallTable } from '../../testing/callTable';
import { createMemoryCallMedia } from '../../testing/memoryCallMedia';
import type { CallPerson, CurrentCall } from './callsState';

const PAIR = directRoomId('ada', 'grace');
const CREW = ['ada', 'grace', 'linus', 'mary', 'niels', 'olga', 'paul'];
const VOICE = { hasCamera: false, isMuted: false };
const VIDEO = { hasCamera: true, isMuted: false };

let table: CallTable;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  table = createCallTable([
    buildDirect('ada', 'grace'),
    buildDirect('ada', 'linus'),
    buildGroup({ id: 'crew', memberIds: CREW }),
  ]);
});

afterEach(() => {
  table.stop();
  vi.useRealTimers();
});

async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

async function sit<Uids extends readonly string[]>(...uids: Uids) {
  const seats = uids.map((uid) => table.sit(uid));
  await pass();
  return seats as { [Key in keyof Uids]: CallSeat };
}

function current(seat: CallSeat): CurrentCall {
  const call = seat.state().current;
  if (!call) throw new Error(`${seat.uid} is in no call`);
  return call;
}

function life(seat: CallSeat): string {
  const { life: now } = current(seat);
  return now.state === 'ended' ? now.reason : now.state;
}

function person(seat: CallSeat, uid: string): CallPerson {
  const found = current(seat).people.find((other) => other.uid === uid);
  if (!found) throw new Error(`${seat.uid} does not see ${uid}`);
  return found;
}

function ring(seat: CallSeat) {
  const [first] = seat.state().incoming;
  if (!first) throw new Error(`nothing rings at ${seat.uid}`);
  return first;
}

/** Two people who talk. */
async function talking(wish = VOICE) {
  const [ada, grace] = await sit('ada', 'grace');
  ada.actions.call(PAIR, 'audio', wish);
  await pass(2_000);
  grace.actions.accept(ring(grace).call.id, wish);
  await pass(3_000);
  expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
  return { ada, grace, callId: current(ada).callId };
}

/** Link number `n` of a seat. */
function link(seat: CallSeat, n = -1) {
  const found = seat.peers.links.at(n);
  if (!found) throw new Error('no link');
  return found;
}

function isReleased(seat: CallSeat): boolean {
  return (
    seat.media.opened.every(({ readyState }) => readyState === 'ended') &&
    seat.peers.links.every(({ isClosed }) => isClosed) &&
    seat.media.ringing.length === 0 &&
    !seat.media.isAwake
  );
}

describe('a direct call', () => {
  it('rings, is taken, carries both ways and ends for both', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(2_000);
    expect(life(ada)).toBe('ringing');
    expect(ada.media.ringing).toEqual(['outgoing']);
    expect(grace.media.ringing).toEqual(['incoming']);
    expect(ring(grace)).toMatchObject({ isSilent: false, call: { callerId: 'ada' } });
    expect(ada.state().incoming).toEqual([]);

    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass();
    expect(grace.state().incoming).toEqual([]);
    expect(grace.media.ringing).toEqual([]);
    await pass(2_000);
    expect(ada.media.ringing).toEqual([]);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
    expect(person(ada, 'grace')).toMatchObject({ link: 'connected', isMuted: false });
    expect(person(grace, 'ada').stream?.getAudioTracks()).toHaveLength(1);
    expect(ada.media.isAwake).toBe(true);

    await pass(10_000);
    grace.actions.hangUp();
    await pass(1_000);
    expect([life(ada), life(grace)]).toEqual(['hungUp', 'hungUp']);
    const { life: end } = current(ada);
    expect(end.state === 'ended' && (end.talkedMs ?? 0) >= 10_000).toBe(true);
    expect([ada, grace].map(isReleased)).toEqual([true, true]);
    expect(table.calls.call(current(ada).callId)).toMatchObject({ outcome: 'answered' });
    ada.actions.dismiss();
    expect(ada.state().current).toBeNull();
    expect(table.calls.watches()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('opens no link before it is known whether the address is hidden', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    let tellKnown = () => {};
    ada.settings.known = new Promise((resolve) => {
      tellKnown = resolve;
    });
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(2_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass(5_000);
    expect(ada.peers.links).toEqual([]);

    ada.settings.setState({ relaysCalls: true });
    tellKnown();
    await pass(2_000);
    expect(ada.peers.links.map(({ options }) => options.relaysOnly)).toEqual([true]);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
  });

  it('makes its next link through relays alone where one has come to want that', async () => {
    const { ada } = await talking();
    ada.settings.setState({ relaysCalls: true });
    link(ada).setCondition('failed');
    await pass(5_000);
    expect(ada.peers.links.map(({ options }) => options.relaysOnly)).toEqual([false, true]);
    expect(life(ada)).toBe('connected');
  });

  it('ends when one blocks the other', async () => {
    const { ada, grace, callId } = await talking();
    ada.blocked.setState({ blocked: new Set(['linus']) });
    expect(life(ada)).toBe('connected');
    ada.blocked.setState({ blocked: new Set(['linus', 'grace']) });
    await pass(1_000);
    expect([life(ada), life(grace)]).toEqual(['hungUp', 'hungUp']);
    expect(table.calls.call(callId)?.state).toBe('ended');
  });

  it('makes a late link with the servers of then', async () => {
    const old = [{ urls: ['turn:old.example'] }];
    const fresh = [{ urls: ['turn:new.example'] }];
    table.calls.setIceServers(old);
    const { ada } = await talking();
    table.calls.setIceServers(fresh);
    await pass(300_000);
    link(ada).setCondition('failed');
    await pass(5_000);
    expect(ada.peers.links.map(({ options }) => options.iceServers)).toEqual([old, fresh]);
  });

  it('costs few documents', async () => {
    const { ada, callId } = await talking(VIDEO);
    await pass(60_000);
    ada.actions.hangUp();
    await pass(5_000);
    expect(table.calls.signals(callId)).toEqual([]);
    expect(table.calls.writeCount()).toBeLessThan(20);
  });

  it('shows a screen that was shared while the link was made', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    while (ada.peers.links.length === 0) await pass(20);
    ada.actions.share();
    expect(life(ada)).toBe('connecting');
    await pass(3_000);
    expect(person(grace, 'ada').screen).not.toBeNull();
  });

  it('is declined', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    grace.actions.decline(ring(grace).call.id);
    await pass(1_000);
    expect(life(ada)).toBe('declined');
    expect(grace.state()).toMatchObject({ incoming: [], current: null });
    expect([ada, grace].map(isReleased)).toEqual([true, true]);
  });

  it('is given up by the caller, also before it began', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    ada.actions.hangUp();
    await pass(1_000);
    expect(grace.state().incoming).toEqual([]);
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    expect(grace.state().incoming).toHaveLength(1);
    ada.actions.hangUp();
    await pass(1_000);
    expect(life(ada)).toBe('cancelled');
    expect(grace.state().incoming).toEqual([]);
    expect(grace.media.ringing).toEqual([]);
    expect(table.rooms.room(PAIR)?.call).toBeNull();
  });

  it('is left again that was given up while it was begun', async () => {
    let begin = () => undefined as void;
    const started = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = table.calls.port('ada');
    const ada = table.sit('ada', {
      start: async (...args) => {
        await started;
        return slow.start(...args);
      },
    });
    await pass();
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    ada.actions.hangUp();
    begin();
    await pass(1_000);
    expect(table.calls.call(current(ada).callId)).toMatchObject({ outcome: 'cancelled' });
  });

  it('is missed, as a function says', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(CALL_RING_MS);
    expect(grace.state().incoming).toEqual([]);
    table.calls.timeOut(current(ada).callId);
    await pass();
    expect(life(ada)).toBe('missed');
  });

  it('is missed, as the caller says where no function does', async () => {
    const [ada] = await sit('ada');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(CALL_RING_MS + 4 * SECOND_MS);
    expect(life(ada)).toBe('ringing');
    await pass(2 * SECOND_MS);
    expect(life(ada)).toBe('missed');
    expect(table.calls.call(current(ada).callId)).toMatchObject({ outcome: 'missed' });
    expect(isReleased(ada)).toBe(true);
  });

  it('is missed where its document never shows', async () => {
    const ada = table.sit('ada', { watch: () => () => undefined });
    await pass();
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(CALL_RING_MS + 4 * SECOND_MS);
    expect(life(ada)).toBe('ringing');
    await pass(2 * SECOND_MS);
    expect(life(ada)).toBe('missed');
    expect(isReleased(ada)).toBe(true);
  });

  it('of two who call each other is one call', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    grace.actions.call(PAIR, 'video', VIDEO);
    await pass(3_000);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
    expect(current(ada).callId).toBe(current(grace).callId);
    expect(grace.state()).toMatchObject({ incoming: [], triedWhileBusy: [] });
    expect(current(grace)).toMatchObject({ callerId: 'ada', kind: 'audio' });
  });

  it('is refused by who is in another call, and tells them', async () => {
    const { ada, grace } = await talking();
    const linus = table.sit('linus');
    await pass();
    linus.actions.call(directRoomId('ada', 'linus'), 'audio', VOICE);
    await pass(1_000);
    expect(life(linus)).toBe('busy');
    const { callId } = current(linus);
    expect(ada.state().triedWhileBusy).toEqual([{ callId, callerId: 'linus' }]);
    expect(ada.media.ringing).toEqual([]);
    ada.actions.dismissBusy(callId);
    expect(ada.state().triedWhileBusy).toEqual([]);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
  });

  it('of the same room takes the place of one whose end was not heard', async () => {
    const port = table.calls.port('grace');
    let isDeaf = false;
    const [ada] = await sit('ada');
    const grace = table.sit('grace', {
      watch: (callId, listener) =>
        port.watch(callId, {
          ...listener,
          next: (call) => {
            if (!isDeaf) listener.next(call);
          },
        }),
    });
    await pass();
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass(3_000);
    const first = current(grace).callId;
    isDeaf = true;
    ada.actions.hangUp();
    await pass(1_000);
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    isDeaf = false;
    grace.actions.accept(current(ada).callId, VOICE);
    await pass(5_000);
    expect(current(grace).callId).not.toBe(first);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
  });

  it('does not come about where one is blocked, and says so', async () => {
    const [ada] = await sit('ada');
    table.calls.refuseStarts('ada', 'blocked');
    ada.actions.call(PAIR, 'audio', VOICE);
    expect(ada.state().current).not.toBeNull();
    await pass(1_000);
    expect(ada.state()).toMatchObject({ current: null, failure: 'blocked' });
    expect(isReleased(ada)).toBe(true);
    ada.actions.dismissFailure();
    expect(ada.state().failure).toBeNull();
  });

  it('does not come about without a network, without WebRTC, or in a room that is not there', async () => {
    const [ada] = await sit('ada');
    table.calls.setReachable(false);
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(10_000);
    expect(ada.state()).toMatchObject({ current: null, failure: 'offline' });
    ada.media.setLinking(false);
    ada.actions.call(PAIR, 'audio', VOICE);
    expect(ada.state()).toMatchObject({ current: null, failure: 'callsUnsupported' });
    ada.actions.call('nowhere', 'audio', VOICE);
    expect(ada.state().failure).toBe('notFound');
  });

  it('that is over can not be taken any more', async () => {
    const port = table.calls.port('grace');
    const [ada] = await sit('ada');
    const grace = table.sit('grace', {
      join: async (...args) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return port.join(...args);
      },
    });
    await pass();
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    const { callId } = current(ada);
    const { call } = ring(grace);
    ada.actions.hangUp();
    grace.actions.accept(call.id, VOICE);
    await pass(2_000);
    expect(life(grace)).toBe('cancelled');
    grace.actions.dismiss();
    grace.actions.accept(callId, VOICE);
    await pass(1_000);
    expect(grace.state()).toMatchObject({ current: null, failure: 'callOver' });
  });

  it.each([
    ['ended', 'cancelled'],
    ['gone', 'removed'],
  ])('that is %s before one knows that one came in is not waited for', async (how, reason) => {
    const port = table.calls.port('grace');
    const [ada] = await sit('ada');
    const grace = table.sit('grace', {
      join: async (callId, me) => {
        await port.join(callId, me);
        const call = table.calls.call(callId);
        if (!call) throw new Error('no call');
        if (how === 'ended') {
          table.calls.write({ ...call, state: 'ended', endedAt: 1, outcome: 'cancelled' });
        } else {
          const room = table.rooms.room(PAIR);
          if (room) table.rooms.write({ ...room, memberIds: ['ada'] });
          table.calls.write(call);
        }
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      },
    });
    await pass();
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass(500);
    expect(life(grace)).toBe('accepted');
    await pass(1_000);
    expect(life(grace)).toBe(reason);
    expect(isReleased(grace)).toBe(true);
  });

  it('ends when its page does', async () => {
    const { ada, grace, callId } = await talking();
    window.dispatchEvent(new Event('pagehide'));
    await pass(1_000);
    expect(table.calls.call(callId)?.state).toBe('ended');
    expect([ada, grace].map(isReleased)).toEqual([true, true]);
  });
});

describe('that one is still there', () => {
  it('is said every few minutes by the tab in the call, and no more when it is over', async () => {
    const { ada, callId } = await talking();
    const writes = table.calls.writeCount();
    await pass(CALL_BEAT_MS - 10_000);
    expect(table.calls.writeCount()).toBe(writes);
    await pass(10_000);
    const first = table.calls.beatOf(callId, 'ada');
    expect(table.calls.beatOf(callId, 'grace')).toBeDefined();
    table.calls.setReachable(false);
    await pass(CALL_BEAT_MS);
    table.calls.setReachable(true);
    await pass(CALL_BEAT_MS);
    const last = table.calls.beatOf(callId, 'ada') ?? 0;
    expect(last - (first ?? 0)).toBeGreaterThanOrEqual(2 * CALL_BEAT_MS);
    ada.actions.hangUp();
    await pass(2 * CALL_BEAT_MS);
    expect(table.calls.beatOf(callId, 'ada')).toBe(last);
  });
});

describe('what rings', () => {
  it('is silent in a muted room, and not there from who is blocked', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    grace.setNotifications({ rooms: { [PAIR]: { level: null, mutedUntil: FOREVER_MS } } });
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    expect(ring(grace).isSilent).toBe(true);
    expect(grace.media.rung).toEqual([]);
    grace.setNotifications({ rooms: {} });
    expect(grace.media.ringing).toEqual(['incoming']);
    grace.settings.setState({ availability: 'dnd' });
    expect(grace.media.ringing).toEqual([]);
    grace.blocked.setState({ blocked: new Set(['ada']) });
    expect(grace.state().incoming).toEqual([]);
  });

  it('sounds in one tab, shows in all, and stops everywhere once one takes it', async () => {
    const [ada, first, second] = await sit('ada', 'grace', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    expect([first.state().incoming.length, second.state().incoming.length]).toEqual([1, 1]);
    expect([first.media.ringing, second.media.ringing]).toEqual([['incoming'], []]);
    second.actions.accept(ring(second).call.id, VOICE);
    await pass(2_000);
    expect(first.state()).toMatchObject({ incoming: [], current: null });
    expect(first.media.ringing).toEqual([]);
    expect(life(second)).toBe('connected');
  });

  it('sounds in a tab that may sound', async () => {
    const quiet = createMemoryCallMedia();
    quiet.silence();
    const untouched = table.sit('grace', {}, quiet);
    const [ada, touched] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    expect([quiet.ringing, touched.media.ringing]).toEqual([[], ['incoming']]);
    touched.stop();
    quiet.press();
    expect(untouched.media.ringing).toEqual(['incoming']);
  });

  it('shows before its document is here, which then corrects it', async () => {
    const port = table.calls.port('grace');
    const [ada] = await sit('ada');
    const grace = table.sit('grace', {
      watch: (callId, listener) =>
        port.watch(callId, {
          ...listener,
          next: (call) => {
            setTimeout(() => {
              listener.next(call);
            }, 500);
          },
        }),
    });
    await pass();
    ada.actions.call('crew', 'audio', VOICE);
    await pass(100);
    expect(ring(grace).call).toMatchObject({ callerId: 'ada', roomId: 'crew', memberIds: CREW });
    expect(grace.media.ringing).toEqual(['incoming']);
    const call = table.calls.call(ring(grace).call.id);
    if (call) table.calls.write({ ...call, refusals: { grace: 'declined' } });
    await pass(1_000);
    expect(grace.state().incoming).toEqual([]);
    expect(grace.media.ringing).toEqual([]);
  });

  it('goes after 45 seconds, though nobody says so', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(1_000);
    table.calls.setReachable(false);
    await pass(CALL_RING_MS);
    expect(grace.state().incoming).toEqual([]);
    expect(grace.media.ringing).toEqual([]);
  });

  it('began before the page was opened', async () => {
    const [ada] = await sit('ada');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(5_000);
    const [grace] = await sit('grace');
    await pass(500);
    expect(ring(grace).call.callerId).toBe('ada');
  });
});

describe('another tab', () => {
  it('takes the place of the one that is in the call', async () => {
    const { ada, grace, callId } = await talking();
    const [second] = await sit('grace');
    second.actions.call(PAIR, 'audio', VOICE);
    await pass(3_000);
    expect(life(grace)).toBe('elsewhere');
    expect(isReleased(grace)).toBe(true);
    expect([life(ada), life(second)]).toEqual(['connected', 'connected']);
    expect(table.calls.call(callId)?.state).toBe('ongoing');
    expect(person(ada, 'grace').link).toBe('connected');
  });
});

describe('a group', () => {
  it('has late joiners and leavers, and stays with one who is alone', async () => {
    const [ada, grace, linus, mary] = await sit('ada', 'grace', 'linus', 'mary');
    ada.actions.call('crew', 'video', VIDEO);
    await pass(1_000);
    for (const seat of [grace, linus]) seat.actions.accept(ring(seat).call.id, VIDEO);
    await pass(3_000);
    expect([ada, grace, linus].map(life)).toEqual(['connected', 'connected', 'connected']);
    expect(current(ada).people.map(({ uid }) => uid)).toEqual(['grace', 'linus']);

    mary.actions.call('crew', 'video', VOICE);
    await pass(3_000);
    expect(current(mary).people.map(({ uid, link: state }) => [uid, state])).toEqual([
      ['ada', 'connected'],
      ['grace', 'connected'],
      ['linus', 'connected'],
    ]);
    expect(person(mary, 'linus').hasCamera).toBe(true);
    expect(person(linus, 'mary').hasCamera).toBe(false);
    expect(linus.media.rung).toContain('joined');

    ada.actions.hangUp();
    await pass(1_000);
    expect(current(linus).people.map(({ uid }) => uid)).toEqual(['grace', 'mary']);
    expect(linus.media.rung).toContain('left');
    for (const seat of [grace, mary]) seat.actions.hangUp();
    await pass(1_000);
    expect([life(linus), current(linus).people]).toEqual(['connected', []]);
    await pass(60_000);
    expect(life(linus)).toBe('connected');
    linus.actions.hangUp();
    await pass(1_000);
    expect(table.rooms.room('crew')?.call).toBeNull();
    expect([ada, grace, linus, mary].map(isReleased)).toEqual([true, true, true, true]);
  });

  it('asks nobody again who has been in it, also after a reload', async () => {
    const [ada, grace, linus] = await sit('ada', 'grace', 'linus');
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    for (const seat of [grace, linus]) seat.actions.accept(ring(seat).call.id, VOICE);
    await pass(3_000);
    grace.stop();
    await pass(1_000);
    expect(current(ada).people.map(({ uid }) => uid)).toEqual(['linus']);
    const [again, mary] = await sit('grace', 'mary');
    await pass(3_000);
    expect(ring(mary).call.id).toBe(current(ada).callId);
    expect(again.state().incoming).toEqual([]);
    again.actions.call('crew', 'audio', VOICE);
    await pass(3_000);
    expect([ada, linus, again].map(life)).toEqual(['connected', 'connected', 'connected']);
  });

  it('links to whom one blocks through relays alone, and goes on', async () => {
    const [ada, grace, linus] = await sit('ada', 'grace', 'linus');
    grace.blocked.setState({ blocked: new Set(['linus']) });
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    for (const seat of [grace, linus]) seat.actions.accept(ring(seat).call.id, VOICE);
    await pass(3_000);
    expect([ada, grace, linus].map(life)).toEqual(['connected', 'connected', 'connected']);
    const relayed = (seat: CallSeat) =>
      seat.peers.links.map(({ options }) => options.relaysOnly).sort();
    expect([ada, grace, linus].map(relayed)).toEqual([
      [false, false],
      [false, true],
      [false, false],
    ]);
    grace.blocked.setState({ blocked: new Set(['linus', 'ada']) });
    await pass(1_000);
    expect(life(grace)).toBe('connected');
  });

  it('rings on for the others when somebody has come, until its time is over', async () => {
    const [ada, grace, linus, mary] = await sit('ada', 'grace', 'linus', 'mary');
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass(5_000);
    expect([ada, grace].map(life)).toEqual(['connected', 'connected']);
    expect(linus.media.ringing).toEqual(['incoming']);
    linus.actions.decline(ring(linus).call.id);
    await pass(1_000);
    expect(linus.state().incoming).toEqual([]);
    const { callId } = current(ada);
    expect(table.calls.call(callId)?.refusals).toEqual({ linus: 'declined' });
    expect(ring(mary).call.id).toBe(callId);
    await pass(CALL_RING_MS);
    expect(mary.state().incoming).toEqual([]);
    expect([ada, grace].map(life)).toEqual(['connected', 'connected']);
  });

  it('takes six, and tells the seventh', async () => {
    const seats = await sit(...CREW);
    const [ada, ...others] = seats;
    const last = others.pop();
    if (!ada || !last) throw new Error('nobody');
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    for (const seat of others) seat.actions.call('crew', 'audio', VOICE);
    await pass(5_000);
    expect(others.map(life)).toEqual(others.map(() => 'connected'));
    expect(current(ada).people).toHaveLength(5);
    last.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    expect(life(last)).toBe('full');
    expect(isReleased(last)).toBe(true);
  });

  it('in which everybody declines ends for the caller', async () => {
    const seats = await sit(...CREW);
    const [ada, ...others] = seats;
    ada?.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    for (const seat of others) seat.actions.decline(ring(seat).call.id);
    await pass(1_000);
    expect(ada && life(ada)).toBe('declined');
    expect(table.rooms.room('crew')?.call).toBeNull();
  });

  it('shuts out who is removed from its room', async () => {
    const [ada, grace] = await sit('ada', 'grace');
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    await pass(3_000);
    const call = table.calls.call(current(ada).callId);
    const room = table.rooms.room('crew');
    if (!call || !room) throw new Error('no call');
    table.rooms.write({ ...room, memberIds: CREW.filter((uid) => uid !== 'grace') });
    const { grace: _gone, ...participants } = call.participants;
    table.calls.write({ ...call, participants });
    await pass(1_000);
    expect(life(grace)).toBe('removed');
    expect(isReleased(grace)).toBe(true);
    expect([life(ada), current(ada).people]).toEqual(['connected', []]);
  });
});

describe('the network', () => {
  it('is lost for ten seconds and comes back', async () => {
    const { ada, grace } = await talking();
    const { since } = current(ada).life as { since: number };
    link(ada).setCondition('disconnected');
    link(grace).setCondition('disconnected');
    expect([life(ada), life(grace)]).toEqual(['reconnecting', 'reconnecting']);
    expect(person(ada, 'grace').link).toBe('reconnecting');
    await pass(2_100);
    expect(link(ada).restarts).toBe(1);
    await pass(1_000);
    link(ada).setCondition('connected');
    link(grace).setCondition('connected');
    expect(current(ada).life).toEqual({ state: 'connected', since });
    expect([ada.peers.links.length, grace.peers.links.length]).toEqual([1, 1]);
  });

  it('gets a new link where the old one failed', async () => {
    const { ada, grace } = await talking();
    link(grace).setCondition('failed');
    link(ada).setCondition('failed');
    expect(life(ada)).toBe('reconnecting');
    await pass(5_000);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
    expect([ada.peers.links.length, grace.peers.links.length]).toEqual([2, 2]);
    expect(person(grace, 'ada').stream?.getAudioTracks()).toHaveLength(1);
  });

  it('gets a new link when only the side notices that makes no offers', async () => {
    const { ada, grace } = await talking();
    await pass(10_000);
    link(grace).setCondition('failed');
    expect([life(ada), life(grace)]).toEqual(['connected', 'reconnecting']);
    await pass(6_000);
    expect([life(ada), life(grace)]).toEqual(['connected', 'connected']);
    expect(ada.peers.links).toHaveLength(2);
  });

  it('that does not come back ends a direct call', async () => {
    const { ada, grace, callId } = await talking();
    table.calls.setReachable(false);
    for (const seat of [ada, grace]) link(seat).setCondition('failed');
    await pass(31_000);
    expect([life(ada), life(grace)]).toEqual(['failed', 'failed']);
    expect([ada, grace].map(isReleased)).toEqual([true, true]);
    table.calls.setReachable(true);
    await pass(60_000);
    expect(table.calls.call(callId)).toMatchObject({ state: 'ended', outcome: 'answered' });
  });

  it('gives up one person of a group alone, and takes them back', async () => {
    const [ada, grace, linus] = await sit('ada', 'grace', 'linus');
    ada.actions.call('crew', 'audio', VOICE);
    await pass(1_000);
    for (const seat of [grace, linus]) seat.actions.accept(ring(seat).call.id, VOICE);
    await pass(3_000);
    const broken = ada.peers.links[1];
    let isOut = true;
    const open = ada.peers.open;
    vi.spyOn(ada.peers, 'open').mockImplementation((options) => {
      const peer = open(options);
      if (isOut) peer.take = () => undefined;
      return peer;
    });
    broken?.setCondition('failed');
    await pass(40_000);
    expect(life(ada)).toBe('connected');
    expect(
      current(ada)
        .people.map((each) => each.link)
        .sort(),
    ).toEqual(['connected', 'failed']);
    isOut = false;
    ada.media.changeNetwork();
    await pass(5_000);
    expect(current(ada).people.map((each) => each.link)).toEqual(['connected', 'connected']);
  });

  it('that changes is looked at anew', async () => {
    const { ada } = await talking();
    ada.media.changeNetwork();
    await pass(1_000);
    expect(link(ada).restarts).toBe(1);
    expect(life(ada)).toBe('connected');
  });

  it('too slow for pictures carries voices, and pictures again when it can', async () => {
    const { ada, grace } = await talking(VIDEO);
    const sample = {
      sentLoss: 0.4,
      receivedLoss: 0,
      roundTripMs: 80,
      availableBps: 60_000,
      sentBps: 60_000,
      receivedBps: 60_000,
      sentFps: 10,
      receivedFps: 10,
    };
    link(ada).setSample(sample);
    await pass(4_000);
    expect(current(ada)).toMatchObject({ quality: 'audioOnly', own: { isCameraHeld: true } });
    expect(current(ada).own.camera).toBe('on');
    expect(person(ada, 'grace').quality).toBe('poor');
    expect(link(ada).limits?.isOn).toBe(false);
    expect(person(grace, 'ada').hasCamera).toBe(false);
    link(ada).setSample({ ...sample, sentLoss: 0, availableBps: 5_000_000, sentFps: 0 });
    await pass(20_000);
    expect(current(ada).own.isCameraHeld).toBe(false);
    expect(link(ada).limits?.isOn).toBe(true);
    expect(person(grace, 'ada').hasCamera).toBe(true);
    expect(person(ada, 'grace').quality).toBe('good');
  });

  it('loses listeners, which are opened again', async () => {
    const { ada, grace } = await talking();
    table.calls.breakListeners();
    await pass(3_000);
    expect(life(ada)).toBe('connected');
    grace.actions.hangUp();
    await pass(3_000);
    expect(life(ada)).toBe('hungUp');
  });

  it('loses a signal on the way, which is sent again and taken once', async () => {
    let failures = 2;
    const port = table.calls.port('ada');
    const ada = table.sit('ada', {
      send: async (...args) => {
        await port.send(...args);
        failures -= 1;
        if (failures >= 0) throw new HearthError('unknown');
      },
    });
    const [grace] = await sit('grace');
    ada.actions.call(PAIR, 'audio', VOICE);
    await pass(2_000);
    grace.actions.accept(ring(grace).call.id, VOICE);
    const taken = vi.fn();
    await pass(500);
    expect(grace.peers.links).toHaveLength(1);
    for (const peer of grace.peers.links) vi.spyOn(peer, 'take').mockImplementation(taken);
    await pass(10_000);
    expect(life(ada)).toBe('connected');
    expect(taken).not.toHaveBeenCalled();
  });
});
