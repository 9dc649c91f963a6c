import type { ReplyRef } from '@hearth/domain/message';
import { CornerUpRight } from 'lucide-react';
import { usePlainText } from '../../components/PlainText';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import styles from './ReplyQuote.module.css';
import { useTimelineView } from './timelineView';

export interface ReplyQuoteProps {
  quoted: ReplyRef;
  /** The quoted message was deleted since. */
  isGone: boolean;
}

/** What a reply answers, in one line; a press goes there. */
export function ReplyQuote({ quoted, isGone }: ReplyQuoteProps) {
  const t = useT();
  const { actions, blocked, me } = useTimelineView();
  const author = usePerson(quoted.senderId);
  const text = usePlainText(quoted.text);
  const words = text === '' ? contentWords(t, quoted.kinds, 0) : text;
  const name =
    quoted.senderId === me ? t('timeline.you') : (author?.displayName ?? t('timeline.someone'));
  const isBlocked = blocked.has(quoted.senderId);
  const shown = isGone ? t('timeline.quoteGone') : isBlocked ? t('timeline.blockedQuote') : words;
  return (
    <button
      type="button"
      className={styles['quote']}
      aria-label={t('timeline.replyTo', { name: isBlocked ? '' : name, text: shown })}
      onClick={() => actions.jumpTo(quoted.id)}
    >
      <CornerUpRight aria-hidden="true" className={styles['sign']} />
      {!isBlocked && <bdi className={styles['name']}>{name}</bdi>}
      <bdi className={styles['words']}>{shown}</bdi>
    </button>
  );
}
