import type { Room } from '@hearth/domain/room';
import { RoomAvatar } from '../../../components/RoomAvatar';
import { useT } from '../../../i18n/i18n';
import type { CurrentCall } from '../../../state/calls/callsState';
import { classes } from '../../../ui/classes';
import { RoomTitle } from '../../../components/RoomTitle';
import { waitWords } from './callWords';
import styles from './StageCard.module.css';

/** While nobody else is there: it rings, it connects, or the others have not come yet. */
export function WaitCard({ call, room }: { call: CurrentCall; room: Room | null | undefined }) {
  const t = useT();
  const words = waitWords(t, call.life);
  return (
    <div className={styles['card']}>
      {room && (
        <span className={classes(styles['face'], call.life.state === 'ringing' && styles['rings'])}>
          <RoomAvatar room={room} size={128} />
        </span>
      )}
      {room && (
        <p className={styles['title']}>
          <RoomTitle room={room} />
        </p>
      )}
      <p className={styles['note']}>{words ?? t('calls.stage.alone')}</p>
      {words === null && <p className={styles['note']}>{t('calls.stage.aloneHint')}</p>}
    </div>
  );
}
