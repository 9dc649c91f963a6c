import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { CallsActions, CurrentCall } from '../../state/calls/callsState';
import { buildCallPerson, buildCurrentCall, buildOwnMedia } from '../../testing/buildCurrentCall';
import { buildDirect } from '../../testing/builders';
import { createWorld, renderApp } from '../../testing/renderApp';
import { CallView } from './CallLayer';

afterEach(() => {
  vi.useRealTimers();
});

const grace = buildCallPerson({ uid: 'grace' });
const linus = buildCallPerson({ uid: 'linus' });

function stubActions() {
  return {
    call: vi.fn(),
    accept: vi.fn(),
    decline: vi.fn(),
    hangUp: vi.fn(),
    dismiss: vi.fn(),
    dismissBusy: vi.fn(),
    dismissFailure: vi.fn(),
    setMuted: vi.fn(),
    setPushToTalk: vi.fn(),
    talk: vi.fn(),
    setCamera: vi.fn(),
    turnCamera: vi.fn(),
    choose: vi.fn(),
    share: vi.fn(),
    stopSharing: vi.fn(),
    raiseHand: vi.fn(),
    clearProblem: vi.fn(),
    expand: vi.fn(),
  } satisfies CallsActions;
}

/** The call as it is given from outside. */
let show: (call: CurrentCall) => void = () => undefined;

function Held({ first, actions }: { first: CurrentCall; actions: CallsActions }) {
  const [call, setCall] = useState(first);
  show = (next) => act(() => setCall(next));
  return <CallView call={call} actions={actions} />;
}

async function open(call: Partial<CurrentCall> = {}) {
  const actions = stubActions();
  const world = createWorld({ rooms: [buildDirect('ada', 'grace')] });
  const first = buildCurrentCall({ isExpanded: true, people: [grace], ...call });
  const shown = await renderApp(<Held first={first} actions={actions} />, { world });
  await act(async () => {
    await Promise.resolve();
  });
  return { ...shown, actions, first };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

it('fills the window as a dialog that is named by its room, and Esc makes it small', async () => {
  const { actions } = await open();
  const dialog = await screen.findByRole('dialog', { name: 'Grace Hopper' });
  expect(dialog).toHaveTextContent(/\d+:\d\d/);
  expect(dialog).toHaveTextContent(/2 people/);
  await userEvent.keyboard('{Escape}');
  expect(actions.expand).toHaveBeenCalledWith(false);
});

it('tells of each person who they are and how it goes', async () => {
  await open({
    people: [
      { ...grace, isSpeaking: true },
      { ...linus, isMuted: true, handAt: 1, quality: 'poor', link: 'reconnecting' },
    ],
  });
  expect(
    await screen.findByRole('group', { name: 'Grace Hopper, speaking, good connection' }),
  ).toBeVisible();
  expect(
    await screen.findByRole('group', {
      name: 'Linus Berg, muted, hand raised, Reconnecting …, poor connection',
    }),
  ).toHaveTextContent(/Reconnecting/);
  expect(screen.getByRole('group', { name: 'You' })).toBeVisible();
});

it('has a button for everything, that says what it does next', async () => {
  const { actions, first } = await open();
  await userEvent.click(button('Mute'));
  await userEvent.click(button('Turn camera on'));
  await userEvent.click(await screen.findByRole('button', { name: 'Share screen' }));
  await userEvent.click(button('Raise hand'));
  await userEvent.click(button('Hang up'));
  expect(actions.setMuted).toHaveBeenCalledWith(true);
  expect(actions.setCamera).toHaveBeenCalledWith(true);
  expect(actions.share).toHaveBeenCalled();
  expect(actions.raiseHand).toHaveBeenCalledWith(true);
  expect(actions.hangUp).toHaveBeenCalled();

  const screenStream = new MediaStream();
  const own = buildOwnMedia({ isMuted: true, camera: 'on', handAt: 1, screen: screenStream });
  show({ ...first, own });
  expect(button('Unmute')).toBeVisible();
  expect(button('Turn camera off')).toBeVisible();
  expect(button('Lower hand')).toBeVisible();
  const controls = within(screen.getByRole('group', { name: 'Call controls' }));
  await userEvent.click(controls.getByRole('button', { name: 'Stop sharing' }));
  expect(actions.stopSharing).toHaveBeenCalled();
});

it('takes single keys on the stage, but not while one types or holds Ctrl', async () => {
  const { actions } = await open();
  await userEvent.keyboard('m');
  await userEvent.keyboard('v');
  await userEvent.keyboard('h');
  expect(actions.setMuted).toHaveBeenCalledWith(true);
  expect(actions.setCamera).toHaveBeenCalledWith(true);
  expect(actions.raiseHand).toHaveBeenCalledWith(true);
  await userEvent.keyboard('{Control>}v{/Control}');
  expect(actions.setCamera).toHaveBeenCalledOnce();
  fireEvent.keyDown(document.body, { key: 'ь', code: 'KeyM' });
  expect(actions.setMuted).toHaveBeenCalledTimes(2);
});

it('mutes by Ctrl, Shift and M anywhere, and leaves letters alone while it is small', async () => {
  const { actions } = await open({ isExpanded: false });
  await userEvent.keyboard('v');
  expect(actions.setCamera).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}{Shift>}M{/Shift}{/Control}');
  expect(actions.setMuted).toHaveBeenCalledWith(true);
});

