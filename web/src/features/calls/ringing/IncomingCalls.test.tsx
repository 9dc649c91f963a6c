import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { IncomingCall } from '../../../state/calls/callsState';
import { buildCall, buildDirect, buildGroup } from '../../../testing/builders';
import { createWorld, renderApp } from '../../../testing/renderApp';
import { IncomingCalls } from './IncomingCalls';

const GRACE = buildCall({ id: 'c1', callerId: 'grace' });
const LINUS = buildCall({
  ...{ id: 'c2', roomId: 'tea', roomKind: 'group', kind: 'video', callerId: 'linus' },
  memberIds: ['ada', 'linus'],
});

async function show(...incoming: IncomingCall[]) {
  const rooms = [
    buildDirect('ada', 'grace'),
    buildGroup({ id: 'tea', name: 'Tea', memberIds: ['ada', 'linus'] }),
  ];
  const shown = await renderApp(
    <>
      <textarea aria-label="Message" />
      <IncomingCalls keys="Alt+Shift+KeyC" keysLabel="Alt Shift C" />
    </>,
    { world: createWorld({ rooms }) },
  );
  const { calls } = shown.session;
  // What rings is the test's to say.
  calls.stop();
  const actions = {
    accept: vi.spyOn(calls.actions, 'accept').mockReturnValue(),
    decline: vi.spyOn(calls.actions, 'decline').mockReturnValue(),
  };
  const ring = (...ringing: IncomingCall[]) => act(() => calls.setState({ incoming: ringing }));
  if (incoming.length > 0) ring(...incoming);
  return { ...shown, actions, ring };
}

const loud = (call: IncomingCall['call']) => ({ call, isSilent: false });

it('says who calls, and takes or declines the call', async () => {
  const { actions } = await show(loud(GRACE));
  const card = await screen.findByRole('alertdialog', { name: 'Grace Hopper is calling' });
  await userEvent.click(within(card).getByRole('button', { name: 'Accept' }));
  expect(actions.accept).toHaveBeenCalledWith('c1', { hasCamera: false, isMuted: false });
  await userEvent.click(within(card).getByRole('button', { name: 'Accept with video' }));
  expect(actions.accept).toHaveBeenLastCalledWith('c1', { hasCamera: true, isMuted: false });
  await userEvent.click(within(card).getByRole('button', { name: 'Decline' }));
  expect(actions.decline).toHaveBeenCalledWith('c1');
});

it('shows several at once, a group with its room, and offers video first where it is one', async () => {
  await show(loud(GRACE), loud(LINUS));
  const cards = await screen.findAllByRole('alertdialog');
  expect(cards).toHaveLength(2);
  const group = await screen.findByRole('alertdialog', {
    name: 'Linus Berg is calling with video',
  });
  await waitFor(() => expect(group).toHaveTextContent(/In Tea/));
  expect(
    within(group)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Accept with video', 'Voice only', 'Decline']);
});

it('interrupts what is read aloud, once, but not where one asked for quiet', async () => {
  const { ring } = await show(loud(GRACE));
  const said = 'Grace Hopper is calling. Press Alt Shift C to get there.';
  const alert = () => screen.getAllByRole('alert').map(({ textContent }) => textContent);
  await waitFor(() => expect(alert()).toContain(said));
  ring();
  expect(screen.queryByRole('alertdialog')).toBeNull();
  ring({ call: LINUS, isSilent: true });
  expect(screen.getByRole('alertdialog')).toHaveTextContent(/Without a sound/);
  expect(alert().join()).not.toContain('Linus');
  expect(await screen.findByText(/^Linus Berg is calling with video\. Press/)).toBeDefined();
});

it('leaves the focus where one types; keys lead to each card and Esc back', async () => {
  await show(loud(GRACE), loud(LINUS));
  const field = screen.getByLabelText('Message');
  await userEvent.click(field);
  await userEvent.type(field, 'Hello');
  expect(field).toHaveValue('Hello');
  await userEvent.keyboard('{Alt>}{Shift>}[KeyC]{/Shift}{/Alt}');
  expect(screen.getByRole('button', { name: 'Accept' })).toHaveFocus();
  await userEvent.keyboard('{Alt>}{Shift>}[KeyC]{/Shift}{/Alt}');
  const second = await screen.findByRole('alertdialog', { name: /Linus/ });
  expect(second.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(field).toHaveFocus();
});

it('gives the focus back when the ringing ends', async () => {
  const { ring } = await show(loud(GRACE));
  const field = screen.getByLabelText('Message');
  await userEvent.click(field);
  await userEvent.keyboard('{Alt>}{Shift>}[KeyC]{/Shift}{/Alt}');
  ring();
  expect(field).toHaveFocus();
});
