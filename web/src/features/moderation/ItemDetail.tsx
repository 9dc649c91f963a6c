import { routes } from '@hearth/domain/paths';
import type { ReviewItem } from '@hearth/domain/review';
import { ArrowLeft } from 'lucide-react';
import { AppLink } from '../../components/AppLink';
import { useOpenPerson } from '../../components/openPerson';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useFormat, useT } from '../../i18n/i18n';
import { useRoom } from '../../state/rooms';
import { IconButton } from '../../ui/IconButton';
import { ItemActs } from './ItemActs';
import { ItemContent } from './ItemContent';
import { ItemContext } from './ItemContext';
import { ItemReports } from './ItemReports';
import styles from './ItemDetail.module.css';
import { isRemoved, whyWords } from './itemWords';
import { PersonName } from './PersonName';
import { PersonPowers } from './PersonPowers';
import { RoomName } from './RoomName';

export interface ItemDetailProps {
  item: ReviewItem;
  /** Back to the list, on phones. */
  onBack: () => void;
  onDecided: () => void;
}

/** One item with all that helps to decide it. Put a `key` on it. */
export function ItemDetail({ item, onBack, onDecided }: ItemDetailProps) {
  const t = useT();
  return (
    <article className={styles['detail']} aria-label={t('moderation.detail')}>
      <DetailHead item={item} onBack={onBack} />
      <ul className={styles['why']}>
        {whyWords(item, t).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {item.isHidden && <li>{t('moderation.stateHidden')}</li>}
        {isRemoved(item) && <li>{t('moderation.stateRemoved')}</li>}
      </ul>
      {item.messageId !== null && (
        <section className={styles['part']}>
          <h3 className={styles['heading']}>{t('moderation.content')}</h3>
          <div className={styles['content']}>
            <ItemContent item={item} />
          </div>
        </section>
      )}
      <ItemActs item={item} onDecided={onDecided} />
      <ItemReports item={item} />
      <ItemContext item={item} />
      <PersonPowers uid={item.subjectId} />
    </article>
  );
}

function DetailHead({ item, onBack }: Pick<ItemDetailProps, 'item' | 'onBack'>) {
  const t = useT();
  const format = useFormat();
  const openPerson = useOpenPerson();
  const { subjectId, roomId, roomName, messageId, createdAt } = item;
  return (
    <header className={styles['head']}>
      <span className={styles['back']}>
        <IconButton label={t('moderation.toList')} icon={<ArrowLeft />} onClick={onBack} />
      </span>
      <PersonAvatar uid={subjectId} size={40} />
      <div className={styles['who']}>
        <h2 className={styles['person']}>
          {openPerson ? (
            <button type="button" onClick={() => openPerson(subjectId)}>
              <PersonName uid={subjectId} />
            </button>
          ) : (
            <PersonName uid={subjectId} />
          )}
        </h2>
        <p className={styles['where']}>
          {messageId === null ? (
            <RoomName roomId={roomId} known={roomName} />
          ) : (
            <MessagePlace roomId={roomId} roomName={roomName} messageId={messageId} />
          )}
          <time dateTime={new Date(createdAt).toISOString()}>{format.full(createdAt)}</time>
        </p>
      </div>
    </header>
  );
}

interface MessagePlaceProps extends Pick<ReviewItem, 'roomId' | 'roomName'> {
  messageId: string;
}

/** Leads to the message, for who is in its room. */
function MessagePlace({ roomId, roomName, messageId }: MessagePlaceProps) {
  const isMember = useRoom(roomId) != null;
  if (!isMember) return <RoomName roomId={roomId} known={roomName} />;
  return (
    <AppLink to={routes.message(roomId, messageId)}>
      <RoomName roomId={roomId} />
    </AppLink>
  );
}
