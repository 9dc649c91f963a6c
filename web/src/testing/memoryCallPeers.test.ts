// @vitest-environment jsdom
import type { CallSignalItem } from '@hearth/domain/call';
import { videoLimits } from '@hearth/domain/callQuality';
import { describe, expect, it, vi } from 'vitest';
import { fakeTrack } from './fakeMediaStream';
import { createMemoryCallPeers, type MemoryCallPeer } from './memoryCallPeers';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Two browsers whose signals reach each other. */
function open() {
  const ends: MemoryCallPeer[] = [];
  const events = [true, false].map((makesOffers, place) => {
    const own = {
      signal: vi.fn((item: CallSignalItem) => ends[1 - place]?.take(item)),
      gathered: vi.fn(),
      condition: vi.fn(),
      stream: vi.fn<(slot: 'camera' | 'screen', stream: MediaStream | null) => void>(),
      heard: vi.fn(),
    };
    const peers = createMemoryCallPeers();
    peers.open({ makesOffers, iceServers: [], relaysOnly: false, events: own });
    ends.push(...peers.links);
    return own;
  });
  const [a, b] = ends;
  const [toA, toB] = events;
  if (!a || !b || !toA || !toB) throw new Error('Two ends were opened');
  return { a, b, toA, toB };
}

describe('links in memory', () => {
  it('connect once their signals were exchanged, and hear each other', async () => {
    const { a, b, toA, toB } = open();
    a.say('early');
    await settle();
    b.say('hello');
    await settle();

    expect([a.condition, b.condition]).toEqual(['connected', 'connected']);
    expect(toB.heard.mock.calls).toEqual([['early']]);
    expect(toA.heard.mock.calls).toEqual([['hello']]);
  });

  it('carry tracks, before and after they are connected', async () => {
    const { a, toB } = open();
    const voice = fakeTrack('audio');
    a.setTrack('voice', voice);
    await settle();
    expect(toB.stream.mock.calls[0]?.[1]?.getTracks()).toEqual([voice]);

    a.setTrack('screen', fakeTrack('video'));
    a.setTrack('screen', null);
    expect(toB.stream.mock.calls.slice(1)).toEqual([
      ['screen', expect.any(MediaStream)],
      ['screen', null],
    ]);
  });

  it('hold the camera back with audio alone', async () => {
    const { a, toB } = open();
    a.setTrack('camera', fakeTrack('video'));
    await settle();
    await a.limitVideo(videoLimits('audioOnly', { peers: 1, isSharing: false }));

    expect(toB.stream.mock.calls[0]?.[1]?.getTracks()).toEqual([]);
  });

  it('say later what is said while the network is away', async () => {
    const { a, toB } = open();
    await settle();
    a.setCondition('disconnected');
    a.say('kept');
    await settle();
    expect(toB.heard).not.toHaveBeenCalled();

    a.setCondition('connected');
    await settle();
    expect(toB.heard).toHaveBeenCalledWith('kept');
  });

  it('fail at the other end when one is closed', async () => {
    const { a, b, toA, toB } = open();
    await settle();
    a.close();
    await settle();

    expect(b.condition).toBe('failed');
    expect(toB.condition).toHaveBeenLastCalledWith('failed');
    expect(toA.condition).toHaveBeenCalledTimes(1);
  });

  it('measure what they are told', async () => {
    const { a } = open();
    const sample = {
      sentLoss: 0.2,
      receivedLoss: 0,
      roundTripMs: 90,
      availableBps: null,
      sentBps: 1,
      receivedBps: 1,
      sentFps: 1,
      receivedFps: 1,
    };
    a.setSample(sample);
    expect(await a.sample()).toBeNull();
    await settle();
    expect(await a.sample()).toEqual(sample);
  });
});
