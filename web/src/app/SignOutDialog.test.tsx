import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { EMPTY_DRAFT } from '../state/drafts';
import { buildGroup } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { Overlays } from './Overlays';
import { ShellActionsProvider, useShellActions } from './shellActions';
import { useSignOut } from './useSignOut';

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

const ROOM = buildGroup({ id: 'tea' });

function Shell() {
  const { overlay, open, close } = useShellActions();
  const signOut = useSignOut();
  return (
    <>
      <button onClick={() => open({ type: 'palette' })}>Go to</button>
      <button onClick={signOut}>Leave</button>
      {overlay && <Overlays overlay={overlay} onClose={close} />}
    </>
  );
}

async function open() {
  const person = await renderApp(
    <ShellActionsProvider>
      <Shell />
    </ShellActionsProvider>,
    { world: createWorld({ rooms: [ROOM] }) },
  );
  const signOut = vi.spyOn(person.services.auth, 'signOut');
  return { ...person, signOut };
}

/** Opens the palette and takes its last entry. */
async function signOutByPalette() {
  await userEvent.click(screen.getByRole('button', { name: 'Go to' }));
  await userEvent.keyboard('{ArrowUp}{Enter}');
}

it('asks in the palette too while a message waits, and signs out only when told', async () => {
  const { session, world, signOut, stop } = await open();
  world.messages.setReachable(false);
  act(() => void session.outbox.send(ROOM, { text: 'one', mentions: [], replyTo: null }));
  await signOutByPalette();
  const question = await screen.findByRole('alertdialog');
  expect(within(question).getByText(/1 message or change/)).toBeDefined();
  await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(signOut).not.toHaveBeenCalled();

  await signOutByPalette();
  await userEvent.click(
    within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Sign out' }),
  );
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
  stop();
});

it('counts drafts, chosen files and recordings as well', async () => {
  const { session, signOut, stop } = await open();
  act(() => {
    session.drafts.set('tea', { ...EMPTY_DRAFT, text: 'not yet' });
    session.drafts.set('dm', { ...EMPTY_DRAFT, replyToId: 'somewhere' });
    session.tray.add('tea', [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')]);
    session.tray.keepRecording('dm', { file: new Blob(['c']), durationMs: 1_000, waveform: '' });
  });
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  const items = within(screen.getByRole('alertdialog')).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(['1 draft', '3 files or voice notes']);
  expect(signOut).not.toHaveBeenCalled();
  stop();
});

it('asks nothing when everything is sent', async () => {
  const { signOut, stop } = await open();
  await signOutByPalette();
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
  expect(screen.queryByRole('alertdialog')).toBeNull();
  stop();
});
