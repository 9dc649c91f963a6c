import { decodeMentions } from '@hearth/domain/mention';
import type { ReviewItem } from '@hearth/domain/review';
import { Paperclip } from 'lucide-react';
import { useFileSizes } from '../../components/fileSize';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { classes } from '../../ui/classes';
import { matchesOf } from './itemWords';
import styles from './ItemContent.module.css';
import { MarkedText } from './MarkedText';

export interface ItemContentProps {
  item: ReviewItem;
  /** A few lines of it, in a card. */
  isClipped?: boolean;
}

/** What was written and attached, as plain words: no link to follow, no picture to see. */
export function ItemContent({ item, isClipped = false }: ItemContentProps) {
  const t = useT();
  const sizes = useFileSizes();
  const { content } = item;
  const people = usePeople(content?.mentions ?? []);
  if (!content) {
    const words = item.messageId === null ? 'moderation.aboutPerson' : 'moderation.noWords';
    return <p className={styles['quiet']}>{t(words)}</p>;
  }
  const text = decodeMentions(content.text, (uid) => people.get(uid)?.handle);
  return (
    <>
      {text === '' ? (
        <p className={styles['quiet']}>
          {t(content.attachments.length > 0 ? 'moderation.fileOnly' : 'moderation.noWords')}
        </p>
      ) : (
        <p dir="auto" className={classes(styles['text'], isClipped && styles['clipped'])}>
          <MarkedText text={text} matches={matchesOf(item)} />
        </p>
      )}
      {content.attachments.length > 0 && (
        <ul className={styles['files']} aria-label={t('moderation.files')}>
          {content.attachments.map((file) => (
            <li key={file.id} className={styles['file']}>
              <Paperclip aria-hidden="true" />
              <bdi className={styles['fileName']}>
                {file.name || contentWords(t, [file.kind], 1)}
              </bdi>
              <span className={styles['quiet']}>{sizes.whole(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
