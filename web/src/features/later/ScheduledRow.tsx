import type { Scheduled } from '@hearth/domain/scheduled';
import { routes } from '@hearth/domain/paths';
import { Copy, MoreHorizontal, Pencil, SendHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AppLink } from '../../components/AppLink';
import { usePlainText } from '../../components/PlainText';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useRoom } from '../../state/rooms';
import { useSession } from '../../state/session';
import { useIsPast } from '../../state/useIsPast';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';
import { useToast } from '../../ui/Toasts';
import { EditScheduledDialog } from './EditScheduledDialog';
import styles from './LaterPage.module.css';
import { RoomWords } from './RoomWords';
import { useWhen } from './useWhen';

/** A message that waits, or that could not be sent and says why. */
export function ScheduledRow({ item }: { item: Scheduled }) {
  const t = useT();
  const when = useWhen();
  const isDue = useIsPast(item.sendAt);
  const words = usePlainText(item.text);
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const menu = useScheduledMenu(item, setDialog);
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <p className={styles['meta']}>
          <span className={styles['when']}>
            {isDue && item.problem === null ? t('later.due') : when(item.sendAt)}
          </span>
          <AppLink to={routes.room(item.roomId)}>
            <RoomWords roomId={item.roomId} />
          </AppLink>
        </p>
        <p className={styles['text']} dir="auto">
          {words}
        </p>
        {item.problem && <p className={styles['problem']}>{t(`later.problem.${item.problem}`)}</p>}
      </div>
      <MenuButton
        label={t('later.more')}
        icon={<MoreHorizontal />}
        size="s"
        align="end"
        items={menu}
      />
      {dialog === 'edit' && <EditScheduledDialog item={item} onClose={() => setDialog(null)} />}
      <DeleteDialog item={item} isOpen={dialog === 'delete'} onClose={() => setDialog(null)} />
    </li>
  );
}

function useScheduledMenu(item: Scheduled, open: (dialog: 'edit' | 'delete') => void) {
  const t = useT();
  const toast = useToast();
  const room = useRoom(item.roomId);
  const { me, outbox, services } = useSession();
  const sendNow = () => {
    // Under its own id: whatever happens to the second step, it goes out once.
    const { id, roomId, text, mentions, replyTo } = item;
    outbox.send({ id: roomId }, { id, text, mentions, replyTo });
    toast({ text: t('later.sentNow'), tone: 'positive' });
    services.later.unschedule(me, id).catch(() => undefined);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(item.text);
      toast({ text: t('later.copied') });
    } catch {
      toast({ text: t('later.copyFailed'), tone: 'danger' });
    }
  };
  return (): MenuItem[] => [
    { id: 'edit', label: t('later.edit'), icon: <Pencil />, onSelect: () => open('edit') },
    ...(room
      ? [
          {
            id: 'send',
            label: t('later.sendNow'),
            icon: <SendHorizontal />,
            onSelect: sendNow,
          },
        ]
      : []),
    { id: 'copy', label: t('later.copy'), icon: <Copy />, onSelect: () => void copy() },
    { type: 'separator' },
    {
      id: 'delete',
      label: t('later.delete'),
      icon: <Trash2 />,
      tone: 'danger',
      onSelect: () => open('delete'),
    },
  ];
}

interface DeleteDialogProps {
  item: Scheduled;
  isOpen: boolean;
  onClose: () => void;
}

function DeleteDialog({ item, isOpen, onClose }: DeleteDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const deleting = useAction(() => services.later.unschedule(me, item.id));
  return (
    <ConfirmDialog
      isOpen={isOpen}
      tone="danger"
      title={t('later.deleteTitle')}
      body={t('later.deleteBody')}
      confirmLabel={t('later.delete')}
      cancelLabel={t('later.cancel')}
      isBusy={deleting.isBusy}
      error={deleting.error && errorText(deleting.error)}
      onConfirm={() => void deleting.run().then((isDone) => isDone && onClose())}
      onClose={onClose}
    />
  );
}
