/** Sign-up, password reset, phone and the links of mails. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createMemoryAuth } from '../../testing/memoryAuth';
import { renderSignedOut } from '../../testing/renderSignedOut';
import { MailActionPage } from './MailActionPage';
import { PhoneSignInPage } from './PhoneSignInPage';
import { ResetPasswordPage } from './ResetPasswordPage';
import { SignUpPage } from './SignUpPage';

const ADA = { uid: 'ada', email: 'ada@example.com', password: 'correct horse' };

describe('SignUpPage', () => {
  it('makes an account and mails a link to confirm the address', async () => {
    const user = userEvent.setup({ delay: null });
    const { auth } = await renderSignedOut(<SignUpPage />);
    await user.type(screen.getByLabelText('Email'), 'grace@example.com');
    await user.type(screen.getByLabelText('Password'), 'a long password{Enter}');
    await waitFor(() => expect(auth.accounts).toHaveLength(1));
    await waitFor(() =>
      expect(auth.mails[0]?.action).toEqual({ type: 'verifyEmail', email: 'grace@example.com' }),
    );
  });

  it('asks for a longer password before it sends anything', async () => {
    const user = userEvent.setup({ delay: null });
    const { auth } = await renderSignedOut(<SignUpPage />);
    await user.type(screen.getByLabelText('Email'), 'grace@example.com');
    const password = screen.getByLabelText('Password');
    expect(password).toHaveAttribute('autocomplete', 'new-password');
    await user.type(password, 'short{Enter}');
    expect(password).toHaveAccessibleDescription(/at least 8/);
    expect(auth.accounts).toHaveLength(0);
  });

  it('tells at the address that it is taken', async () => {
    const user = userEvent.setup({ delay: null });
    await renderSignedOut(<SignUpPage />, { auth: createMemoryAuth({ accounts: [ADA] }) });
    const email = screen.getByLabelText('Email');
    await user.type(email, 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'a long password{Enter}');
    await waitFor(() => expect(email).toHaveAccessibleDescription(/already has an account/));
  });
});

describe('ResetPasswordPage', () => {
  it('says the same whether or not there is an account', async () => {
    const user = userEvent.setup({ delay: null });
    const { auth } = await renderSignedOut(<ResetPasswordPage />, {
      auth: createMemoryAuth({ accounts: [ADA] }),
    });
    const email = screen.getByLabelText('Email');
    await user.type(email, 'nobody@example.com{Enter}');
    expect(await screen.findByText(/If nobody@example.com has an account/)).toBeVisible();
    await user.clear(email);
    expect(screen.queryByText(/a link is on its way/)).toBeNull();
    await user.type(email, 'ada@example.com{Enter}');
    expect(await screen.findByText(/If ada@example.com has an account/)).toBeVisible();
    expect(auth.mails).toHaveLength(1);
  });
});

describe('PhoneSignInPage', () => {
  it('sends a code to a number however it is written, and signs in with it', async () => {
    const user = userEvent.setup({ delay: null });
    const { auth } = await renderSignedOut(<PhoneSignInPage />);
    await user.type(screen.getByLabelText('Phone number'), '0049 (0) 170 123-4567{Enter}');
    const code = await screen.findByLabelText('Code from the SMS');
    expect(screen.getByText(/\+491701234567/)).toBeVisible();
    expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await user.type(code, '999999');
    await waitFor(() => expect(code).toHaveAccessibleDescription(/not right/));
    await user.clear(code);
    await user.type(code, auth.smsCode);
    await waitFor(() => expect(auth.accounts[0]?.phoneNumber).toBe('+491701234567'));
  });

  it('asks for the country code', async () => {
    const user = userEvent.setup({ delay: null });
    await renderSignedOut(<PhoneSignInPage />);
    const field = screen.getByLabelText('Phone number');
    await user.type(field, '0170 1234567{Enter}');
    expect(field).toHaveAccessibleDescription(/country code/);
    expect(field).toHaveFocus();
  });

  it('lets one correct the number', async () => {
    const user = userEvent.setup({ delay: null });
    await renderSignedOut(<PhoneSignInPage />);
    await user.type(screen.getByLabelText('Phone number'), '+491701234567{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Use another number' }));
    expect(screen.getByLabelText('Phone number')).toBeVisible();
  });
});

describe('MailActionPage', () => {
  async function mailedAuth(type: 'verification' | 'reset') {
    const auth = createMemoryAuth({ accounts: [ADA], signedInUid: 'ada' });
    await (type === 'reset' ? auth.sendPasswordReset(ADA.email) : auth.sendVerification());
    return auth;
  }

  it('confirms an address after a press, not by being opened', async () => {
    const user = userEvent.setup({ delay: null });
    const auth = await mailedAuth('verification');
    const url = `/auth/action?mode=verifyEmail&oobCode=${auth.mails[0]?.code}`;
    await renderSignedOut(<MailActionPage />, { auth, url });
    expect(auth.accounts[0]?.isEmailVerified).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Confirm address' }));
    expect(await screen.findByText('Your address is confirmed.')).toBeVisible();
    expect(auth.accounts[0]?.isEmailVerified).toBe(true);
  });

  it('chooses a new password for the account it names', async () => {
    const user = userEvent.setup({ delay: null });
    const auth = await mailedAuth('reset');
    const url = `/auth/action?mode=resetPassword&oobCode=${auth.mails[0]?.code}`;
    await renderSignedOut(<MailActionPage />, { auth, url });
    expect(await screen.findByText('ada@example.com')).toBeVisible();
    const field = screen.getByLabelText('New password');
    await user.type(field, 'short{Enter}');
    expect(field).toHaveAccessibleDescription(/at least 8/);
    await user.clear(field);
    await user.type(field, 'another horse{Enter}');
    expect(await screen.findByText(/password is changed/)).toBeVisible();
    expect(auth.accounts[0]?.password).toBe('another horse');
  });

  it.each([
    '/auth/action',
    '/auth/action?mode=nonsense&oobCode=x',
    '/auth/action?mode=resetPassword&oobCode=used',
  ])('says what to do about a link that does not work: %s', async (url) => {
    await renderSignedOut(<MailActionPage />, { url });
    expect(await screen.findByText(/used already, or it is too old/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Reset password' })).toHaveAttribute(
      'href',
      '/reset-password',
    );
  });

  it('tries again after a lost connection', async () => {
    const user = userEvent.setup({ delay: null });
    const auth = await mailedAuth('reset');
    auth.failNext('offline');
    const url = `/auth/action?mode=resetPassword&oobCode=${auth.mails[0]?.code}`;
    await renderSignedOut(<MailActionPage />, { auth, url });
    expect(await screen.findByText(/No connection/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('New password')).toBeVisible();
  });
});
