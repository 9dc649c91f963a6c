import type { InboxEntry } from '@hearth/domain/inbox';
import type { NotificationSettings } from '@hearth/domain/notificationSettings';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { NotificationsState } from './notificationsStore';
import { roomOf, totalUnreadOf, unreadOf, type RoomsState } from './roomsState';
import { useSession } from './session';

/** Whether an entry's message has been read in its room. A reminder asks to look again. */
function isReadInRoom({ type, roomId, at }: InboxEntry, rooms: RoomsState): boolean {
  if (type === 'reminder' || rooms.marks === undefined) return false;
  const room = roomOf(rooms, roomId);
  if (room && unreadOf(rooms, room) === 0) return true;
  return (rooms.marks.get(roomId)?.lastReadAt ?? 0) >= at;
}

/** Whether an entry waits to be looked at: seen neither in the inbox nor in its room. */
export function isUnseen(entry: InboxEntry, seenAt: number, rooms: RoomsState): boolean {
  return entry.at > seenAt && !isReadInRoom(entry, rooms);
}

function unseenOf(state: NotificationsState, rooms: RoomsState): readonly InboxEntry[] {
  return state.recent.filter((entry) => isUnseen(entry, state.settings.inboxSeenAt, rooms));
}

/**
 * What the title and the icon of the app count: unread messages, but of silent rooms only those
 * that speak to this person.
 */
export function attentionOf(rooms: RoomsState, state: NotificationsState): number {
  const { silenced } = state;
  if (silenced.size === 0) return totalUnreadOf(rooms);
  const spoken = unseenOf(state, rooms);
  return rooms.rooms.reduce((sum, room) => {
    if (!silenced.has(room.id)) return sum + unreadOf(rooms, room);
    const toMe = spoken.filter(({ type, roomId }) => type !== 'reminder' && roomId === room.id);
    return sum + toMe.length;
  }, 0);
}

export function useAttention(): number {
  const { rooms, notifications } = useSession();
  const state = useStore(notifications);
  return useStore(rooms, (known) => attentionOf(known, state));
}

/** Entries of the inbox that wait to be looked at. */
export function useUnseenCount(): number {
  const { rooms, notifications } = useSession();
  const state = useStore(notifications);
  return useStore(rooms, (known) => unseenOf(state, known).length);
}

/** Whether nothing of a room is to be heard now. */
export function useIsSilenced(roomId: string): boolean {
  return useStore(useSession().notifications, ({ silenced }) => silenced.has(roomId));
}

/** The settings, which are asked for now if nobody did before; null until they are known. */
export function useNotificationSettings(): NotificationSettings | null {
  const { notifications } = useSession();
  useEffect(() => {
    notifications.begin();
  }, [notifications]);
  return useStore(notifications, ({ settings, isKnown }) => (isKnown ? settings : null));
}
