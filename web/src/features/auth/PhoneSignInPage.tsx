import { routes } from '@hearth/domain/paths';
import { PhoneCodeForm } from '../../components/PhoneCodeForm';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { AuthLink } from './AuthLink';
import { AuthPage } from './AuthPage';

export function PhoneSignInPage() {
  const t = useT();
  const auth = useAuth();
  return (
    <AuthPage
      title={t('auth.phoneTitle')}
      lead={t('auth.phoneLead')}
      foot={<AuthLink to={routes.signIn}>{t('auth.otherWay')}</AuthLink>}
    >
      <PhoneCodeForm start={auth.startPhoneSignIn} />
    </AuthPage>
  );
}
