import type { RoomNotifications } from '@hearth/domain/notificationSettings';
import type { Room } from '@hearth/domain/room';
import type { RoomChoices } from '@hearth/domain/roomChoice';
import { RoomAvatar } from '../../components/RoomAvatar';
import { Section } from '../../components/Section';
import { useT } from '../../i18n/i18n';
import { useRoom, useRoomTitle } from '../../state/rooms';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import styles from './NotificationsSection.module.css';
import { useUntilWords } from './RoomNotificationsDialog';
import { useSaveNotifications } from './useSaveNotifications';

/** Rooms that do not follow the general choice. */
export function RoomChoicesSection({ choices }: { choices: RoomChoices }) {
  const t = useT();
  const { services } = useSession();
  const now = services.device.now();
  const shown = Object.entries(choices).filter(
    ([, { level, mutedUntil }]) => level !== null || (mutedUntil ?? 0) > now,
  );
  return (
    <Section title={t('notifications.rooms')} body={t('notifications.roomsBody')}>
      {shown.length === 0 ? (
        <p className={styles['note']}>{t('notifications.roomsNone')}</p>
      ) : (
        <ul className={styles['rooms']}>
          {shown.map(([roomId, choice]) => (
            <RoomChoice key={roomId} roomId={roomId} choice={choice} now={now} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface RoomChoiceProps {
  roomId: string;
  choice: RoomNotifications;
  now: number;
}

function RoomChoice({ roomId, ...props }: RoomChoiceProps) {
  const room = useRoom(roomId);
  // Unknown yet: its row comes with it.
  if (room === undefined) return null;
  return room ? (
    <KnownRoom room={room} {...props} />
  ) : (
    <ChoiceRow roomId={roomId} title={null} {...props} />
  );
}

function KnownRoom({ room, ...props }: Omit<RoomChoiceProps, 'roomId'> & { room: Room }) {
  const title = useRoomTitle(room);
  return <ChoiceRow roomId={room.id} room={room} title={title} {...props} />;
}

interface ChoiceRowProps extends RoomChoiceProps {
  room?: Room;
  /** Null for a room that one is no longer in. */
  title: string | null;
}

function ChoiceRow({ roomId, room, title, choice, now }: ChoiceRowProps) {
  const t = useT();
  const untilWords = useUntilWords();
  const { chooseForRoom } = useSaveNotifications();
  const name = title ?? t('notifications.roomGone');
  const { level, mutedUntil } = choice;
  const words = [
    level === null ? null : t(`notifications.level.${level}`),
    mutedUntil !== null && mutedUntil > now ? untilWords(mutedUntil) : null,
  ];
  return (
    <li className={styles['room']}>
      {room && <RoomAvatar room={room} size={36} />}
      <span className={styles['roomWords']}>
        <bdi>{name}</bdi>
        <span className={styles['roomChoice']}>
          {words.filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <Button
        size="s"
        aria-label={t('notifications.roomResetNamed', { room: name })}
        onClick={() => chooseForRoom(roomId, { level: null, mutedUntil: null })}
      >
        {t('notifications.roomReset')}
      </Button>
    </li>
  );
}
