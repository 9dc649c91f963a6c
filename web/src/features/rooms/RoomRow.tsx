import { directPartnerId, type Room } from '@hearth/domain/room';
import { routes } from '@hearth/domain/paths';
import { CheckCheck } from 'lucide-react';
import { memo } from 'react';
import { NavLink } from 'react-router-dom';
import { RoomAvatar } from '../../components/RoomAvatar';
import { useT } from '../../i18n/i18n';
import { usePresence } from '../../state/people';
import { useRoomTitle, useUnread } from '../../state/rooms';
import { useSession } from '../../state/session';
import { useTypers } from '../../state/typing';
import { Badge } from '../../ui/Badge';
import { classes } from '../../ui/classes';
import { ContextMenu } from '../../ui/ContextMenu';
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
  const last = room.lastMessage;
  const items = () =>
    unread > 0 && last
      ? [
          {
            id: 'read',
            label: t('rooms.markRead'),
            icon: <CheckCheck />,
            onSelect: () => {
              rooms.markSeen(room.id, last.createdAt);
            },
          },
        ]
      : [];
  return (
    <ContextMenu label={title} items={items}>
      <NavLink
        to={routes.room(room.id)}
        draggable={false}
        data-room-id={room.id}
        className={({ isActive }) =>
          classes(styles['row'], isActive && styles['active'], unread > 0 && styles['unread'])
        }
      >
        <RoomAvatar room={room} size={40} showPresence />
        <span className={styles['text']}>
          <span className={styles['head']}>
            <bdi className={styles['title']}>{title}</bdi>
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
            <Badge count={unread} label={t('rooms.unread', { count: unread })} />
          </span>
        </span>
      </NavLink>
    </ContextMenu>
  );
});

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
