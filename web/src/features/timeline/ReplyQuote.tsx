import type { ReplyRef } from '@hearth/domain/message';
import { CornerUpRight } from 'lucide-react';
import { usePlainText } from '../../components/PlainText';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import styles from './ReplyQuote.module.css';
import { useTimelineView } from './timelineView';

/** What became of a quoted message since. */
export type QuoteState = 'there' | 'gone' | 'hidden';

export interface ReplyQuoteProps {
  quoted: ReplyRef;
  state: QuoteState;
}

/** What stands in place of the words of a message that is out of reach. */
const INSTEAD = { gone: 'timeline.quoteGone', hidden: 'timeline.quoteHidden' } as const;

/** What a reply answers, in one line; a press goes there. */
export function ReplyQuote({ quoted, state }: ReplyQuoteProps) {
  const t = useT();
  const { actions, blocked, me } = useTimelineView();
  const author = usePerson(quoted.senderId);
  const text = usePlainText(quoted.text);
  const words = text === '' ? contentWords(t, quoted.kinds, 0) : text;
  const name =
    quoted.senderId === me ? t('timeline.you') : (author?.displayName ?? t('timeline.someone'));
  const isBlocked = blocked.has(quoted.senderId);
  const written = isBlocked ? t('timeline.blockedQuote') : words;
  const shown = state === 'there' ? written : t(INSTEAD[state]);
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
