import { directRoomId } from '@hearth/domain/room';
import { waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { buildDirect } from '../../testing/builders';
import { createWorld, signIn, type SignedInPerson } from '../../testing/renderApp';
import { HearthError } from '@hearth/domain/errors';

const PAIR = directRoomId('ada', 'grace');
const VOICE = { hasCamera: false, isMuted: false };

const people: SignedInPerson[] = [];

afterEach(() => {
  for (const { stop } of people.splice(0)) stop();
});

function pair() {
  const world = createWorld({ rooms: [buildDirect('ada', 'grace')] });
  const [ada, grace] = [signIn(world, 'ada'), signIn(world, 'grace')];
  people.push(ada, grace);
  return { world, ada: ada.session.calls, grace: grace.session.calls, services: ada.services };
}

describe('the calls of a session', () => {
  it('ring without being asked for, and wait for their code when they are', async () => {
    const { ada, grace } = pair();
    expect(ada.getState()).toEqual({
      incoming: [],
      current: null,
      triedWhileBusy: [],
      failure: null,
    });
    ada.actions.setMuted(true);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    ada.actions.call(PAIR, 'audio', VOICE);
    // Their code comes two seconds late.
    await waitFor(
      () => {
        expect(grace.getState().incoming).toHaveLength(1);
      },
      { timeout: 15_000 },
    );
    ada.actions.hangUp();
    await waitFor(() => {
      expect(grace.getState().incoming).toEqual([]);
    });
    expect(ada.getState().current?.life).toMatchObject({ state: 'ended', reason: 'cancelled' });
  });

  it('say so where their code can not be fetched', async () => {
    const { ada, services, world } = pair();
    services.callMedia = () => Promise.reject(new HearthError('offline'));
    ada.actions.accept('call', VOICE);
    await waitFor(() => {
      expect(ada.getState().failure).toBe('offline');
    });
    ada.actions.dismissFailure();
    expect(ada.getState().failure).toBeNull();
    services.callMedia = () => Promise.resolve(world.callMedia);
    ada.actions.call(PAIR, 'audio', VOICE);
    await waitFor(() => {
      expect(ada.getState().current).not.toBeNull();
    });
  });
});
