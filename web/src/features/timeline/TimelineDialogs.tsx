import type { ReadMark } from '@hearth/domain/receipt';
import { readersOf } from '@hearth/domain/receipt';
import type { ShownMessage } from '@hearth/domain/outbox';
import { EmojiPicker } from '../../components/EmojiPicker';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { Dialog } from '../../ui/Dialog';
import { EditHistory } from './EditHistory';
import styles from './TimelineDialogs.module.css';
import { useTimelineView } from './timelineView';
import type { OpenDialog } from './useMessageActions';

export interface TimelineDialogsProps {
  dialog: OpenDialog;
  marks: readonly ReadMark[];
  onClose: () => void;
}

const TITLES = {
  edits: 'timeline.historyTitle',
  readers: 'timeline.readersTitle',
  react: 'timeline.addReaction',
} as const;

/** Lists about one message. A module of its own: it loads with the first dialog. */
export function TimelineDialogs({ dialog, marks, onClose }: TimelineDialogsProps) {
  const t = useT();
  const { actions } = useTimelineView();
  const { type, message } = dialog;
  if (type === 'delete') return null;
  return (
    <Dialog
      isOpen
      size="s"
      title={t(TITLES[type])}
      closeLabel={t('timeline.close')}
      onClose={onClose}
    >
      {type === 'edits' && <EditHistory message={message} />}
      {type === 'readers' && <Readers message={message} marks={marks} />}
      {type === 'react' && (
        <div className={styles['picker']}>
          <EmojiPicker
            onPick={(emoji) => {
              onClose();
              actions.react(message, emoji);
            }}
          />
        </div>
      )}
    </Dialog>
  );
}

function Readers({ message, marks }: { message: ShownMessage; marks: readonly ReadMark[] }) {
  const t = useT();
  const { room, me } = useTimelineView();
  const others = room.memberIds.filter((uid) => uid !== me);
  const readers = readersOf(message, marks).filter((uid) => others.includes(uid));
  const waiting = others.filter((uid) => !readers.includes(uid));
  if (readers.length === 0) return <p className={styles['note']}>{t('timeline.readersNone')}</p>;
  return (
    <div className={styles['readers']}>
      <PeopleList title={t('timeline.readersRead')} uids={readers} />
      {waiting.length > 0 && <PeopleList title={t('timeline.readersUnread')} uids={waiting} />}
    </div>
  );
}

function PeopleList({ title, uids }: { title: string; uids: readonly string[] }) {
  const t = useT();
  const people = usePeople(uids);
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <ul>
        {uids.map((uid) => (
          <li key={uid} className={styles['person']}>
            <PersonAvatar uid={uid} size={28} />
            <bdi>{people.get(uid)?.displayName ?? t('timeline.someone')}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
