import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { describe, expect, it, vi } from 'vitest';
import { AccountFollower } from '../../testing/AccountFollower';
import { createMemoryAuth, type MemoryAccount } from '../../testing/memoryAuth';
import { renderApp } from '../../testing/renderApp';
import { SettingsPage } from './SettingsPage';

const ADA = {
  uid: 'ada',
  email: 'ada@example.com',
  password: 'correct horse',
  isEmailVerified: true,
};

async function open(section: string, account: Partial<MemoryAccount> = ADA) {
  const user = userEvent.setup({ delay: null });
  const auth = createMemoryAuth({ accounts: [{ ...account, uid: 'ada' }], signedInUid: 'ada' });
  const onSignOut = vi.fn();
  const rendered = await renderApp(
    <AccountFollower auth={auth}>
      <Routes>
        <Route
          path="/settings/:section?"
          element={<SettingsPage onSignOut={onSignOut} notifications={null} calls={null} />}
        />
      </Routes>
    </AccountFollower>,
    { path: `/settings/${section}` },
  );
  return { ...rendered, user, auth, onSignOut, mine: () => auth.accounts[0] };
}

describe('profile', () => {
  it('saves what was changed, and nothing before', async () => {
    const { user, world } = await open('profile');
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toHaveAttribute('disabled');
    const name = screen.getByLabelText('Name');
    await user.clear(name);
    expect(name).toHaveAccessibleDescription(/Enter a name/);
    await user.type(name, 'Ada King');
    await user.type(screen.getByLabelText('Status'), 'Writing notes');
    await user.click(save);
    await waitFor(() =>
      expect(world.people.profile('ada')).toMatchObject({
        displayName: 'Ada King',
        statusText: 'Writing notes',
      }),
    );
    expect(await screen.findByText('Saved')).toBeVisible();
  });

  it('refuses a handle that somebody else has', async () => {
    const { user, world } = await open('profile');
    const handle = screen.getByLabelText('Handle');
    await user.clear(handle);
    await user.type(handle, 'grace');
    await waitFor(() => expect(handle).toHaveAccessibleDescription(/Somebody else/));
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('disabled');
    expect(world.people.profile('ada')?.handle).toBe('ada');
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(handle).toHaveValue('ada');
  });

  it('says why it was not saved and keeps what was typed', async () => {
    const { user, world } = await open('profile');
    const bio = screen.getByLabelText('Bio');
    await user.type(bio, 'Analyst');
    world.people.setReachable(false);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(bio).toHaveValue('Analyst');
  });
});

describe('account', () => {
  it('makes a full account of a guest, with the same uid', async () => {
    const { user, auth, mine } = await open('account', {});
    expect(await screen.findByText('You are here as a guest')).toBeVisible();
    await user.type(screen.getByLabelText('Email'), 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'a long password{Enter}');
    expect(await screen.findByText(/This is your account now/)).toBeVisible();
    expect(mine()).toMatchObject({ uid: 'ada', email: 'ada@example.com' });
    await waitFor(() => expect(auth.mails).toHaveLength(1));
    expect(screen.queryByText('You are here as a guest')).toBeNull();
  });

  it('changes the password only with the old one', async () => {
    const { user, mine } = await open('account');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    const dialog = within(screen.getByRole('dialog'));
    const current = dialog.getByLabelText('Current password');
    await user.type(current, 'wrong');
    await user.type(dialog.getByLabelText('New password'), 'another horse');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(current).toHaveAccessibleDescription(/not your password/));
    expect(mine()?.password).toBe('correct horse');
    await user.clear(current);
    await user.type(current, 'correct horse');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(mine()?.password).toBe('another horse'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('mails a link to a new address', async () => {
    const { user, auth } = await open('account');
    await user.click(screen.getByRole('button', { name: 'Change' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('New email'), 'king@example.com');
    await user.type(dialog.getByLabelText('Password'), 'correct horse');
    await user.click(dialog.getByRole('button', { name: 'Send link' }));
    expect(await dialog.findByText(/on its way to king@example.com/)).toBeVisible();
    expect(auth.mails.at(-1)?.action).toEqual({ type: 'changeEmail', email: 'king@example.com' });
  });

  it('adds and removes ways to sign in, never the last', async () => {
    const { user, auth, mine } = await open('account');
    expect(screen.queryByRole('button', { name: /^Remove Email/ })).toBeNull();
    auth.googlePerson = { id: 'g1', email: 'ada@example.com', name: 'Ada' };
    await user.click(screen.getByRole('button', { name: 'Add Google' }));
    await user.click(await screen.findByRole('button', { name: 'Remove Google' }));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(mine()?.googleId).toBeNull());
    expect(await screen.findByRole('button', { name: 'Add Google' })).toBeVisible();
  });

  it('says that a Google account belongs to somebody else', async () => {
    const { user, auth } = await open('account');
    auth.failNext('credentialInUse');
    await user.click(screen.getByRole('button', { name: 'Add Google' }));
    expect(await screen.findByText(/belongs to another account/)).toBeVisible();
  });

  it('signs out here, and everywhere after asking', async () => {
    const { user, auth, onSignOut } = await open('account');
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledTimes(1);
    const everywhere = vi.spyOn(auth, 'signOutEverywhere');
    await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    expect(everywhere).not.toHaveBeenCalled();
    const dialog = within(screen.getByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }));
    expect(everywhere).toHaveBeenCalledTimes(1);
  });
});

describe('appearance', () => {
  it('takes effect at once and is undone when it is refused', async () => {
    const { user, session, world } = await open('appearance');
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(session.settings.getState().theme).toBe('dark');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Deutsch');
    await waitFor(() => expect(session.settings.getState().locale).toBe('de'));
    world.people.setReachable(false);
    await user.click(screen.getByRole('radio', { name: 'Light' }));
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(session.settings.getState().theme).toBe('dark');
  });
});

describe('privacy', () => {
  it('hides when one was last here', async () => {
    const { user, session } = await open('privacy');
    await user.click(screen.getByRole('switch', { name: /Show when I was last here/ }));
    expect(session.settings.getState().showLastSeen).toBe(false);
  });

  it('lists blocked people and lets them reach one again', async () => {
    const { user, world } = await open('privacy');
    expect(screen.getByText('You have blocked nobody.')).toBeVisible();
    await world.people.block('ada', 'grace');
    await user.click(await screen.findByRole('button', { name: 'Unblock Grace Hopper' }));
    expect(await screen.findByText('You have blocked nobody.')).toBeVisible();
  });
});

it('leads from an unknown section to the profile', async () => {
  await open('nonsense');
  expect(await screen.findByLabelText('Handle')).toBeVisible();
});
