import { MessagesSquare } from 'lucide-react';
import { useT } from '../i18n/i18n';
import { EmptyState } from '../ui/EmptyState';
import { Kbd } from '../ui/Kbd';
import styles from './Shell.module.css';
import { PALETTE_KEYS } from './shortcutKeys';

/** Beside the list before a room is chosen; phones show the list alone. */
export function HomePage() {
  const t = useT();
  return (
    <div className={styles['centred']}>
      <EmptyState
        icon={<MessagesSquare />}
        title={t('rooms.chooseTitle')}
        body={
          <>
            {t('rooms.chooseBody')} <Kbd>{PALETTE_KEYS}</Kbd>
          </>
        }
      />
    </div>
  );
}
