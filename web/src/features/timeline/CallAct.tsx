import type { SystemEvent } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { Room } from '@hearth/domain/room';
import { useOpenCall } from '../../components/openCall';
import { useCallObstacle, useCallRoomId } from '../../components/useCallObstacle';
import { useT } from '../../i18n/i18n';
import { useCallActions } from '../../state/calls/useCalls';
import { useRoom } from '../../state/rooms';
import { useMe } from '../../state/session';
import { Button } from '../../ui/Button';
import styles from './SystemLine.module.css';

export interface CallActProps {
  event: Extract<SystemEvent, { type: 'call' }>;
  message: Pick<ShownMessage, 'id' | 'roomId' | 'senderId'>;
}

/** The way into a call that goes on, and the way to call again. */
export function CallAct({ event, message }: CallActProps) {
  const room = useRoom(message.roomId);
  if (!room) return null;
  if (room.call?.id === message.id) return <LiveAct room={room} event={event} />;
  const isAgain = event.outcome !== null && event.outcome !== 'answered';
  if (room.kind === 'group' || room.call || !isAgain) return null;
  return <AgainAct room={room} event={event} callerId={message.senderId} />;
}

interface ActProps {
  room: Room;
  event: CallActProps['event'];
}

function LiveAct({ room, event }: ActProps) {
  const t = useT();
  const openCall = useOpenCall();
  const { expand } = useCallActions();
  const obstacle = useCallObstacle(room);
  const isInside = useCallRoomId() === room.id;
  return (
    <>
      <span className={styles['live']}>{t('calls.headerOn')}</span>
      {isInside && (
        <Button size="s" className={styles['act']} onClick={() => expand(true)}>
          {t('calls.headerReturn')}
        </Button>
      )}
      {obstacle === null && (
        <Button
          size="s"
          variant="primary"
          className={styles['act']}
          onClick={() => openCall?.(room.id, event.kind)}
        >
          {t('calls.headerJoin')}
        </Button>
      )}
    </>
  );
}

/** Who was not reached is called again, and who was missed is called back. */
function AgainAct({ room, event, callerId }: ActProps & { callerId: string }) {
  const t = useT();
  const me = useMe();
  const openCall = useOpenCall();
  if (useCallObstacle(room) !== null) return null;
  return (
    <Button size="s" className={styles['act']} onClick={() => openCall?.(room.id, event.kind)}>
      {t(callerId === me ? 'calls.lineAgain' : 'calls.lineBack')}
    </Button>
  );
}
