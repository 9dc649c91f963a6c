// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { callPeers } from './openCallPeers';

it('loads simple-peer, which finds no WebRTC in jsdom', () => {
  const [signal, gathered, condition] = [vi.fn(), vi.fn(), vi.fn()];
  const events = { signal, gathered, condition, stream: vi.fn(), heard: vi.fn() };
  let words = '';
  try {
    callPeers().open({ makesOffers: false, iceServers: [], relaysOnly: false, events });
  } catch (error) {
    words = String(error);
  }
  expect(words).toContain('No WebRTC support');
});
