import { mustTransferBeforeLeaving } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import { useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { useMembers, useMyRole } from '../../state/rooms';
import { useSession } from '../../state/session';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Select } from '../../ui/Select';
import styles from './dialogs.module.css';

/** Asks before leaving; an owner first chooses who owns the group from then on. */
export function LeaveDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const role = useMyRole(room.id);
  const isOwner = role != null && mustTransferBeforeLeaving(role, room.memberIds.length);
  return isOwner ? (
    <HandOver room={room} onClose={onClose} />
  ) : (
    <Leave room={room} onClose={onClose} />
  );
}

function Leave({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const { run, isBusy, error } = useAction(() => services.rooms.leave(room, me));
  const isAlone = room.memberIds.length === 1;
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title={t('rooms.leaveTitle', { name: room.name })}
      body={t(isAlone ? 'rooms.leaveAloneBody' : 'rooms.leaveBody')}
      confirmLabel={t('rooms.leave')}
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

function HandOver({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const members = useMembers(room.id);
  const others = room.memberIds.filter((uid) => uid !== me);
  const people = usePeople(others);
  // Admins know the group best, so one of them is proposed.
  const proposed = others.find((uid) => members?.get(uid)?.role === 'admin') ?? others[0] ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const heir = chosen ?? proposed;
  const { run, isBusy, error } = useAction(async () => {
    await services.rooms.transferOwnership(room, me, heir);
    await services.rooms.leave(room, me);
  });
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title={t('rooms.leaveOwnerTitle')}
      body={
        <div className={styles['stack']}>
          <p>{t('rooms.leaveOwnerBody', { name: room.name })}</p>
          <Select
            label={t('rooms.leaveOwnerPick')}
            value={heir}
            options={others.map((uid) => ({
              value: uid,
              label: people.get(uid)?.displayName ?? t('rooms.someone'),
            }))}
            onChange={setChosen}
          />
        </div>
      }
      confirmLabel={t('rooms.leaveOwnerConfirm')}
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
