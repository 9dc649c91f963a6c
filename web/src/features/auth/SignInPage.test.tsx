import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryAuth, type MemoryAuth } from '../../testing/memoryAuth';
import { renderSignedOut } from '../../testing/renderSignedOut';
import { SignInPage } from './SignInPage';

const ADA = { uid: 'ada', email: 'ada@example.com', password: 'correct horse' };

async function open(auth: MemoryAuth = createMemoryAuth({ accounts: [ADA] })) {
  const user = userEvent.setup({ delay: null });
  const onAccount = vi.fn();
  auth.watch(onAccount);
  await renderSignedOut(<SignInPage />, { auth, url: '/sign-in?next=%2Fr%2Fabc' });
  const email = screen.getByLabelText('Email');
  const password = screen.getByLabelText('Password');
  const signedInUid = () => {
    const call: unknown[] | undefined = onAccount.mock.lastCall;
    return call?.[0];
  };
  return { user, auth, email, password, signedInUid };
}

describe('SignInPage', () => {
  it('signs in with Enter', async () => {
    const { user, email, password, signedInUid } = await open();
    await user.type(email, ' ada@example.com');
    await user.type(password, 'correct horse{Enter}');
    await waitFor(() => expect(signedInUid()).toMatchObject({ uid: 'ada' }));
  });

  it('helps password managers and phones', async () => {
    const { email, password } = await open();
    expect(email).toHaveAttribute('autocomplete', 'username');
    expect(email).toHaveAttribute('inputmode', 'email');
    expect(password).toHaveAttribute('autocomplete', 'current-password');
    expect(password).toHaveAttribute('type', 'password');
  });

  it('shows and hides the password', async () => {
    const { user, password } = await open();
    await user.type(password, 'secret');
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    expect(password).toHaveAttribute('type', 'text');
    expect(password).toHaveValue('secret');
    await user.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(password).toHaveAttribute('type', 'password');
  });

  it('tells what is wrong at the field it is about, and goes there', async () => {
    const { user, email, password } = await open();
    await user.type(email, 'ada@example.com');
    await user.type(password, 'wrong{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/do not match/));
    await waitFor(() => expect(password).toHaveFocus());
    await user.type(password, '!');
    expect(password).not.toHaveAccessibleDescription();

    await user.clear(email);
    await user.type(email, 'ada{Enter}');
    expect(email).toHaveAccessibleDescription(/not a mail address/);
    expect(email).toHaveFocus();
  });

  it('tells what is about no field above the form', async () => {
    const { user, auth, email, password } = await open();
    auth.failNext('offline');
    await user.type(email, 'ada@example.com');
    await user.type(password, 'correct horse{Enter}');
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(email).toHaveValue('ada@example.com');
  });

  it('sends once while it is on its way', async () => {
    const { user, auth, email, password, signedInUid } = await open();
    let goOn = () => {};
    auth.pause = new Promise((resolve) => {
      goOn = resolve;
    });
    const signIn = vi.spyOn(auth, 'signIn');
    await user.type(email, 'ada@example.com');
    await user.type(password, 'correct horse{Enter}{Enter}');
    const button = screen.getByRole('button', { name: 'Sign in' });
    expect(button).toHaveAttribute('aria-busy', 'true');
    await user.click(button);
    goOn();
    await waitFor(() => expect(signedInUid()).toMatchObject({ uid: 'ada' }));
    expect(signIn.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('lets guests in', async () => {
    const { user, signedInUid } = await open();
    await user.click(screen.getByRole('button', { name: 'Look around as a guest' }));
    await waitFor(() => expect(signedInUid()).toMatchObject({ isGuest: true }));
  });

  it('says that a blocked window was blocked, and nothing when it was closed', async () => {
    const { user, auth } = await open();
    const google = screen.getByRole('button', { name: 'Continue with Google' });
    await user.click(google);
    await waitFor(() => expect(google).not.toHaveAttribute('aria-busy'));
    expect(screen.queryByText(/window/)).toBeNull();
    auth.failNext('popupBlocked');
    await user.click(google);
    expect(await screen.findByText(/blocked the sign-in window/)).toBeVisible();
  });

  it('keeps in mind where the person wanted to go', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'Create an account' })).toHaveAttribute(
      'href',
      '/sign-up?next=%2Fr%2Fabc',
    );
  });

  it('has no trace of demo accounts where there are none', async () => {
    await open();
    expect(screen.queryByText(/Local engine/)).toBeNull();
  });
});
