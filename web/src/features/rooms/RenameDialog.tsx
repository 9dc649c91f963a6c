import { ROOM_NAME_MAX_CHARS } from '@hearth/domain/limits';
import { roomNameProblem, type Room } from '@hearth/domain/room';
import { cleanName } from '@hearth/domain/text';
import { useId, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';

export function RenameDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const [name, setName] = useState(room.name);
  const [isTried, setTried] = useState(false);
  const { run, isBusy, error } = useAction(() => services.rooms.rename(room, me, name));
  const formId = useId();
  const problem = roomNameProblem(cleanName(name));

  const submit = async () => {
    setTried(true);
    if (problem) return;
    if (await run()) onClose();
  };

  return (
    <Dialog
      isOpen
      size="s"
      title={t('rooms.rename')}
      closeLabel={t('rooms.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('rooms.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} isBusy={isBusy}>
            {t('rooms.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
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
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
      </form>
    </Dialog>
  );
}
