import { summaryExpiry } from '@hearth/domain/disappearing';
import { contentKinds } from '@hearth/domain/media';
import { isSummaryHidden, type MessageSummary, type SystemEvent } from '@hearth/domain/message';
import type { OutboxSend } from '@hearth/domain/outbox';
import { isNotesRoom, type Room } from '@hearth/domain/room';
import { isBlank } from '@hearth/domain/text';
import { CircleAlert, Clock } from 'lucide-react';
import { use } from 'react';
import { useStore } from 'zustand';
import { useEventWords } from '../../components/eventWords';
import { PlainText, usePlainText } from '../../components/PlainText';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { withoutEdit } from '../../state/draftSteps';
import { usePeople, usePerson } from '../../state/people';
import { useUnsent } from '../../state/rooms';
import { useMe, useSession } from '../../state/session';
import { useIsPast } from '../../state/useIsPast';
import { classes } from '../../ui/classes';
import { OpenRowContext } from './openRow';
import styles from './RoomPreview.module.css';

/** One line that says what happened last in a room, or who is typing there. */
export function RoomPreview({ room, typers }: { room: Room; typers: readonly string[] }) {
  const t = useT();
  const unsent = useUnsent(room);
  const draft = useWaitingDraft(room.id);
  const isGone = useIsPast(summaryExpiry(room));
  if (unsent) return <UnsentPreview room={room} unsent={unsent} />;
  if (typers.length > 0) return <TypingPreview room={room} typers={typers} />;
  if (!isBlank(draft)) return <DraftPreview text={draft} />;
  const last = room.lastMessage;
  if (!last) return <>{t(isNotesRoom(room) ? 'rooms.previewNotes' : 'rooms.previewNone')}</>;
  if (last.event) return <EventPreview event={last.event} actorId={last.senderId} />;
  if (isGone) return <i>{t('rooms.previewGone')}</i>;
  if (last.isDeleted) return <i>{t('rooms.previewDeleted')}</i>;
  if (isSummaryHidden(last)) return <i>{t('rooms.previewHidden')}</i>;
  return <TextPreview room={room} message={last} />;
}

/** What is typed and not sent. Of the open room nothing, so that no key draws its row anew. */
function useWaitingDraft(roomId: string): string {
  const isOpen = use(OpenRowContext);
  return useStore(useSession().drafts, ({ drafts }) => {
    const draft = isOpen ? undefined : drafts.get(roomId);
    return draft ? withoutEdit(draft).text : '';
  });
}

function DraftPreview({ text }: { text: string }) {
  const t = useT();
  return (
    <>
      <b className={styles['draft']}>{t('rooms.previewDraft')}</b> <PlainText text={text} />
    </>
  );
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

/** What is on its way, or could not be sent. */
function UnsentPreview({ room, unsent }: { room: Room; unsent: OutboxSend }) {
  const t = useT();
  const words = usePlainText(unsent.text);
  const kinds = contentKinds(unsent.attachments, false);
  const text = words || contentWords(t, kinds, unsent.attachments.length);
  const hasFailed = unsent.status.type === 'failed';
  const Icon = hasFailed ? CircleAlert : Clock;
  const label = t(hasFailed ? 'rooms.previewFailed' : 'rooms.previewSending');
  return (
    <>
      <Icon
        role="img"
        aria-label={label}
        className={classes(styles['unsent'], hasFailed && styles['failed'])}
      />
      {isNotesRoom(room) ? text : t('rooms.previewYou', { text })}
    </>
  );
}

function EventPreview({ event, actorId }: { event: SystemEvent; actorId: string }) {
  return <>{useEventWords(event, actorId)}</>;
}

function TextPreview({ room, message }: { room: Room; message: MessageSummary }) {
  const t = useT();
  const me = useMe();
  const sender = usePerson(message.senderId);
  const words = usePlainText(message.text);
  const text = words || contentWords(t, message.kinds, message.fileCount);
  if (isNotesRoom(room)) return <>{text}</>;
  if (message.senderId === me) return <>{t('rooms.previewYou', { text })}</>;
  if (room.kind === 'direct') return <>{text}</>;
  return <>{sender ? t('rooms.previewBy', { name: sender.displayName, text }) : text}</>;
}