it('is heard while Space or the button is held, and presses no other button with Space', async () => {
  const { actions, first } = await open({ own: buildOwnMedia({ isPushToTalk: true }) });
  const user = userEvent.setup();
  button('Raise hand').focus();
  await user.keyboard('[Space>]');
  expect(actions.talk).toHaveBeenLastCalledWith(true);
  show({ ...first, own: buildOwnMedia({ isPushToTalk: true, isTalking: true }) });
  await user.keyboard('[/Space]');
  expect(actions.talk).toHaveBeenLastCalledWith(false);
  expect(actions.raiseHand).not.toHaveBeenCalled();

  fireEvent.pointerDown(button('You are heard'));
  expect(actions.talk).toHaveBeenLastCalledWith(true);
  fireEvent.pointerUp(button('You are heard'));
  expect(actions.talk).toHaveBeenLastCalledWith(false);
  fireEvent.blur(window);
  expect(actions.talk).toHaveBeenLastCalledWith(false);
});

it('puts a shared screen on the stage and keeps large whom one pins', async () => {
  const { first } = await open({ people: [grace, linus] });
  expect(button('Show who speaks large')).toBeVisible();
  show({ ...first, people: [grace, { ...linus, screen: new MediaStream() }] });
  expect(await screen.findByRole('group', { name: 'Screen of Linus Berg' })).toBeVisible();
  expect(button('Show everybody the same size')).toBeVisible();

  await userEvent.click(screen.getByRole('group', { name: /^Grace Hopper/ }));
  const pinned = within(screen.getByRole('group', { name: /^Grace Hopper/ }));
  await userEvent.click(pinned.getByRole('button', { name: 'No longer keep large' }));
  expect(screen.queryByRole('button', { name: 'No longer keep large' })).toBeNull();
  await userEvent.click(button('Show everybody the same size'));
  expect(button('Show who speaks large')).toBeVisible();
});

it('says what is wrong and how to go on', async () => {
  const { actions } = await open({
    own: buildOwnMedia({ problem: 'cameraDenied', isCameraHeld: true, screen: new MediaStream() }),
    life: { state: 'reconnecting', since: 0, lostAt: 0 },
  });
  expect(screen.getByText(/camera is blocked/)).toBeVisible();
  expect(screen.getByText(/camera is paused and comes back/)).toBeVisible();
  expect(screen.getByText(/Trying to get back/)).toBeVisible();
  expect(screen.getByText(/others see your screen/)).toBeVisible();
  await userEvent.click(button('Dismiss'));
  expect(actions.clearProblem).toHaveBeenCalled();
});

it('asks for a press where the browser holds the sound back', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
  play.mockRejectedValue(new DOMException('no gesture', 'NotAllowedError'));
  const stream = new MediaStream();
  await open({ people: [{ ...grace, stream }] });
  const hear = await screen.findByRole('button', { name: 'Turn on sound' });
  play.mockResolvedValue();
  await userEvent.click(hear);
  expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  play.mockRestore();
});

