import { routes } from '@hearth/domain/paths';
import { Compass } from 'lucide-react';
import { goTo } from '../components/address';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import styles from './Shell.module.css';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const t = useT();
  return (
    <div className={styles['centred']}>
      <EmptyState
        icon={<Compass />}
        title={t('shell.notFoundTitle')}
        body={t('shell.notFoundBody')}
        action={
          <Button
            variant="primary"
            onClick={() => {
              goTo(routes.home);
            }}
          >
            {t('shell.toRooms')}
          </Button>
        }
      />
    </div>
  );
}
