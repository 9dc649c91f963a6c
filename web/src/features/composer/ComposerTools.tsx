import { CircleHelp, Smile } from 'lucide-react';
import { EmojiPicker } from '../../components/EmojiPicker';
import { useT } from '../../i18n/i18n';
import { IconButton } from '../../ui/IconButton';
import { Popover } from '../../ui/Popover';
import styles from './Composer.module.css';
import { FormattingHelp } from './FormattingHelp';

/** The small buttons inside the field's box. */
export function ComposerTools({ onEmoji }: { onEmoji: (emoji: string) => void }) {
  const t = useT();
  return (
    <>
      <span className={styles['helpButton']}>
        <Popover
          label={t('composer.help')}
          side="top"
          align="end"
          trigger={(trigger) => (
            <IconButton {...trigger} label={t('composer.help')} icon={<CircleHelp />} />
          )}
        >
          <FormattingHelp />
        </Popover>
      </span>
      <Popover
        label={t('composer.emoji')}
        side="top"
        align="end"
        isFlush
        trigger={(trigger) => (
          <IconButton {...trigger} label={t('composer.emoji')} icon={<Smile />} />
        )}
      >
        {(close) => (
          <EmojiPicker
            onPick={(emoji) => {
              close();
              // The picker first gives the focus back to its button.
              requestAnimationFrame(() => onEmoji(emoji));
            }}
          />
        )}
      </Popover>
    </>
  );
}
