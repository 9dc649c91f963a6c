import type { Room } from '@hearth/domain/room';
import { MessageSquarePlus, MessagesSquare, Users } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useRooms } from '../../state/rooms';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { MenuButton } from '../../ui/MenuButton';
import { Skeleton } from '../../ui/Skeleton';
import { RoomFilter, type RoomFilterValue } from './RoomFilter';
import styles from './RoomList.module.css';
import { RoomRows } from './RoomRows';

export interface RoomListProps {
  onNewMessage: () => void;
  onNewGroup: () => void;
}

/** Every conversation, newest first, with what is unread. */
export function RoomList({ onNewMessage, onNewGroup }: RoomListProps) {
  const t = useT();
  const [filter, setFilter] = useState<RoomFilterValue>('all');
  return (
    <section className={styles['list']} aria-label={t('rooms.list')}>
      <header className={styles['header']}>
        <h1 className={styles['title']}>{t('rooms.list')}</h1>
        <MenuButton
          label={t('rooms.create')}
          icon={<MessageSquarePlus />}
          align="end"
          items={[
            {
              id: 'message',
              label: t('rooms.newMessage'),
              icon: <MessagesSquare />,
              onSelect: onNewMessage,
            },
            { id: 'group', label: t('rooms.newGroup'), icon: <Users />, onSelect: onNewGroup },
          ]}
        />
      </header>
      <RoomFilter value={filter} onChange={setFilter} />
      <ListBody filter={filter} onNewMessage={onNewMessage} onNewGroup={onNewGroup} />
    </section>
  );
}

function isShown(room: Room, filter: RoomFilterValue): boolean {
  return filter === 'all' || room.kind === filter;
}

function ListBody({ filter, ...actions }: RoomListProps & { filter: RoomFilterValue }) {
  const t = useT();
  const { status, rooms, hasMore, isConfirmed, loadMore } = useRooms();
  const connection = useConnection();
  const shown = rooms.filter((room) => isShown(room, filter));
  const isWaiting = status === 'loading' || (rooms.length === 0 && !isConfirmed);
  if (status === 'error' && rooms.length === 0) {
    return <EmptyState title={t('rooms.errorTitle')} body={t('rooms.errorBody')} />;
  }
  if (isWaiting && connection === 'offline') {
    return <EmptyState title={t('rooms.emptyTitle')} body={t('rooms.emptyOffline')} />;
  }
  if (isWaiting) return <LoadingRows />;
  if (shown.length === 0 && !hasMore) return <NoRooms filter={filter} {...actions} />;
  return <RoomRows rooms={shown} hasMore={hasMore} onMore={loadMore} />;
}

function NoRooms({
  filter,
  onNewMessage,
  onNewGroup,
}: RoomListProps & { filter: RoomFilterValue }) {
  const t = useT();
  if (filter === 'group') {
    const action = <Button onClick={onNewGroup}>{t('rooms.newGroup')}</Button>;
    return <EmptyState icon={<Users />} title={t('rooms.emptyGroups')} action={action} />;
  }
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={t(filter === 'direct' ? 'rooms.emptyDirect' : 'rooms.emptyTitle')}
      body={filter === 'all' ? t('rooms.emptyBody') : undefined}
      action={
        <Button variant="primary" onClick={onNewMessage}>
          {t('rooms.newMessage')}
        </Button>
      }
    />
  );
}

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

function LoadingRows() {
  const t = useT();
  return (
    <div role="status" aria-label={t('rooms.loading')}>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className={styles['skeleton']}>
          <Skeleton shape="circle" width="2.5rem" />
          <div className={styles['skeletonText']}>
            <Skeleton width={`${40 + ((row * 17) % 35)}%`} />
            <Skeleton width={`${55 + ((row * 23) % 40)}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}
