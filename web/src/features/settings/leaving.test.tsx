import { EXPORT_STALE_MS, type ExportState } from '@hearth/domain/account';
import { routes } from '@hearth/domain/paths';
import { DAY_MS, HOUR_MS } from '@hearth/domain/time';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountFollower } from '../../testing/AccountFollower';
import { createMemoryAuth, type MemoryAccount } from '../../testing/memoryAuth';
import { createWorld, renderApp } from '../../testing/renderApp';
import { AccountSection } from './AccountSection';

const ADA = { email: 'ada@example.com', password: 'correct horse', isEmailVerified: true };

async function open(account: Partial<MemoryAccount> = ADA, ageMs = 0, world = createWorld()) {
  const user = userEvent.setup({ delay: null });
  const auth = createMemoryAuth({
    accounts: [{ ...account, uid: 'ada' }],
    signedInUid: 'ada',
    now: () => Date.now() - ageMs,
  });
  const signOut = vi.spyOn(auth, 'signOut');
  const app = await renderApp(
    <AccountFollower auth={auth}>
      <AccountSection onSignOut={() => undefined} />
    </AccountFollower>,
    { world },
  );
  // The account of just now, not the one that the session began with.
  await act(() => auth.refresh());
  return { ...app, user, auth, signOut, world };
}

afterEach(() => {
  history.replaceState(null, '', '/');
});

type User = ReturnType<typeof userEvent.setup>;

async function confirm(user: User, handle = '@ada'): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Delete my account' }));
  await user.type(await screen.findByLabelText(/Type @ada/), handle);
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Delete account' }));
}

async function proofField(): Promise<HTMLElement> {
  const dialog = await screen.findByRole('dialog', { name: 'Confirm that it is you' });
  return within(dialog).getByLabelText('Password');
}

describe('deleting one’s account', () => {
  it('wants one’s own handle, deletes, signs out and says goodbye', async () => {
    const { user, world, signOut } = await open();
    await confirm(user, 'grace');
    const field = screen.getByLabelText(/Type @ada/);
    expect(field).toHaveAccessibleDescription(/not your handle/);
    expect(world.leaving.deleted).toBeNull();
    await user.click(screen.getByRole('radio', { name: /Delete them/ }));
    await user.clear(field);
    await user.type(field, 'Ada{Enter}');
    await waitFor(() => expect(signOut).toHaveBeenCalledTimes(1));
    expect(world.leaving.deleted).toBe('remove');
    await waitFor(() => expect(location.pathname).toBe(routes.goodbye));
  });

  it('wants the password when the sign-in is long ago', async () => {
    const { user, world, signOut } = await open(ADA, HOUR_MS);
    await confirm(user);
    const password = await proofField();
    await user.type(password, 'wrong{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/not your password/));
    expect(world.leaving.deleted).toBeNull();
    await user.clear(password);
    await user.type(password, 'correct horse{Enter}');
    await waitFor(() => expect(signOut).toHaveBeenCalledTimes(1));
    expect(world.leaving.deleted).toBe('keep');
  });

  it('asks when only the server knows that it is long ago', async () => {
    const { user, world } = await open();
    world.leaving.failNext('reauthenticate');
    await confirm(user);
    expect(await proofField()).toBeVisible();
    expect(world.leaving.deleted).toBeNull();
  });

  it('takes the person’s phone or Google account as well', async () => {
    const account = { phoneNumber: '+4915112345678', googleId: 'g1' };
    const { user, auth, world } = await open(account, HOUR_MS);
    await confirm(user);
    auth.googlePerson = { id: 'g2', email: 'other@example.com', name: 'Other' };
    await user.click(await screen.findByRole('button', { name: 'Continue with Google' }));
    expect(await screen.findByText(/another account/)).toBeVisible();
    const phone = screen.getByLabelText('Phone number');
    expect(phone).toHaveValue('+4915112345678');
    await user.type(phone, '{Enter}');
    await user.type(await screen.findByRole('textbox', { name: /code/i }), auth.smsCode);
    await waitFor(() => expect(world.leaving.deleted).toBe('keep'));
  });

  it('deletes a guest of just now, and tells one of long ago what to do', async () => {
    const { user, world } = await open({}, HOUR_MS);
    world.leaving.failNext('reauthenticate');
    await confirm(user);
    expect(await screen.findByText(/As a guest/)).toBeVisible();
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Delete account' }));
    await waitFor(() => expect(world.leaving.deleted).toBe('keep'));
  });

  it('says when it could not be reached, and nothing is lost', async () => {
    const { user, world, signOut } = await open();
    world.leaving.failNext('offline');
    await confirm(user);
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(signOut).not.toHaveBeenCalled();
    expect(location.pathname).toBe('/');
  });
});

describe('exporting one’s data', () => {
  const state = (change: Partial<ExportState>): ExportState => ({
    ...{ state: 'ready', path: 'users/ada/exports/x.zip', size: 2_400_000 },
    ...{ requestedAt: Date.now(), expiresAt: Date.now() + 7 * DAY_MS },
    ...change,
  });

  it('begins, waits, and downloads', async () => {
    const { user, world } = await open();
    await user.click(await screen.findByRole('button', { name: 'Export my data' }));
    expect(await screen.findByRole('progressbar')).toBeVisible();
    act(() => world.leaving.setExport(state({})));
    expect(await screen.findByText(/2\.4 MB/)).toBeVisible();
    const load = vi.spyOn(world.leaving, 'loadExport').mockResolvedValue(new Blob(['x']));
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    await user.click(screen.getByRole('button', { name: 'Download' }));
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    expect(load).toHaveBeenCalledWith('users/ada/exports/x.zip');
    click.mockRestore();
  });

  it.each([
    ['failed', state({ state: 'failed', path: null })],
    ['dead', state({ state: 'working', path: null, requestedAt: Date.now() - EXPORT_STALE_MS })],
  ])('offers to try again when one has %s', async (_, failed) => {
    const { user, world } = await open();
    await screen.findByRole('button', { name: 'Export my data' });
    act(() => world.leaving.setExport(failed));
    expect(await screen.findByText(/could not be put together/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('progressbar')).toBeVisible();
  });

  it('forgets one that is over, and says when another one runs', async () => {
    const { user, world } = await open();
    await screen.findByRole('button', { name: 'Export my data' });
    act(() => world.leaving.setExport(state({ expiresAt: Date.now() - 1 })));
    world.leaving.failNext('alreadyDone');
    await user.click(screen.getByRole('button', { name: 'Export my data' }));
    expect(await screen.findByText(/being made already/)).toBeVisible();
  });

  it('says when it is too soon for another', async () => {
    const { user, world } = await open();
    await screen.findByRole('button', { name: 'Export my data' });
    act(() => world.leaving.setExport(state({})));
    world.leaving.failNext('rateLimited');
    await user.click(await screen.findByRole('button', { name: 'Make a new one' }));
    expect(await screen.findByText(/once a day/)).toBeVisible();
    act(() => world.leaving.setExport(state({ state: 'failed', path: null })));
    world.leaving.failNext('rateLimited');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/in ten minutes/)).toBeVisible();
  });
});
