import { directPartnerId, isNotesRoom, type Room } from '@hearth/domain/room';
import { routes } from '@hearth/domain/paths';
import { Bell, BellOff, CheckCheck, Phone } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { AppLink } from '../../components/AppLink';
import { useOpenRoomNotifications } from '../../components/openRoomNotifications';
import { RoomAvatar } from '../../components/RoomAvatar';
import { useT } from '../../i18n/i18n';
import { useIsSilenced } from '../../state/notifications';
import { usePresence } from '../../state/people';
import { useRoomTitle, useUnread } from '../../state/rooms';
import { useSession } from '../../state/session';
import { useTypers } from '../../state/typing';
import { Badge } from '../../ui/Badge';
import { classes } from '../../ui/classes';
import { ContextMenu } from '../../ui/ContextMenu';
import type { MenuItem } from '../../ui/menuItem';
import { OpenRowContext } from './openRow';
import { RoomPreview } from './RoomPreview';
import styles from './RoomRow.module.css';
import { RoomTime } from './RoomTime';

/** A conversation is live enough to watch for typing this long after its last message. */
const LIVE_MS = 10 * 60_000;

/** One room of the list: who, what happened last, when, how much is unread. */
export const RoomRow = memo(function RoomRow({ room }: { room: Room }) {
  const t = useT();
  const title = useRoomTitle(room);
  const unread = useUnread(room.id);
  const { rooms } = useSession();
  const isSilenced = useIsSilenced(room.id);
  const openNotifications = useOpenRoomNotifications();
  const last = room.lastMessage;
  const items = () => {
    const shown: MenuItem[] = [];
    if (unread > 0 && last) {
      shown.push({
        id: 'read',
        label: t('rooms.markRead'),
        icon: <CheckCheck />,
        onSelect: () => {
          rooms.markSeen(room.id, last.createdAt);
        },
      });
    }
    if (openNotifications && !isNotesRoom(room)) {
      shown.push({
        id: 'notifications',
        label: t('rooms.notifications'),
        icon: <Bell />,
        onSelect: () => {
          openNotifications(room.id);
        },
      });
    }
    return shown;
  };
  return (
    <ContextMenu label={title} items={items}>
      <RoomLink roomId={room.id} isUnread={unread > 0 && !isSilenced}>
        <RoomAvatar room={room} size={40} showPresence />
        <span className={styles['text']}>
          <span className={styles['head']}>
            <bdi className={styles['title']}>{title}</bdi>
            {room.call && (
              <Phone role="img" aria-label={t('calls.headerOn')} className={styles['call']} />
            )}
            {isSilenced && (
              <BellOff role="img" aria-label={t('rooms.muted')} className={styles['muted']} />
            )}
            <RoomTime at={room.activityAt} />
          </span>
          <span className={styles['foot']}>
            <bdi className={styles['preview']}>
              {room.kind === 'direct' ? (
                <DirectPreview room={room} />
              ) : (
                <GroupPreview room={room} />
              )}
            </bdi>
            <Badge
              count={unread}
              tone={isSilenced ? 'muted' : 'accent'}
              label={t('rooms.unread', { count: unread })}
            />
          </span>
        </span>
      </RoomLink>
    </ContextMenu>
  );
});

interface RoomLinkProps {
  roomId: string;
  isUnread: boolean;
  children: ReactNode;
}

/** Follows the address by itself: going elsewhere renders no row anew. */
function RoomLink({ roomId, isUnread, children }: RoomLinkProps) {
  const address = routes.room(roomId);
  const { pathname } = useLocation();
  const isOpen = `${pathname}/`.startsWith(`${address}/`);
  return (
    <AppLink
      to={address}
      draggable={false}
      data-room-id={roomId}
      aria-current={isOpen ? 'page' : undefined}
      className={classes(styles['row'], isOpen && styles['active'], isUnread && styles['unread'])}
    >
      <OpenRowContext value={isOpen}>{children}</OpenRowContext>
    </AppLink>
  );
}

/**
 * Typing is watched where a direct conversation is going on right now, so that a long list costs
 * nothing.
 */
function DirectPreview({ room }: { room: Room }) {
  const { me, services } = useSession();
  const partnerId = directPartnerId(room, me) ?? me;
  const { state } = usePresence(partnerId);
  const isLive = services.device.now() - room.activityAt < LIVE_MS;
  const isWatched = partnerId !== me && state !== 'offline' && isLive;
  return <RoomPreview room={room} typers={useTypers(room.id, isWatched)} />;
}

/** Shows typing in the group that is open, whose signals arrive anyway. */
function GroupPreview({ room }: { room: Room }) {
  return <RoomPreview room={room} typers={useTypers(room.id, false)} />;
}
