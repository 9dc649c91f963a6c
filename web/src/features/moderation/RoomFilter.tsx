import type { ReviewItem } from '@hearth/domain/review';
import { isNotesRoom, type Room } from '@hearth/domain/room';
import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { useRooms } from '../../state/rooms';
import { useMe } from '../../state/session';
import { Select } from '../../ui/Select';
import styles from './ModerationPage.module.css';

/** In place of no room. */
const ALL = '';

export interface RoomFilterProps {
  roomId: string | null;
  /** All rooms are an option. */
  isWide: boolean;
  items: readonly ReviewItem[];
  onChange: (roomId: string | null) => void;
}

/** Which room's queue one sees: those that have items, and the groups that one owns. */
export function RoomFilter({ roomId, isWide, items, onChange }: RoomFilterProps) {
  const t = useT();
  const me = useMe();
  const { rooms } = useRooms();
  // A filtered queue tells of one room only: those that were seen before stay.
  const seen = useRef(new Map<string, string | null>());
  for (const item of items) seen.current.set(item.roomId, item.roomName);
  if (roomId !== null && !seen.current.has(roomId)) seen.current.set(roomId, null);
  const owned = rooms.filter(({ ownerId, kind }) => kind === 'group' && ownerId === me);
  const ids = [...new Set([...seen.current.keys(), ...owned.map(({ id }) => id)])];
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const nameOf = (id: string): string => {
    const room: Room | undefined = byId.get(id);
    if (id === WORKSPACE_ROOM_ID) return t('moderation.noRoom');
    if (room && !isNotesRoom(room) && room.kind === 'group') return room.name;
    const known = seen.current.get(id);
    if (known) return known;
    return t(id.startsWith('dm_') ? 'moderation.unknownDirect' : 'moderation.unknownRoom');
  };
  const options = ids.map((id) => ({ value: id, label: nameOf(id) }));
  const all = isWide ? [{ value: ALL, label: t('moderation.allRooms') }] : [];
  return (
    <Select
      label={t('moderation.queueOf')}
      isLabelHidden
      className={styles['filter']}
      value={roomId ?? ALL}
      options={[...all, ...options.sort((a, b) => a.label.localeCompare(b.label))]}
      onChange={(next) => onChange(next === ALL ? null : next)}
    />
  );
}
