import type { CallSignal, CallSignalItem } from '@hearth/domain/call';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryCallPeers, type MemoryCallPeers } from '../../testing/memoryCallPeers';
import { PersonLink, type PersonLinkDeps } from './personLink';

const ADA = { uid: 'ada', sessionId: 'ada-1' };
const GRACE = { uid: 'grace', sessionId: 'grace-1' };

type Sent = Parameters<PersonLinkDeps['calls']['send']>[1];

let peers: MemoryCallPeers;
let sent: Sent[];
let states: string[];
let link: PersonLink;

beforeEach(() => {
  vi.useFakeTimers();
  peers = createMemoryCallPeers();
  sent = [];
  states = [];
});

afterEach(() => {
  link.close();
  vi.useRealTimers();
});

/** The link of one side; Ada makes the offers. */
function begin(me = ADA, other = GRACE): void {
  let ids = 0;
  link = new PersonLink({
    ...{ callId: 'call', me, other, peers, relaysOnly: () => true },
    calls: {
      newId: () => `link-${(ids += 1)}`,
      send: async (_callId, signal) => {
        sent.push(signal);
      },
    },
    iceServers: () => [{ urls: ['turn:turn.example'] }],
    tracks: () => [],
    greeting: () => 'hello',
    onChange: (change) => {
      if (change.link) states.push(change.link);
    },
    onHeard: () => undefined,
  });
  link.start();
}

