import { EmojiPicker, type EmojiData, type EmojiPickerListComponents } from 'frimousse';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import {
  SKIN_TONES,
  chooseTone,
  chosenTone,
  loadEmoji,
  type EmojiSet,
  type SkinTone,
} from './emojiData';
import type { EmojiPickerProps } from './EmojiPicker';
import { EmojiSkeleton } from './EmojiSkeleton';
import styles from './EmojiPicker.module.css';

/** One press for the reactions that most messages get. */
const QUICK = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'];
const COLUMNS = 8;
const HAND: Record<SkinTone, string> = {
  none: '✋',
  light: '✋🏻',
  'medium-light': '✋🏼',
  medium: '✋🏽',
  'medium-dark': '✋🏾',
  dark: '✋🏿',
};

/** ARIA counts rows and columns from one, the library from zero. */
function fromOne(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1;
}

const LIST_COMPONENTS: Partial<EmojiPickerListComponents> = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={styles['category']}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }) => (
    <div {...props} aria-rowindex={fromOne(props['aria-rowindex'])} className={styles['row']}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }) => (
    <button
      {...props}
      aria-colindex={fromOne(props['aria-colindex'])}
      className={styles['emoji']}
      title={emoji.label}
    >
      {emoji.emoji}
    </button>
  ),
};

function pickerData(set: EmojiSet, locale: string): EmojiData {
  return {
    locale,
    emojis: set.emojis.map(({ emoji, label, category, version, tags, skins }) => ({
      emoji,
      label,
      category,
      version,
      tags,
      skins,
    })),
    categories: [...set.categories],
    skinTones: set.skinToneLabels,
  };
}

/** The picker itself; brings frimousse, so it is loaded by {@link EmojiPickerProps}' owner. */
export function EmojiPanel({ onPick }: EmojiPickerProps) {
  const { locale, t } = useLanguage();
  const [tone, setTone] = useState(chosenTone);
  const { set, hasFailed, retry } = useEmojiSet();
  if (hasFailed) {
    return (
      <div className={styles['failed']} role="alert">
        <p>{t('timeline.emoji.failed')}</p>
        <Button size="s" onClick={retry}>
          {t('timeline.tryAgain')}
        </Button>
      </div>
    );
  }
  if (!set) return <EmojiSkeleton />;
  return (
    <EmojiPicker.Root
      className={styles['picker']}
      locale={locale}
      columns={COLUMNS}
      skinTone={tone}
      resolveEmojiData={() => pickerData(set, locale)}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <div className={styles['head']}>
        <EmojiPicker.Search
          className={styles['search']}
          aria-label={t('timeline.emoji.search')}
          placeholder={t('timeline.emoji.search')}
          autoFocus={!matchMedia('(pointer: coarse)').matches}
        />
        <ToneButton
          tone={tone}
          set={set}
          onChange={(next) => {
            chooseTone(next);
            setTone(next);
          }}
        />
      </div>
      <div className={styles['quick']} role="group" aria-label={t('timeline.emoji.frequent')}>
        {QUICK.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles['emoji']}
            onClick={() => onPick(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      <EmojiPicker.Viewport
        className={styles['viewport']}
        role="group"
        aria-label={t('timeline.emoji.label')}
        // Scrolls by keys; the emoji themselves are reached with arrows from the search field.
        tabIndex={0}
      >
        <EmojiPicker.Empty>
          {({ search }) => <p className={styles['none']}>{t('timeline.emoji.none', { search })}</p>}
        </EmojiPicker.Empty>
        <EmojiPicker.List className={styles['list']} components={LIST_COMPONENTS} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}

interface ToneButtonProps {
  tone: SkinTone;
  set: EmojiSet;
  onChange: (tone: SkinTone) => void;
}

/** Each press takes the next skin tone. */
function ToneButton({ tone, set, onChange }: ToneButtonProps) {
  const { t } = useLanguage();
  const tones: readonly SkinTone[] = ['none', ...SKIN_TONES];
  const next = tones[(tones.indexOf(tone) + 1) % tones.length] ?? 'none';
  const name = tone === 'none' ? t('timeline.emoji.noTone') : set.skinToneLabels[tone];
  return (
    <button
      type="button"
      className={classes(styles['emoji'], styles['tone'])}
      aria-label={t('timeline.emoji.skinTone', { tone: name })}
      title={t('timeline.emoji.skinTone', { tone: name })}
      onClick={() => onChange(next)}
    >
      {HAND[tone]}
    </button>
  );
}

/** The emoji of the person's language, once they are here. */
function useEmojiSet() {
  const { locale } = useLanguage();
  const [set, setSet] = useState<EmojiSet | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    loadEmoji(locale).then(
      (loaded) => isWanted && setSet(loaded),
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [locale, attempt]);
  const retry = () => {
    setFailed(false);
    setAttempt(attempt + 1);
  };
  return { set, hasFailed, retry };
}
