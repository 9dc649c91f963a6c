import { DISAPPEAR_CHOICES_MS } from '@hearth/domain/disappearing';
import type { Room } from '@hearth/domain/room';
import { HOUR_MS } from '@hearth/domain/time';
import { useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/RadioGroup';
import styles from './dialogs.module.css';

const STAY = 'stay';

/** How long new messages of a group stay. */
export function DisappearingDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const [chosen, setChosen] = useState(String(room.disappearAfterMs ?? STAY));
  const saving = useAction(() => {
    const afterMs = DISAPPEAR_CHOICES_MS.find((choice) => String(choice) === chosen) ?? null;
    return services.rooms.setDisappearing(room, me, afterMs);
  });
  const options = DISAPPEAR_CHOICES_MS.map((ms) => ({
    value: String(ms),
    label: t('later.disappearHours', { hours: Math.round(ms / HOUR_MS) }),
  }));
  return (
    <Dialog
      isOpen
      size="s"
      title={t('later.disappearTitle')}
      closeLabel={t('rooms.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('rooms.cancel')}</Button>
          <Button
            variant="primary"
            isBusy={saving.isBusy}
            onClick={() => void saving.run().then((isDone) => isDone && onClose())}
          >
            {t('rooms.save')}
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        <p>{t('later.disappearBody')}</p>
        <RadioGroup
          label={t('later.disappearLabel')}
          value={chosen}
          onChange={setChosen}
          options={[{ value: STAY, label: t('later.disappearOff') }, ...options]}
        />
        {saving.error && <Banner tone="danger">{errorText(saving.error)}</Banner>}
      </div>
    </Dialog>
  );
}
