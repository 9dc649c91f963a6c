import { plainText } from '@hearth/domain/markdown';
import { mentionedIds } from '@hearth/domain/mention';
import { routes } from '@hearth/domain/paths';
import { contentWords } from '../../i18n/contentWords';
import type { Translate } from '../../i18n/i18n';
import type { Arrival } from '../../state/notificationsArrivals';
import { roomOf } from '../../state/roomsState';
import type { Session } from '../../state/session';

export function roomIdOf(arrival: Arrival): string {
  return arrival.type === 'message' ? arrival.room.id : arrival.entry.roomId;
}

/** Where it opens: one message at itself, several where one has read to. */
export function pathOf(arrival: Arrival, count: number): string {
  if (arrival.type === 'reminder') {
    return routes.message(arrival.entry.roomId, arrival.entry.messageId);
  }
  const { room, message } = arrival;
  return count === 1 ? routes.message(room.id, message.id) : routes.room(room.id);
}

/** Ids of the people whose names its words need. */
export function namesIn(arrival: Arrival): string[] {
  if (arrival.type === 'reminder') return [];
  const { message, hidesPreview } = arrival;
  return [message.senderId, ...(hidesPreview ? [] : mentionedIds(message.text))];
}

/** One line that tells of it, or of `count` messages of its room. */
export function wordsOf(
  arrival: Arrival,
  count: number,
  { people, rooms }: Pick<Session, 'people' | 'rooms'>,
  t: Translate,
): string {
  if (arrival.type === 'reminder') {
    const room = roomOf(rooms.getState(), arrival.entry.roomId);
    return room?.kind === 'group'
      ? t('notifications.toastReminder', { room: room.name })
      : t('notifications.toastReminderOf');
  }
  const { profiles } = people.getState();
  const nameOf = (uid: string) => profiles.get(uid)?.displayName;
  const { room, message, hidesPreview } = arrival;
  const name = nameOf(message.senderId) ?? t('rooms.someone');
  const words = plainText(message.text, nameOf);
  const text = words || contentWords(t, message.kinds, message.fileCount);
  if (room.kind === 'direct') {
    if (count > 1) return t('notifications.toastManyFrom', { count, name });
    return hidesPreview
      ? t('notifications.toastHidden', { name })
      : t('notifications.toast', { name, text });
  }
  if (count > 1) return t('notifications.toastMany', { count, room: room.name });
  return hidesPreview
    ? t('notifications.toastHiddenIn', { name, room: room.name })
    : t('notifications.toastIn', { name, room: room.name, text });
}
