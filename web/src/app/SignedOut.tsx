import { routes } from '@hearth/domain/paths';
import { Suspense, useEffect, type ComponentType } from 'react';
import { goTo, usePathname } from '../components/address';
import { latePage } from '../components/lateView';
import { signInReturningTo } from '../features/auth/returnAddress';
import { SignInPage } from '../features/auth/SignInPage';
import { withMoreWords } from '../i18n/moreWords';

const SignUpPage = latePage(async () => (await import('../features/auth/SignUpPage')).SignUpPage);
const ResetPasswordPage = latePage(
  async () => (await import('../features/auth/ResetPasswordPage')).ResetPasswordPage,
);
const PhoneSignInPage = latePage(
  async () => (await import('../features/auth/PhoneSignInPage')).PhoneSignInPage,
);
const MailActionPage = latePage(
  async () => (await import('../features/auth/MailActionPage')).MailActionPage,
);

const GoodbyePage = latePage(
  withMoreWords(async () => (await import('../features/auth/GoodbyePage')).GoodbyePage),
);

const PAGES: Record<string, ComponentType> = {
  [routes.signIn]: SignInPage,
  [routes.signUp]: SignUpPage,
  [routes.resetPassword]: ResetPasswordPage,
  [routes.phoneSignIn]: PhoneSignInPage,
  [routes.authAction]: MailActionPage,
  [routes.goodbye]: GoodbyePage,
};

/**
 * The pages for people who are not signed in; any other address comes back after signing in.
 * Without the app's router, which weighs a tenth of what this page may.
 */
export function SignedOut() {
  const pathname = usePathname();
  const Page = PAGES[pathname];
  useEffect(() => {
    if (!Page) goTo(signInReturningTo(pathname), { isReplacing: true });
  }, [Page, pathname]);
  return (
    <main>
      <Suspense fallback={null}>{Page ? <Page /> : <SignInPage />}</Suspense>
    </main>
  );
}
