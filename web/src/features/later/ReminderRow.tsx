import { isExpired } from '@hearth/domain/disappearing';
import { errorCode } from '@hearth/domain/errors';
import type { Message } from '@hearth/domain/message';
import { routes } from '@hearth/domain/paths';
import type { Reminder } from '@hearth/domain/scheduled';
import { CalendarClock, MessageSquare, MoreHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { AppLink } from '../../components/AppLink';
import { usePlainText } from '../../components/PlainText';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { usePerson } from '../../state/people';
import { useSession } from '../../state/session';
import { useMessageLookup } from '../../state/useMessageLookup';
import { classes } from '../../ui/classes';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';
import { useToast } from '../../ui/Toasts';
import styles from './LaterPage.module.css';
import { RoomWords } from './RoomWords';
import { TimeDialog } from './TimeDialog';
import { useRemind } from './useRemind';
import { useWhen } from './useWhen';

/** A message that one wants to be reminded of. */
export function ReminderRow({ item }: { item: Reminder }) {
  const t = useT();
  const when = useWhen();
  const remind = useRemind();
  const message = useReminded(item);
  const [isChanging, setChanging] = useState(false);
  const menu = useReminderMenu(item, () => setChanging(true));
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <p className={styles['meta']}>
          <span className={styles['when']}>{when(item.remindAt)}</span>
          <AppLink to={routes.message(item.roomId, item.messageId)}>
            <RoomWords roomId={item.roomId} />
          </AppLink>
        </p>
        <RemindedWords message={message} />
      </div>
      <MenuButton
        label={t('later.more')}
        icon={<MoreHorizontal />}
        size="s"
        align="end"
        items={menu}
      />
      {isChanging && (
        <TimeDialog
          title={t('later.remindTitle')}
          submitLabel={t('later.save')}
          first={item.remindAt}
          onClose={() => setChanging(false)}
          onPick={(at) => {
            setChanging(false);
            void remind({ id: item.messageId, roomId: item.roomId }, at);
          }}
        />
      )}
    </li>
  );
}

/** The message itself: null when it is gone, undefined while nobody can say. */
function useReminded({ roomId, messageId }: Reminder): Message | null | undefined {
  const { device } = useServices();
  const lookup = useMessageLookup(roomId, messageId);
  if (lookup.type === 'gone' || lookup.type === 'denied') return null;
  if (lookup.type !== 'found') return undefined;
  const { message } = lookup;
  return message.deletedAt !== null || isExpired(message, device.now()) ? null : message;
}

function RemindedWords({ message }: { message: Message | null | undefined }) {
  const t = useT();
  if (message) return <Quote message={message} />;
  return (
    <p className={classes(styles['text'], styles['gone'])}>
      {t(message === null ? 'later.messageGone' : 'later.messageUnknown')}
    </p>
  );
}

function Quote({ message }: { message: Message }) {
  const t = useT();
  const sender = usePerson(message.senderId);
  const words = usePlainText(message.text);
  return (
    <p className={styles['text']} dir="auto">
      {sender && (
        <>
          <bdi>{sender.displayName}</bdi>:{' '}
        </>
      )}
      {words || t('later.messageFiles')}
    </p>
  );
}

function useReminderMenu(item: Reminder, change: () => void): readonly MenuItem[] {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const navigate = useNavigate();
  const { me, services } = useSession();
  const forget = () => {
    services.later.forgetReminder(me, item.messageId).catch((error: unknown) => {
      toast({ text: errorText(errorCode(error)), tone: 'danger' });
    });
  };
  return [
    {
      id: 'open',
      label: t('later.open'),
      icon: <MessageSquare />,
      onSelect: () => void navigate(routes.message(item.roomId, item.messageId)),
    },
    {
      id: 'change',
      label: t('later.remindChange'),
      icon: <CalendarClock />,
      onSelect: change,
    },
    { type: 'separator' },
    {
      id: 'delete',
      label: t('later.remindForget'),
      icon: <Trash2 />,
      tone: 'danger',
      onSelect: forget,
    },
  ];
}
