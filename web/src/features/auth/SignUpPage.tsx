import { routes } from '@hearth/domain/paths';
import { CredentialsForm } from '../../components/CredentialsForm';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { AuthLink } from './AuthLink';
import { AuthPage } from './AuthPage';
import { OtherWays } from './OtherWays';

/** Makes the account; name and handle follow on the welcome page. */
export function SignUpPage() {
  const t = useT();
  const auth = useAuth();

  async function signUp(email: string, password: string): Promise<void> {
    await auth.signUp(email, password);
    // The account is there; a mail that did not go out can be sent again from the app.
    await auth.sendVerification().catch(() => undefined);
  }

  return (
    <AuthPage
      title={t('auth.signUpTitle')}
      foot={
        <>
          {t('auth.haveAccount')} <AuthLink to={routes.signIn}>{t('auth.toSignIn')}</AuthLink>
        </>
      }
    >
      <CredentialsForm submitLabel={t('auth.signUp')} isNew onSubmit={signUp} />
      <OtherWays />
    </AuthPage>
  );
}