function hear(linkId: string, ...items: CallSignalItem[]): void {
  const signal: CallSignal = {
    ...{ id: 'signal', from: 'grace', fromSession: 'grace-1', to: 'ada', toSession: 'ada-1' },
    ...{ linkId, items, at: 0 },
  };
  link.take(signal);
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

const OFFER: CallSignalItem = { type: 'offer', sdp: 'theirs' };
const WISH: CallSignalItem = { type: 'relink' };
const linkIds = () => sent.map(({ linkId }) => linkId);
const wishes = () => sent.filter(({ items }) => items.some(({ type }) => type === 'relink')).length;

describe('the side that makes offers', () => {
  it('begins at once, through relays where one wants that', async () => {
    begin();
    await pass(200);
    expect(peers.links[0]?.options).toMatchObject({
      makesOffers: true,
      relaysOnly: true,
      iceServers: [{ urls: ['turn:turn.example'] }],
    });
    expect(sent).toMatchObject([{ from: 'ada', to: 'grace', toSession: 'grace-1' }]);
  });

  it('tries anew a few times, gives up, and then tries now and then', async () => {
    begin();
    await pass(29_999);
    expect(states.at(-1)).toBe('connecting');
    expect(new Set(linkIds()).size).toBe(3);
    await pass(1);
    expect(states.at(-1)).toBe('failed');
    expect(peers.links.every(({ isClosed }) => isClosed)).toBe(true);
    await pass(29_999);
    expect(new Set(linkIds()).size).toBe(3);
    await pass(1_000);
    expect(states.at(-1)).toBe('connecting');
    expect(new Set(linkIds()).size).toBe(4);
    await pass(3_600_000);
    expect(states.at(-1)).toBe('failed');
    expect(new Set(linkIds()).size).toBe(13);
    expect(peers.links).toHaveLength(13);
  });

  it('takes back who was given up as soon as they say anything', async () => {
    begin();
    await pass(31_000);
    hear('link-1', { type: 'candidate', candidate: { candidate: 'late' } });
    expect(peers.links).toHaveLength(4);
    peers.links[3]?.setCondition('connected');
    expect(states.at(-1)).toBe('connected');
    await pass(120_000);
    expect(peers.links).toHaveLength(4);
  });

  it('fulfils a wish that names an older link only where the newer one is not there', async () => {
    begin();
    await pass(17_000);
    expect(peers.links).toHaveLength(2);
    hear('link-1', WISH);
    expect(peers.links).toHaveLength(3);
    peers.links[2]?.setCondition('connected');
    await pass(10_000);
    hear('link-1', WISH);
    expect(peers.links).toHaveLength(3);
  });

  it('makes a bounded number of links where each of them fails at once', async () => {
    begin();
    for (let n = 0; n < 29; n += 1) {
      peers.links.at(-1)?.setCondition('failed');
      await pass(1_000);
    }
    expect(peers.links.length).toBeLessThanOrEqual(6);
    await pass(1_000);
    expect(states.at(-1)).toBe('failed');
  });

  it('fulfils a wish for a new link, but not one that crossed with it', async () => {
    begin();
    peers.links[0]?.setCondition('connected');
    await pass(3_999);
    hear('link-1', WISH);
    expect(peers.links).toHaveLength(1);
    await pass(1);
    hear('any', WISH);
    expect(peers.links).toHaveLength(2);
    expect(states).toEqual(['connecting', 'connected', 'reconnecting']);
    hear('any', WISH);
    expect(peers.links).toHaveLength(2);
  });

  it('hears nothing of older links, and no offers', async () => {
    begin();
    await pass(12_000);
    const [, second] = peers.links;
    const take = vi.spyOn(second ?? peers, 'take' as never);
    hear('link-1', { type: 'answer', sdp: 'old' });
    hear('other', OFFER);
    expect(take).not.toHaveBeenCalled();
    expect(peers.links).toHaveLength(2);
    hear('link-2', { type: 'answer', sdp: 'new' }, { type: 'answer', sdp: 'new' });
    expect(take).toHaveBeenCalledTimes(1);
  });

  it('restarts what is broken, then makes a new link', async () => {
    begin();
    const first = peers.links[0];
    first?.setCondition('connected');
    first?.setCondition('disconnected');
    await pass(1_999);
    expect(first?.restarts).toBe(0);
    await pass(1);
    expect(first?.restarts).toBe(1);
    await pass(6_000);
    expect(peers.links).toHaveLength(2);
    expect(first?.isClosed).toBe(true);
    peers.links[1]?.setCondition('connected');
    expect(states).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    await pass(60_000);
    expect(states.at(-1)).toBe('connected');
  });

  it('begins again for who was given up when the network changes', async () => {
    begin();
    await pass(31_000);
    const before = peers.links.length;
    link.networkChanged();
    expect(peers.links).toHaveLength(before + 1);
    expect(states.at(-1)).toBe('connecting');
    await pass(31_000);
    expect(states.at(-1)).toBe('failed');
  });
});

describe('the side that waits for offers', () => {
  it('opens a link with each offer that names a new one', async () => {
    begin(GRACE, ADA);
    expect(peers.links).toHaveLength(0);
    hear('link-1', { type: 'candidate', candidate: { candidate: 'lost' } });
    expect(peers.links).toHaveLength(0);
    hear('link-1', OFFER);
    hear('link-1', { ...OFFER, sdp: 'restarted' });
    expect(peers.links).toHaveLength(1);
    hear('link-2', OFFER);
    hear('link-1', OFFER);
    expect(peers.links.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('asks for a link where none comes', async () => {
    begin(GRACE, ADA);
    await pass(12_200);
    expect(wishes()).toBe(1);
    await pass(17_800);
    expect(wishes()).toBeLessThanOrEqual(3);
    expect(states.at(-1)).toBe('failed');
    hear('link-9', OFFER);
    expect(states.at(-1)).toBe('connecting');
  });

  it('asks for a new one after a failure, unless it comes by itself', async () => {
    begin(GRACE, ADA);
    hear('link-1', OFFER);
    peers.links[0]?.setCondition('connected');
    peers.links[0]?.setCondition('failed');
    await pass(1_000);
    hear('link-2', OFFER);
    await pass(5_000);
    expect(wishes()).toBe(0);
    peers.links[1]?.setCondition('connected');
    peers.links[1]?.setCondition('failed');
    await pass(3_200);
    expect(wishes()).toBe(1);
  });

  it('leaves restarts to the other side, but asks for one when its own network changed', async () => {
    begin(GRACE, ADA);
    hear('link-1', OFFER);
    peers.links[0]?.setCondition('connected');
    peers.links[0]?.setCondition('disconnected');
    await pass(5_000);
    expect(peers.links[0]?.restarts).toBe(0);
    link.networkChanged();
    expect(peers.links[0]?.restarts).toBe(1);
  });
});
