import { routes } from '@hearth/domain/paths';
import Smartphone from 'lucide-react/icons/smartphone';
import UserRound from 'lucide-react/icons/user-round';
import { goTo } from '../../components/address';
import { GoogleMark } from '../../components/GoogleMark';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Divider } from '../../ui/Divider';
import styles from './OtherWays.module.css';

/** Google, phone and guest. */
export function OtherWays() {
  const t = useT();
  const errorText = useErrorText();
  const auth = useAuth();
  const google = useAction(auth.signInWithGoogle);
  const guest = useAction(auth.signInAsGuest);
  const error = google.error ?? guest.error;

  return (
    <div className={styles['ways']}>
      <Divider>{t('auth.or')}</Divider>
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <Button
        isWide
        isBusy={google.isBusy}
        icon={<GoogleMark className={styles['google']} />}
        onPointerEnter={auth.prepareGoogle}
        onFocus={auth.prepareGoogle}
        onClick={() => {
          guest.clear();
          void google.run();
        }}
      >
        {t('auth.withGoogle')}
      </Button>
      <Button
        isWide
        icon={<Smartphone />}
        onClick={() => goTo(routes.phoneSignIn + location.search)}
      >
        {t('auth.withPhone')}
      </Button>
      <Button
        isWide
        variant="ghost"
        isBusy={guest.isBusy}
        icon={<UserRound />}
        onClick={() => {
          google.clear();
          void guest.run();
        }}
      >
        {t('auth.asGuest')}
      </Button>
    </div>
  );
}
