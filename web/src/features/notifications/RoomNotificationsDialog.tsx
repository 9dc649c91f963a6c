import {
  FOREVER_MS,
  NOTIFY_LEVELS,
  type NotificationSettings,
  type NotifyLevel,
  type RoomNotifications,
} from '@hearth/domain/notificationSettings';
import { routes } from '@hearth/domain/paths';
import { roomChoice } from '@hearth/domain/roomChoice';
import { BellOff } from 'lucide-react';
import { useNavigate } from 'react-router-dom';
import { useFormat, useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useNotificationSettings } from '../../state/notifications';
import { useRoom, useRoomTitle } from '../../state/rooms';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { MenuButton } from '../../ui/MenuButton';
import { RadioGroup } from '../../ui/RadioGroup';
import { Skeleton } from '../../ui/Skeleton';
import { MORNING_HOUR, MUTE_LENGTHS, MUTE_UNTIL, type MuteLength } from './muteTimes';
import styles from './RoomNotificationsDialog.module.css';
import { useSaveNotifications } from './useSaveNotifications';

export interface RoomNotificationsDialogProps {
  roomId: string;
  onClose: () => void;
}

/** What a room may tell, and for how long nothing at all. */
export function RoomNotificationsDialog({ roomId, onClose }: RoomNotificationsDialogProps) {
  const t = useT();
  const navigate = useNavigate();
  const settings = useNotificationSettings();
  const connection = useConnection();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('notifications.dialog')}
      size="s"
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('notifications.done')}
        </Button>
      }
    >
      <p className={styles['room']}>
        <RoomName roomId={roomId} />
      </p>
      {settings && (
        <Choices
          roomId={roomId}
          settings={settings}
          onSettings={() => {
            onClose();
            void navigate(routes.settings('notifications'));
          }}
        />
      )}
      {!settings && connection === 'offline' && <p>{t('notifications.waiting')}</p>}
      {!settings && connection !== 'offline' && (
        <div role="status" aria-label={t('notifications.loading')} className={styles['skeleton']}>
          <Skeleton width="60%" />
          <Skeleton width="45%" />
          <Skeleton width="55%" />
        </div>
      )}
    </Dialog>
  );
}

function RoomName({ roomId }: { roomId: string }) {
  const room = useRoom(roomId);
  return room ? <Title room={room} /> : null;
}

function Title({ room }: { room: Parameters<typeof useRoomTitle>[0] }) {
  return <bdi>{useRoomTitle(room)}</bdi>;
}

const GENERAL = 'general';

interface ChoicesProps {
  roomId: string;
  settings: NotificationSettings;
  onSettings: () => void;
}

function Choices({ roomId, settings, onSettings }: ChoicesProps) {
  const t = useT();
  const { chooseForRoom } = useSaveNotifications();
  const choice = roomChoice(settings.rooms, roomId);
  const options: { value: NotifyLevel | typeof GENERAL; label: string; hint?: string }[] = [
    {
      value: GENERAL,
      label: t('notifications.asGeneral'),
      hint: t('notifications.asGeneralHint', { level: settings.level }),
    },
    ...NOTIFY_LEVELS.map((value) => ({ value, label: t(`notifications.level.${value}`) })),
  ];
  return (
    <>
      <RadioGroup
        label={t('notifications.dialogLevel')}
        value={choice.level ?? GENERAL}
        options={options}
        onChange={(value) => {
          chooseForRoom(roomId, { ...choice, level: value === GENERAL ? null : value });
        }}
      />
      <Mute
        choice={choice}
        onMute={(mutedUntil) => {
          chooseForRoom(roomId, { ...choice, mutedUntil });
        }}
      />
      <p className={styles['more']}>
        <Button size="s" variant="ghost" onClick={onSettings}>
          {t('notifications.everywhere')}
        </Button>
      </p>
    </>
  );
}

interface MuteProps {
  choice: RoomNotifications;
  onMute: (until: number | null) => void;
}

function Mute({ choice, onMute }: MuteProps) {
  const t = useT();
  const { services } = useSession();
  const untilWords = useUntilWords();
  const now = services.device.now();
  const until = choice.mutedUntil !== null && choice.mutedUntil > now ? choice.mutedUntil : null;
  const format = useFormat();
  const label = (length: MuteLength) => {
    switch (length) {
      case 'hour':
        return t('notifications.muteHour');
      case 'eight':
        return t('notifications.muteEight');
      case 'morning':
        return t('notifications.muteMorning', {
          time: format.time(new Date().setHours(MORNING_HOUR, 0)),
        });
      case 'forever':
        return t('notifications.muteForever');
    }
  };
  if (until !== null) {
    return (
      <div className={styles['mute']}>
        <span className={styles['muted']} role="status">
          <BellOff aria-hidden="true" />
          {untilWords(until)}
        </span>
        <Button size="s" onClick={() => onMute(null)}>
          {t('notifications.unmute')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['mute']}>
      <MenuButton
        label={t('notifications.mute')}
        icon={<BellOff />}
        items={MUTE_LENGTHS.map((length) => ({
          id: length,
          label: label(length),
          onSelect: () => {
            onMute(MUTE_UNTIL[length](services.device.now()));
          },
        }))}
      >
        {t('notifications.mute')}
      </MenuButton>
    </div>
  );
}

/** Until when a room is silent, in words. */
export function useUntilWords(): (until: number) => string {
  const t = useT();
  const format = useFormat();
  return (until) =>
    until >= FOREVER_MS
      ? t('notifications.mutedForever')
      : t('notifications.mutedUntil', {
          when: `${format.weekday(until)} ${format.time(until)}`,
        });
}
