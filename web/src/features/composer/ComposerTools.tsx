import { CircleHelp, Smile } from 'lucide-react';
import { EmojiPicker } from '../../components/EmojiPicker';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { IconButton } from '../../ui/IconButton';
import { lazyPart } from '../../ui/lazyPart';
import { Popover } from '../../ui/Popover';
import styles from './Composer.module.css';

const helpPart = lazyPart(
  withMoreWords(async () => (await import('./FormattingHelp')).FormattingHelp),
);

/** The small buttons inside the field's box. */
export function ComposerTools({ onEmoji }: { onEmoji: (emoji: string) => void }) {
  const t = useT();
  return (
    <>
      <span className={styles['helpButton']}>
        <Popover
          label={t('composer.help')}
          part={helpPart}
          side="top"
          align="end"
          trigger={(trigger) => (
            <IconButton {...trigger} label={t('composer.help')} icon={<CircleHelp />} />
          )}
        >
          {() => helpPart.loaded && <helpPart.loaded />}
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
