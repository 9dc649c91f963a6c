import { routes } from '@hearth/domain/paths';
import { useT } from '../../i18n/i18n';
import { AuthLink } from './AuthLink';
import { AuthPage } from './AuthPage';

/** After one has deleted one's account. */
export function GoodbyePage() {
  const t = useT();
  return (
    <AuthPage
      title={t('leaving.goodbyeTitle')}
      lead={t('leaving.goodbyeBody')}
      foot={<AuthLink to={routes.signIn}>{t('leaving.goodbyeNew')}</AuthLink>}
    />
  );
}
