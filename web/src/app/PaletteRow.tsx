import { RoomAvatar } from '../components/RoomAvatar';
import { PersonAvatar } from '../components/PersonAvatar';
import { RoomTitle } from '../components/RoomTitle';
import { useT } from '../i18n/i18n';
import { useUnread } from '../state/rooms';
import { Badge } from '../ui/Badge';
import { classes } from '../ui/classes';
import { Kbd } from '../ui/Kbd';
import styles from './CommandPalette.module.css';
import type { PaletteItem } from './usePaletteItems';

export interface PaletteRowProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onHover: () => void;
  onChoose: () => void;
}

/** One thing to go to. The field keeps the focus; the row is only pointed at. */
export function PaletteRow({ id, item, isActive, onHover, onChoose }: PaletteRowProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes(styles['row'], isActive && styles['active'])}
      onPointerMove={onHover}
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onClick={onChoose}
    >
      <Content item={item} />
    </div>
  );
}

function Content({ item }: { item: PaletteItem }) {
  switch (item.type) {
    case 'room':
      return (
        <>
          <RoomAvatar room={item.room} size={28} showPresence />
          <span className={styles['label']}>
            <RoomTitle room={item.room} />
          </span>
          <Unread roomId={item.room.id} />
        </>
      );
    case 'person':
      return (
        <>
          <PersonAvatar uid={item.profile.uid} size={28} />
          <bdi className={styles['label']}>{item.profile.displayName}</bdi>
          <span className={styles['aside']}>@{item.profile.handle}</span>
        </>
      );
    case 'action':
      return (
        <>
          <span className={styles['icon']} aria-hidden="true">
            {item.icon}
          </span>
          <span className={styles['label']}>{item.label}</span>
          {item.keys !== undefined && <Kbd>{item.keys}</Kbd>}
        </>
      );
  }
}

function Unread({ roomId }: { roomId: string }) {
  const t = useT();
  const count = useUnread(roomId);
  return <Badge count={count} label={t('rooms.unread', { count })} />;
}
