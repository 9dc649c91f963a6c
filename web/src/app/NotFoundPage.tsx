import { routes } from '@hearth/domain/paths';
import { Compass } from 'lucide-react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import styles from './Shell.module.css';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className={styles['centred']}>
      <EmptyState
        icon={<Compass />}
        title={t('shell.notFoundTitle')}
        body={t('shell.notFoundBody')}
        action={
          <Button variant="primary" onClick={() => void navigate(routes.home)}>
            {t('shell.toRooms')}
          </Button>
        }
      />
    </div>
  );
}
