import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenCallContext } from '../components/openCall';
import type { CallsState } from '../state/calls/callsState';
import { buildCurrentCall } from '../testing/buildCurrentCall';
import { NOON, buildCall, buildDirect } from '../testing/builders';
import { stubPushBrowser, type PushBrowser } from '../testing/pushBrowser';
import { createWorld, renderApp } from '../testing/renderApp';
import { LateCalls } from './LateCalls';
import { useTitleBadge } from './useTitleBadge';

// The views of a call have tests of their own.
vi.mock('../features/calls/CallLayer', () => ({ CallLayer: () => null }));

let browser: PushBrowser;
beforeEach(() => {
  browser = stubPushBrowser();
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
  vi.unstubAllGlobals();
});

function Titled() {
  useTitleBadge();
  return <LateCalls />;
}

async function show() {
  const onCall = vi.fn();
  const world = createWorld({ rooms: [buildDirect('ada', 'grace')] });
  const shown = await renderApp(
    <OpenCallContext value={onCall}>
      <Titled />
    </OpenCallContext>,
    { world },
  );
  const { calls, rooms } = shown.session;
  await waitFor(() => expect(rooms.getState().status).toBe('ready'));
  // What rings is the test's to say.
  calls.stop();
  return {
    ...shown,
    onCall,
    set: (state: Partial<CallsState>) => act(() => calls.setState(state)),
  };
}

const RINGING = { call: buildCall({ id: 'c1', callerId: 'grace' }), isSilent: false };
const ENDED = { state: 'ended', reason: 'hungUp', talkedMs: 1_000 } as const;

it('says in the title that it rings, and tells the worker when that is over', async () => {
  const { set } = await show();
  set({ incoming: [RINGING] });
  expect(await screen.findByRole('alertdialog')).toBeVisible();
  await waitFor(() => expect(document.title).toBe('Grace Hopper is calling · Hearth'));
  expect(browser.worker.told).toEqual([]);
  set({ incoming: [] });
  expect(document.title).toBe('Hearth');
  await waitFor(() => expect(browser.worker.told).toEqual([{ type: 'callOver', callId: 'c1' }]));
});

it('asks before a page closes that is in a call', async () => {
  const { set } = await show();
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(closes()).toBe(true);
  set({ current: buildCurrentCall() });
  expect(closes()).toBe(false);
  set({ current: buildCurrentCall({ life: ENDED }) });
  expect(closes()).toBe(true);
});

it('tells who called meanwhile, and offers to call back when one’s own call is over', async () => {
  const { set, session, onCall } = await show();
  const dismissBusy = vi.spyOn(session.calls.actions, 'dismissBusy').mockImplementation(() => {
    session.calls.setState({ triedWhileBusy: [] });
  });
  const triedWhileBusy = [{ callId: 'c2', callerId: 'grace' }];
  set({
    current: buildCurrentCall({ roomId: 'tea', life: { state: 'connected', since: NOON } }),
    triedWhileBusy,
  });
  expect(await screen.findByText('Grace Hopper tried to call you')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Call back' })).toBeNull();
  set({ current: buildCurrentCall({ life: ENDED }) });
  expect(dismissBusy).toHaveBeenCalledWith('c2');
  await userEvent.click(await screen.findByRole('button', { name: 'Call back' }));
  expect(onCall).toHaveBeenCalledWith('dm_ada_grace', 'audio');
});

it('says why a call did not come about', async () => {
  const { set, session } = await show();
  const dismiss = vi.spyOn(session.calls.actions, 'dismissFailure');
  set({ failure: 'rateLimited' });
  expect(await screen.findByRole('button', { name: 'Dismiss' })).toBeVisible();
  expect(dismiss).toHaveBeenCalled();
  expect(session.calls.getState().failure).toBeNull();
});
