import { GROUP_MEMBERS_MAX } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useToast } from '../../ui/Toasts';
import { ChosenPeople } from './ChosenPeople';
import styles from './dialogs.module.css';
import type { PeopleSearch } from './peopleSearch';
import { useChosenPeople } from './useChosenPeople';
import { useTellRefused } from './useTellRefused';

export interface AddPeopleDialogProps {
  room: Room;
  Search: PeopleSearch;
  onClose: () => void;
}

/** Picks people who are not in the group yet and adds them. */
export function AddPeopleDialog({ room, Search, onClose }: AddPeopleDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const toast = useToast();
  const tellRefused = useTellRefused();
  const { chosen, excludeIds, add, remove } = useChosenPeople(room.memberIds);
  const isTooMany = room.memberIds.length + chosen.length > GROUP_MEMBERS_MAX;
  const { run, isBusy, error } = useAction(async () => {
    const uids = chosen.map(({ uid }) => uid);
    const refused = await services.rooms.addMembers(room, me, uids);
    tellRefused(refused);
    const count = uids.length - refused.length;
    if (count > 0) toast({ text: t('rooms.addPeopleDone', { count }), tone: 'positive' });
    onClose();
  });
  return (
    <Dialog
      isOpen
      title={t('rooms.addPeople')}
      closeLabel={t('rooms.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('rooms.cancel')}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabled={chosen.length === 0 || isTooMany}
            onClick={() => void run()}
          >
            {t('rooms.addPeopleConfirm')}
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        <ChosenPeople people={chosen} onRemove={remove} />
        <Search label={t('rooms.groupPeople')} onPick={add} excludeIds={excludeIds} />
        {isTooMany && (
          <Banner tone="warning">{t('rooms.tooManyPeople', { max: GROUP_MEMBERS_MAX })}</Banner>
        )}
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
      </div>
    </Dialog>
  );
}
