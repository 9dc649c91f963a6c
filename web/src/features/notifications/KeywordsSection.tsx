import { KEYWORDS_MAX, KEYWORD_MAX_CHARS } from '@hearth/domain/notificationSettings';
import { charCount, searchKey } from '@hearth/domain/text';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Section } from '../../components/Section';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { TextField } from '../../ui/TextField';
import styles from './NotificationsSection.module.css';
import { useSaveNotifications } from './useSaveNotifications';

/** Words that notify like a mention. */
export function KeywordsSection({ keywords }: { keywords: readonly string[] }) {
  const t = useT();
  const { save } = useSaveNotifications();
  const [typed, setTyped] = useState('');
  const word = typed.trim().replace(/\s+/g, ' ');
  const isKnown = keywords.some((known) => searchKey(known) === searchKey(word));
  const problem = () => {
    if (charCount(word) > KEYWORD_MAX_CHARS) {
      return t('notifications.keywordLong', { max: KEYWORD_MAX_CHARS });
    }
    const isFull = keywords.length >= KEYWORDS_MAX && word !== '' && !isKnown;
    return isFull ? t('notifications.keywordsFull', { max: KEYWORDS_MAX }) : undefined;
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (word === '' || problem()) return;
    if (!isKnown) save({ keywords: [...keywords, word] });
    setTyped('');
  };
  return (
    <Section title={t('notifications.keywords')} body={t('notifications.keywordsBody')}>
      <form className={styles['newWord']} onSubmit={add}>
        <TextField
          className={styles['word'] ?? ''}
          label={t('notifications.keyword')}
          isLabelHidden
          placeholder={t('notifications.keyword')}
          value={typed}
          error={problem()}
          onChange={setTyped}
        />
        <Button type="submit" disabled={word === ''}>
          {t('notifications.keywordAdd')}
        </Button>
      </form>
      {keywords.length > 0 && (
        <ul className={styles['chips']}>
          {keywords.map((keyword) => (
            <li key={keyword} className={styles['chip']}>
              <bdi>{keyword}</bdi>
              <IconButton
                size="s"
                label={t('notifications.keywordRemove', { word: keyword })}
                icon={<X />}
                onClick={() => save({ keywords: keywords.filter((each) => each !== keyword) })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
