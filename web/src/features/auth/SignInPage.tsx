import { routes } from '@hearth/domain/paths';
import { lazy, Suspense } from 'react';
import { demoAccounts } from 'virtual:hearth-config';
import { CredentialsForm } from '../../components/CredentialsForm';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { AuthLink } from './AuthLink';
import { AuthPage } from './AuthPage';
import { OtherWays } from './OtherWays';
import styles from './SignInPage.module.css';

/** In development only: production builds have no demo accounts, and no trace of this. */
const DemoSignIn =
  import.meta.env.MODE !== 'production' && demoAccounts
    ? lazy(async () => ({ default: (await import('./DemoSignIn')).DemoSignIn }))
    : null;

export function SignInPage() {
  const t = useT();
  const auth = useAuth();
  return (
    <AuthPage
      title={t('auth.signInTitle')}
      foot={
        <>
          {t('auth.noAccount')} <AuthLink to={routes.signUp}>{t('auth.toSignUp')}</AuthLink>
        </>
      }
    >
      {DemoSignIn && (
        <Suspense fallback={null}>
          <DemoSignIn />
        </Suspense>
      )}
      <CredentialsForm submitLabel={t('auth.signIn')} isNew={false} onSubmit={auth.signIn}>
        <p className={styles['aside']}>
          <AuthLink to={routes.resetPassword}>{t('auth.forgotPassword')}</AuthLink>
        </p>
      </CredentialsForm>
      <OtherWays />
    </AuthPage>
  );
}
