import { useT } from '../i18n/i18n';
import { Skeleton } from '../ui/Skeleton';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './EmojiPicker.module.css';

/** The shape of the picker, as wide and high as it will be. */
export function EmojiSkeleton() {
  const t = useT();
  return (
    <div className={styles['picker']} aria-busy="true">
      <VisuallyHidden>{t('timeline.emoji.loading')}</VisuallyHidden>
      <div className={styles['head']}>
        <Skeleton shape="block" height="2.25rem" />
      </div>
      <div className={styles['grid']}>
        {Array.from({ length: 48 }, (_, index) => (
          <Skeleton key={index} shape="block" width="1.75rem" height="1.75rem" />
        ))}
      </div>
    </div>
  );
}
