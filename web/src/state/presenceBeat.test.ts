import { PRESENCE_AWAY_MS, PRESENCE_BEAT_MS } from '@hearth/domain/limits';
import { HOUR_MS } from '@hearth/domain/time';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOON } from '../testing/builders';
import { createWorld, signIn, type SignedInPerson, type World } from '../testing/renderApp';

let world: World;
let ada: SignedInPerson;
const state = () => world.people.presence('ada')?.state;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const touch = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON });
  world = createWorld({ now: Date.now });
  ada = signIn(world);
  await pass(0);
});
afterEach(() => {
  ada.stop();
  vi.useRealTimers();
});

describe('the heartbeat', () => {
  it('tells at once that one is here', () => {
    expect(state()).toBe('online');
  });

  it('takes few writes in an idle hour', async () => {
    const beat = vi.spyOn(world.people, 'beat');
    await pass(HOUR_MS);
    expect(beat.mock.calls.length).toBeLessThanOrEqual(HOUR_MS / PRESENCE_BEAT_MS + 1);
    expect(state()).toBe('away');
  });

  it('tells away after a while without a key, and back at once', async () => {
    await pass(PRESENCE_AWAY_MS - 30_000);
    expect(state()).toBe('online');
    await pass(60_000);
    expect(state()).toBe('away');
    touch();
    await pass(0);
    expect(state()).toBe('online');
  });

  it('keeps "do not disturb", also while away', async () => {
    await ada.session.settings.save({ availability: 'dnd' });
    await pass(0);
    expect(state()).toBe('dnd');
    await pass(PRESENCE_AWAY_MS * 2);
    expect(state()).toBe('dnd');
    await ada.session.settings.save({ availability: 'auto' });
    touch();
    await pass(0);
    expect(state()).toBe('online');
  });

  it('says nothing while offline and catches up after it', async () => {
    world.browser.setConnection('offline');
    const beat = vi.spyOn(world.people, 'beat');
    await pass(PRESENCE_BEAT_MS * 3);
    expect(beat).not.toHaveBeenCalled();
    world.browser.setConnection('online');
    await pass(0);
    expect(beat).toHaveBeenCalledTimes(1);
  });
});

describe('the last word', () => {
  it('is said when the page goes', () => {
    window.dispatchEvent(new Event('pagehide'));
    expect(state()).toBe('offline');
  });

  it('is said when the session ends', () => {
    ada.stop();
    expect(state()).toBe('offline');
  });

  it('leaves no trace of a person who hides when they were here', async () => {
    await ada.session.settings.save({ showLastSeen: false });
    await pass(0);
    window.dispatchEvent(new Event('pagehide'));
    expect(state()).toBeUndefined();
  });

  it('is taken back when the page was only put aside', async () => {
    window.dispatchEvent(new Event('pagehide'));
    const shown = Object.assign(new Event('pageshow'), { persisted: true });
    window.dispatchEvent(shown);
    await pass(0);
    expect(state()).toBe('online');
  });
});
