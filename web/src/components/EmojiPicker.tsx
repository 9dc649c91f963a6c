import { useEffect } from 'react';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { useLazyLoad } from './useLazyLoad';
import styles from './EmojiPicker.module.css';

export interface EmojiPickerProps {
  onPick: (emoji: string) => void;
}

const loadPanel = () => import('./EmojiPanel').then((module) => module.EmojiPanel);

/** Search, skin tones and all emoji in the person's language. Its code and data load when it shows. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const t = useT();
  const { part: Panel, hasFailed, load } = useLazyLoad(loadPanel);
  useEffect(load, [load]);
  if (Panel) return <Panel onPick={onPick} />;
  if (hasFailed) {
    return (
      <div className={styles['failed']} role="alert">
        <p>{t('timeline.emoji.failed')}</p>
        <Button size="s" onClick={load}>
          {t('timeline.tryAgain')}
        </Button>
      </div>
    );
  }
  return <EmojiSkeleton />;
}

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
