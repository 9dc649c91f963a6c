import type { Delivery } from '@hearth/domain/outbox';
import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from 'lucide-react';
import { useT, type MessageKey } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import type { Receipt } from './receipts';
import styles from './Tick.module.css';

interface Sign {
  icon: LucideIcon;
  label: MessageKey;
  tone?: 'read' | 'failed';
}

function signOf(delivery: Delivery, receipt: Receipt, isDirect: boolean): Sign {
  switch (delivery.type) {
    case 'sending':
    case 'waiting':
      return { icon: Clock, label: 'timeline.sending' };
    case 'failed':
      return { icon: CircleAlert, label: 'timeline.notSentShort', tone: 'failed' };
    case 'sent':
      if (receipt === 'none') return { icon: Check, label: 'timeline.sent' };
      if (receipt === 'some') return { icon: CheckCheck, label: 'timeline.readBySome' };
      return {
        icon: CheckCheck,
        label: isDirect ? 'timeline.read' : 'timeline.readByAll',
        tone: 'read',
      };
  }
}

export interface TickProps {
  delivery: Delivery;
  receipt: Receipt;
  isDirect: boolean;
}

/** How far one of my messages has come. */
export function Tick({ delivery, receipt, isDirect }: TickProps) {
  const t = useT();
  const { icon: Icon, label, tone } = signOf(delivery, receipt, isDirect);
  return (
    <span
      role="img"
      aria-label={t(label)}
      title={t(label)}
      className={classes(styles['tick'], tone && styles[tone])}
      data-delivery={delivery.type}
      data-receipt={receipt}
    >
      <Icon aria-hidden="true" />
    </span>
  );
}
