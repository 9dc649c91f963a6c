import type { Millis } from '@hearth/domain/time';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useReminders } from '../../state/later';
import { Dialog } from '../../ui/Dialog';
import styles from './RemindDialog.module.css';
import { TimeDialog } from './TimeDialog';
import { remindTimes } from './times';
import { useRemind } from './useRemind';
import { useWhen } from './useWhen';

export interface RemindDialogProps {
  message: { id: string; roomId: string };
  onClose: () => void;
}

/** When to say again that a message is there. */
export function RemindDialog({ message, onClose }: RemindDialogProps) {
  const t = useT();
  const format = useFormat();
  const when = useWhen();
  const { device } = useServices();
  const remind = useRemind();
  const { items } = useReminders();
  const [opened] = useState(device.now);
  const [isPicking, setPicking] = useState(false);
  const present = items.find(({ messageId }) => messageId === message.id);
  const times = remindTimes(opened);
  const choose = (at: Millis) => {
    onClose();
    void remind(message, at);
  };
  if (isPicking) {
    const first = present?.remindAt ?? times.at(-1)?.at ?? opened;
    return (
      <TimeDialog
        title={t('later.remindTitle')}
        submitLabel={t('later.save')}
        first={first}
        onPick={choose}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      isOpen
      size="s"
      title={t('later.remindTitle')}
      closeLabel={t('later.cancel')}
      onClose={onClose}
    >
      {present && (
        <p className={styles['present']}>
          {t('later.remindSet', { when: when(present.remindAt) })}
        </p>
      )}
      <ul className={styles['times']}>
        {times.map(({ id, at }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles['time']}
              data-autofocus={index === 0 || undefined}
              onClick={() => choose(at)}
            >
              <span>{t(id === 'tomorrow' ? 'later.tomorrowDay' : `later.${id}`)}</span>
              <span className={styles['clock']}>{format.time(at)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles['time']} onClick={() => setPicking(true)}>
            <span>{t('later.pick')}</span>
            <CalendarClock aria-hidden="true" className={styles['icon']} />
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
