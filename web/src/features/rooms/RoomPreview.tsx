import type { MessageSummary, SystemEvent } from '@hearth/domain/message';
import { isNotesRoom, type Room } from '@hearth/domain/room';
import { useEventWords } from '../../components/eventWords';
import { usePlainText } from '../../components/PlainText';
import { useT } from '../../i18n/i18n';
import { usePeople, usePerson } from '../../state/people';
import { useMe } from '../../state/session';
import styles from './RoomPreview.module.css';

/** One line that says what happened last in a room, or who is typing there. */
export function RoomPreview({ room, typers }: { room: Room; typers: readonly string[] }) {
  const t = useT();
  if (typers.length > 0) return <TypingPreview room={room} typers={typers} />;
  const last = room.lastMessage;
  if (!last) return <>{t(isNotesRoom(room) ? 'rooms.previewNotes' : 'rooms.previewNone')}</>;
  if (last.event) return <EventPreview event={last.event} actorId={last.senderId} />;
  if (last.isDeleted) return <i>{t('rooms.previewDeleted')}</i>;
  return <TextPreview room={room} message={last} />;
}

function TypingPreview({ room, typers }: { room: Room; typers: readonly string[] }) {
  const t = useT();
  const people = usePeople(typers);
  const nameOf = (uid: string | undefined) =>
    (uid === undefined ? undefined : people.get(uid)?.displayName) ?? t('rooms.someone');
  const [first, second] = typers;
  const words = () => {
    if (room.kind === 'direct') return t('rooms.typing');
    if (typers.length > 2) return t('rooms.typingMany');
    if (second === undefined) return t('rooms.typingOne', { name: nameOf(first) });
    return t('rooms.typingTwo', { first: nameOf(first), second: nameOf(second) });
  };
  return <span className={styles['typing']}>{words()}</span>;
}

function EventPreview({ event, actorId }: { event: SystemEvent; actorId: string }) {
  return <>{useEventWords(event, actorId)}</>;
}

function TextPreview({ room, message }: { room: Room; message: MessageSummary }) {
  const t = useT();
  const me = useMe();
  const sender = usePerson(message.senderId);
  const text = usePlainText(message.text);
  if (isNotesRoom(room)) return <>{text}</>;
  if (message.senderId === me) return <>{t('rooms.previewYou', { text })}</>;
  if (room.kind === 'direct') return <>{text}</>;
  return <>{t('rooms.previewBy', { name: sender?.displayName ?? t('rooms.someone'), text })}</>;
}
