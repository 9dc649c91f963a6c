import type { ComponentType } from 'react';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { lateView, type FailedProps, type LateView } from './lateView';

interface ClosableProps {
  onClose: () => void;
}

/** What lies above the page. Where its code can't be fetched, a dialog says so. */
export function lateDialog<Props extends ClosableProps>(
  importView: () => Promise<ComponentType<Props>>,
): LateView<Props> {
  return lateView<Props>(importView, DialogFailure);
}

function DialogFailure({ props, onRetry }: FailedProps<ClosableProps>) {
  const t = useT();
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t('start.partTitle')}
      closeLabel={t('start.partClose')}
      size="s"
      role="alertdialog"
      footer={
        <Button variant="primary" onClick={onRetry}>
          {t('start.retry')}
        </Button>
      }
    >
      <p>{t('start.partBody')}</p>
    </Dialog>
  );
}
