import type { Room } from '@hearth/domain/room';
import { useEffect, useRef } from 'react';
import { Virtualizer } from 'virtua';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { RoomRow } from './RoomRow';
import styles from './RoomList.module.css';

/** Longer lists keep only the rows near the view in the page. */
const VIRTUAL_FROM = 100;

export interface RoomRowsProps {
  rooms: readonly Room[];
  hasMore: boolean;
  onMore: () => void;
}

export function RoomRows({ rooms, hasMore, onMore }: RoomRowsProps) {
  const more = hasMore ? <MoreRooms key="more" count={rooms.length} onMore={onMore} /> : null;
  const rows = rooms.map((room) => (
    <li key={room.id}>
      <RoomRow room={room} />
    </li>
  ));
  if (rooms.length <= VIRTUAL_FROM) {
    return (
      <div className={styles['scroll']}>
        <ul>{rows}</ul>
        {more}
      </div>
    );
  }
  return (
    <div className={styles['scroll']}>
      <Virtualizer as="ul" item="li">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} />
        ))}
      </Virtualizer>
      {more}
    </div>
  );
}

/** Asks for older rooms when it comes into view, and on a press. */
function MoreRooms({ count, onMore }: { count: number; onMore: () => void }) {
  const t = useT();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = end.current;
    if (!target) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore();
      },
      { rootMargin: '200px' },
    );
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
    // A longer list moves the end: it is observed anew for each length.
  }, [count, onMore]);
  return (
    <div ref={end} className={styles['more']}>
      <Button variant="ghost" size="s" onClick={onMore}>
        {t('rooms.loadMore')}
      </Button>
    </div>
  );
}
