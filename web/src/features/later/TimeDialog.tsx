import type { Millis } from '@hearth/domain/time';
import { useId } from 'react';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TimeField } from './TimeField';
import { useTimeField } from './useTimeField';

export interface TimeDialogProps {
  title: string;
  submitLabel: string;
  /** What the field shows first. */
  first: Millis;
  onPick: (at: Millis) => void;
  onClose: () => void;
}

/** Asks for one time. */
export function TimeDialog({ title, submitLabel, first, onPick, onClose }: TimeDialogProps) {
  const t = useT();
  const formId = useId();
  const field = useTimeField(first);
  return (
    <Dialog
      isOpen
      size="s"
      title={title}
      closeLabel={t('later.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('later.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const at = field.check();
          if (at !== null) onPick(at);
        }}
      >
        <TimeField field={field} isFirst />
      </form>
    </Dialog>
  );
}
