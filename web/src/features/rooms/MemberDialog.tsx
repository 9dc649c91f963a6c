import type { Room } from '@hearth/domain/room';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { useSession } from '../../state/session';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

export type MemberQuestion = 'remove' | 'transfer';

export interface MemberDialogProps {
  room: Room;
  uid: string;
  question: MemberQuestion;
  onClose: () => void;
}

const KEYS = {
  remove: { title: 'rooms.removeTitle', body: 'rooms.removeBody', confirm: 'rooms.remove' },
  transfer: { title: 'rooms.transferTitle', body: 'rooms.transferBody', confirm: 'rooms.transfer' },
} as const;

/** Asks before what oneself can't undo. */
export function MemberDialog({ room, uid, question, onClose }: MemberDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const name = usePerson(uid)?.displayName ?? t('rooms.someone');
  const { run, isBusy, error } = useAction(() =>
    question === 'remove'
      ? services.rooms.removeMember(room, me, uid)
      : services.rooms.transferOwnership(room, me, uid),
  );
  const keys = KEYS[question];
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title={t(keys.title, { name })}
      body={t(keys.body)}
      confirmLabel={t(keys.confirm)}
      cancelLabel={t('rooms.cancel')}
      isBusy={isBusy}
      error={error ? errorText(error) : undefined}
      onConfirm={() => {
        void run().then((isDone) => {
          if (isDone) onClose();
        });
      }}
      onClose={onClose}
    />
  );
}
