import { useEffect } from 'react';
import { useT } from '../i18n/i18n';
import { withMoreWords } from '../i18n/moreWords';
import { Button } from '../ui/Button';
import { EmojiSkeleton } from './EmojiSkeleton';
import { useLazyLoad } from './useLazyLoad';
import styles from './EmojiPicker.module.css';

export interface EmojiPickerProps {
  onPick: (emoji: string) => void;
}

const loadPanel = withMoreWords(async () => (await import('./EmojiPanel')).EmojiPanel);

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