it('waits while it rings, and can be given up', async () => {
  const { actions } = await open({
    people: [],
    life: { state: 'ringing', direction: 'outgoing' },
  });
  expect(screen.getAllByText('Calling …').length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Raise hand' })).toBeNull();
  await userEvent.click(button('Cancel the call'));
  expect(actions.hangUp).toHaveBeenCalled();
});

it('says that nobody else is there yet', async () => {
  await open({ people: [] });
  expect(screen.getByText('Nobody else is here yet')).toBeVisible();
});

it('tells how it ended and how long it was, and goes by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { actions } = await open({
    life: { state: 'ended', reason: 'hungUp', talkedMs: 65_000 },
    people: [],
  });
  expect(screen.getByText('Call ended')).toBeVisible();
  expect(screen.getByText('1 minute 5 seconds')).toBeVisible();
  expect(button('Close')).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Call again' })).toBeNull();
  act(() => {
    vi.advanceTimersByTime(6_000);
  });
  expect(actions.dismiss).toHaveBeenCalled();
});

it('offers to call again where nobody answered', async () => {
  const { actions, first } = await open({
    life: { state: 'ended', reason: 'missed', talkedMs: null },
    people: [],
  });
  expect(screen.getByText('No answer')).toBeVisible();
  await userEvent.click(button('Call again'));
  expect(actions.dismiss).toHaveBeenCalled();
  expect(actions.call).toHaveBeenCalledWith(first.roomId, 'audio', {
    hasCamera: false,
    isMuted: false,
  });
});

it('reads aloud who comes and goes and what happens to oneself', async () => {
  const { first } = await open();
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
  await screen.findByRole('group', { name: /^Grace Hopper/ });
  show({ ...first, people: [grace, linus] });
  await vi.waitFor(() => expect(said()).toContain('Linus Berg is here.'));
  show({ ...first, people: [{ ...grace, handAt: 1 }], own: buildOwnMedia({ isMuted: true }) });
  expect(said()).toContain('Linus Berg has left. Grace Hopper raised a hand. You are muted.');
  const lost = { state: 'reconnecting', since: 0, lostAt: 0 } as const;
  show({ ...first, people: [{ ...grace, handAt: 1 }], own: first.own, life: lost });
  expect(said()).toContain('Connection lost. Reconnecting. You are heard.');
  show({ ...first, life: { state: 'ended', reason: 'declined', talkedMs: null } });
  expect(said()).toContain('Call declined');
});

it('floats while one is elsewhere, moves by arrow keys and opens again', async () => {
  const { actions, first } = await open();
  show({ ...first, isExpanded: false });
  const card = screen.getByRole('region', { name: 'Call in a small window' });
  expect(card).toHaveTextContent(/Grace Hopper/);
  expect(button('Make large')).toHaveFocus();
  const before = card.style.transform;
  const move = button('Move');
  fireEvent.keyDown(move, { key: 'ArrowLeft' });
  fireEvent.keyDown(move, { key: 'ArrowDown' });
  expect(card.style.transform).not.toBe(before);
  const moved = card.style.transform;
  fireEvent.keyDown(move, { key: 'a' });
  expect(card.style.transform).toBe(moved);
  await userEvent.click(move);
  expect(card.style.transform).not.toBe(moved);
  await userEvent.click(button('Make large'));
  expect(actions.expand).toHaveBeenCalledWith(true);
});

it('plays the others on the chosen speaker', async () => {
  const setSinkId = vi.fn(() => Promise.resolve());
  Object.assign(HTMLMediaElement.prototype, { setSinkId });
  const devices = { microphoneId: null, cameraId: null, speakerId: 'headset' };
  const { container } = await open({
    people: [{ ...grace, stream: new MediaStream() }],
    own: buildOwnMedia({ devices }),
  });
  expect(container.querySelectorAll('audio')).toHaveLength(1);
  expect(setSinkId).toHaveBeenCalledWith('headset');
  Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
});
