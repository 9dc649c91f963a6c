/** Finding people, their card, blocking, and the reminder to confirm an address. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountFollower } from '../../testing/AccountFollower';
import { buildCurrentCall } from '../../testing/buildCurrentCall';
import { createMemoryAuth } from '../../testing/memoryAuth';
import { createWorld, renderApp } from '../../testing/renderApp';
import { PeopleSearch } from './PeopleSearch';
import { PersonDialog } from './PersonDialog';
import { VerifyBanner } from './VerifyBanner';

const user = userEvent.setup({ delay: null });
// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

describe('PeopleSearch', () => {
  async function open(excludeIds?: ReadonlySet<string>) {
    const onPick = vi.fn();
    const { world } = await renderApp(
      <PeopleSearch label="Find" onPick={onPick} {...(excludeIds ? { excludeIds } : {})} />,
    );
    await screen.findAllByRole('option');
    return { onPick, world, field: screen.getByRole('combobox', { name: 'Find' }) };
  }
  const found = () =>
    screen.queryAllByRole('option').map((row) => within(row).getByText(/^@/).textContent);

  it('finds by name and by handle, and picks with Enter', async () => {
    const { field, onPick } = await open();
    await user.type(field, 'GRA');
    await waitFor(() => expect(found()).toEqual(['@grace']));
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith(expect.objectContaining({ uid: 'grace' }));
    expect(field).toHaveValue('');
    await user.type(field, '@lin');
    await waitFor(() => expect(found()).toEqual(['@linus']));
  });

  it('goes through the results with the arrows', async () => {
    const { field, onPick } = await open();
    await user.click(field);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    const active = field.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)).toHaveTextContent(/Grace/);
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith(expect.objectContaining({ uid: 'grace' }));
  });

  it('leaves out who is there already', async () => {
    await open(new Set(['grace', 'ada']));
    expect(found()).toEqual(['@linus']);
  });

  it('says what to try when nobody is found, and why a search failed', async () => {
    const { field, world } = await open();
    await user.type(field, 'nobody');
    expect(await screen.findByText(/Nobody found for “nobody”/)).toBeVisible();
    world.people.setReachable(false);
    await user.type(field, ' else');
    expect(await screen.findByText(/The search did not work. No connection/)).toBeVisible();
  });
});

describe('PersonDialog', () => {
  const noop = () => undefined;

  async function open(uid: string) {
    const onMessage = vi.fn();
    const onEdit = vi.fn();
    const world = createWorld();
    world.people.write({ uid: 'grace', statusEmoji: '🚢', statusText: 'At sea', bio: 'Admiral' });
    await renderApp(
      <PersonDialog uid={uid} onClose={noop} onMessage={onMessage} onEdit={onEdit} />,
      { world },
    );
    return { world, onMessage, onEdit };
  }

  it('shows who somebody is and opens the conversation', async () => {
    const { onMessage } = await open('grace');
    expect(await screen.findByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
    expect(screen.getByText('@grace')).toBeVisible();
    expect(screen.getByText('At sea')).toBeVisible();
    expect(screen.getByText('Admiral')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Message' }));
    expect(onMessage).toHaveBeenCalledWith('grace');
  });

  it('blocks after asking, and unblocks', async () => {
    const { world } = await open('grace');
    await user.click(await screen.findByRole('button', { name: 'Block' }));
    const asking = within(screen.getByRole('alertdialog', { name: 'Block Grace Hopper?' }));
    world.people.setReachable(false);
    await user.click(asking.getByRole('button', { name: 'Block' }));
    expect(await asking.findByText(/No connection/)).toBeVisible();
    world.people.setReachable(true);
    await user.click(asking.getByRole('button', { name: 'Block' }));
    await user.click(await screen.findByRole('button', { name: 'Unblock' }));
    expect(await screen.findByRole('button', { name: 'Block' })).toBeVisible();
  });

  it('offers a report about others', async () => {
    const onReport = vi.fn();
    await renderApp(
      <PersonDialog
        {...{ uid: 'grace', onClose: noop, onMessage: noop, onEdit: noop }}
        onReport={onReport}
      />,
    );
    await user.click(await screen.findByRole('button', { name: 'Report' }));
    expect(onReport).toHaveBeenCalled();
  });

  it('calls others, one call at a time, and nobody who is blocked', async () => {
    const onCall = vi.fn();
    const { session, services } = await renderApp(
      <PersonDialog
        {...{ uid: 'grace', onClose: noop, onMessage: noop, onEdit: noop }}
        onCall={onCall}
      />,
    );
    await user.click(await screen.findByRole('button', { name: 'Video call' }));
    expect(onCall).toHaveBeenCalledWith('video');
    // What this tab is in is the test's to say.
    session.calls.stop();
    act(() => session.calls.setState({ current: buildCurrentCall() }));
    expect(screen.getByRole('button', { name: 'Call' })).toHaveAttribute('disabled');
    await act(() => services.people.block('ada', 'grace'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Call' })).toBeNull());
  });

  it('shows of a closed account that it is closed, and nothing to do', async () => {
    const world = createWorld();
    world.people.write({ uid: 'grace', closed: 'deleted', bio: 'Nanoseconds' });
    await renderApp(
      <PersonDialog {...{ uid: 'grace', onClose: noop, onMessage: noop, onEdit: noop }} />,
      { world },
    );
    expect(await screen.findByText('Deleted account')).toBeVisible();
    expect(screen.queryByText('Nanoseconds')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Message' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Block' })).toBeNull();
  });

  it('offers notes and editing for oneself', async () => {
    const { onEdit } = await open('ada');
    expect(screen.getByRole('button', { name: 'Notes to self' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Block' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Edit profile' }));
    expect(onEdit).toHaveBeenCalled();
  });
});

describe('VerifyBanner', () => {
  const account = { uid: 'ada', email: 'ada@example.com', password: 'x' };

  async function open() {
    const auth = createMemoryAuth({ accounts: [account], signedInUid: 'ada' });
    await renderApp(
      <AccountFollower auth={auth}>
        <VerifyBanner email={account.email} />
      </AccountFollower>,
    );
    return auth;
  }

  it('sends the link again on demand', async () => {
    const auth = await open();
    expect(screen.getByText(/Confirm ada@example.com/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(await screen.findByText(/spam folder/)).toBeVisible();
    expect(auth.mails).toHaveLength(1);
  });

  it('asks about the account when one comes back from the mail', async () => {
    const auth = await open();
    const refresh = vi.spyOn(auth, 'refresh');
    window.dispatchEvent(new Event('focus'));
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('can be put off', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(screen.queryByText(/Confirm ada@example.com/)).toBeNull();
  });
});
