import { GROUP_MEMBERS_MAX, ROOM_NAME_MAX_CHARS } from '@hearth/domain/limits';
import { roomNameProblem } from '@hearth/domain/room';
import { cleanName } from '@hearth/domain/text';
import { useId, useMemo, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import { ChosenPeople } from './ChosenPeople';
import styles from './dialogs.module.css';
import type { PeopleSearch } from './peopleSearch';
import { useChosenPeople } from './useChosenPeople';
import { useTellRefused } from './useTellRefused';

export interface CreateGroupDialogProps {
  Search: PeopleSearch;
  onClose: () => void;
  onCreated: (roomId: string) => void;
}

/** A name and the first people of a new group. */
export function CreateGroupDialog({ Search, onClose, onCreated }: CreateGroupDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const tellRefused = useTellRefused();
  const formId = useId();
  // One for all tries: an answer that was lost makes no second group.
  const [id] = useState(() => services.messages.newId());
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const { chosen, excludeIds, add, remove } = useChosenPeople(useMemo(() => [me], [me]));
  const problem = roomNameProblem(cleanName(name));
  const isTooMany = chosen.length >= GROUP_MEMBERS_MAX;
  const { run, isBusy, error } = useAction(async () => {
    const memberIds = chosen.map(({ uid }) => uid);
    const { roomId, refused } = await services.rooms.createGroup(me, { id, name, memberIds });
    tellRefused(refused);
    onCreated(roomId);
  });

  return (
    <Dialog
      isOpen
      title={t('rooms.newGroup')}
      closeLabel={t('rooms.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('rooms.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} isBusy={isBusy}>
            {t('rooms.groupCreate')}
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (!problem && !isTooMany) void run();
          }}
        >
          <TextField
            label={t('rooms.groupName')}
            value={name}
            onChange={setName}
            autoComplete="off"
            data-autofocus
            error={
              problem === 'tooLong'
                ? t('rooms.nameTooLong', { max: ROOM_NAME_MAX_CHARS })
                : problem && isTried
                  ? t('rooms.nameEmpty')
                  : undefined
            }
          />
        </form>
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
