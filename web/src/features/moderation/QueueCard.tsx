import type { ReviewItem } from '@hearth/domain/review';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useFormat, useT } from '../../i18n/i18n';
import { useToday } from '../../state/useToday';
import { classes } from '../../ui/classes';
import { ItemContent } from './ItemContent';
import { isRemoved, whyWords } from './itemWords';
import { PersonName } from './PersonName';
import styles from './QueueCard.module.css';
import { RoomName } from './RoomName';

export interface QueueCardProps {
  item: ReviewItem;
  isChosen: boolean;
  /** The one card that Tab reaches. */
  isTabStop: boolean;
  onChoose: () => void;
}

/** Who, where, what and why, in a few lines. */
export function QueueCard({ item, isChosen, isTabStop, onChoose }: QueueCardProps) {
  const t = useT();
  const why = whyWords(item, t);
  return (
    <div
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isChosen || undefined}
      data-item={`${item.roomId}/${item.id}`}
      className={classes(styles['card'], isChosen && styles['chosen'])}
      onClick={onChoose}
    >
      <PersonAvatar uid={item.subjectId} size={36} />
      <div className={styles['words']}>
        <div className={styles['head']}>
          <strong className={styles['name']}>
            <PersonName uid={item.subjectId} />
          </strong>
          <CardTime at={item.createdAt} />
        </div>
        <div className={styles['where']}>
          <RoomName roomId={item.roomId} known={item.roomName} />
        </div>
        <div className={styles['content']}>
          <ItemContent item={item} isClipped />
        </div>
        <div className={styles['why']}>
          {why.join('; ')}
          {item.isHidden && <span className={styles['state']}>{t('moderation.stateHidden')}</span>}
          {isRemoved(item) && (
            <span className={styles['state']}>{t('moderation.stateRemoved')}</span>
          )}
        </div>
      </div>
    </div>
  );
}

/** The time of today, else the day. */
function CardTime({ at }: { at: number }) {
  const format = useFormat();
  const today = useToday();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)} className={styles['time']}>
      {at >= today ? format.time(at) : format.shortDate(at)}
    </time>
  );
}
