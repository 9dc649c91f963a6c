import type { ReplyRef } from '@hearth/domain/message';
import { SCHEDULED_MAX } from '@hearth/domain/limits';
import { errorCode } from '@hearth/domain/errors';
import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { HOUR_MS, type Millis } from '@hearth/domain/time';
import { CalendarClock, Moon, Sunrise } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useErrorText } from '../../i18n/errorText';
import { useFormat, useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import type { MenuItem } from '../../ui/menuItem';
import { MenuSurface } from '../../ui/MenuSurface';
import { useToast } from '../../ui/Toasts';
import { TimeDialog } from './TimeDialog';
import { sendTimes } from './times';
import { useWhen } from './useWhen';

export interface SendLaterProps {
  room: Room;
  /** As it would be stored. */
  message: { text: string; mentions: readonly string[]; replyTo: ReplyRef | null };
  anchor: HTMLElement;
  returnFocusTo: HTMLElement | null;
  isFromKeyboard: boolean;
}

const ICONS: Record<'tonight' | 'tomorrow' | 'monday', ReactNode> = {
  tonight: <Moon />,
  tomorrow: <Sunrise />,
  monday: <Sunrise />,
};

/** A menu of times beside the send button, and a dialog for any other; both go by themselves. */
export function SendLater({ room, message, ...place }: SendLaterProps) {
  const t = useT();
  const format = useFormat();
  const { device } = useSession().services;
  const schedule = useSchedule(room, message);
  const [step, setStep] = useState<'menu' | 'picking' | 'done'>('menu');
  const now = device.now();
  if (step === 'done') return null;
  if (step === 'picking') {
    return (
      <TimeDialog
        title={t('later.choose')}
        submitLabel={t('later.schedule')}
        first={new Date(now + HOUR_MS).setMinutes(0, 0, 0)}
        onPick={(at) => {
          setStep('done');
          void schedule(at);
        }}
        onClose={() => setStep('done')}
      />
    );
  }
  const items: MenuItem[] = sendTimes(now).map(({ id, at }) => ({
    id,
    label: t(`later.${id}`, { time: format.time(at) }),
    icon: ICONS[id],
    onSelect: () => void schedule(at),
  }));
  items.push({
    id: 'pick',
    label: t('later.pick'),
    icon: <CalendarClock />,
    onSelect: () => setStep('picking'),
  });
  return (
    <MenuSurface
      {...place}
      label={t('later.choose')}
      items={items}
      container={null}
      side="top"
      align="end"
      onClose={() => setStep('done')}
    />
  );
}

/** Schedules what is written. The draft goes when that is done, unless it was changed meanwhile. */
function useSchedule(room: Room, message: SendLaterProps['message']) {
  const t = useT();
  const errorText = useErrorText();
  const when = useWhen();
  const toast = useToast();
  const navigate = useNavigate();
  const { connection, drafts, later } = useSession();
  const refuse = (text: string) => void toast({ text, tone: 'danger' });
  return async (sendAt: Millis): Promise<void> => {
    if (connection.getState() === 'offline') return refuse(t('later.offline'));
    if (later.getState().scheduled.items.length >= SCHEDULED_MAX) {
      return refuse(t('later.full', { max: SCHEDULED_MAX }));
    }
    const draft = drafts.get(room.id);
    try {
      await later.schedule({ roomId: room.id, ...message, sendAt });
    } catch (error) {
      const code = errorCode(error);
      return refuse(
        code === 'offline' ? t('later.offline') : t('later.failed', { reason: errorText(code) }),
      );
    }
    if (drafts.get(room.id) === draft) drafts.clear(room.id);
    toast({
      text: t('later.willSend', { when: when(sendAt) }),
      tone: 'positive',
      action: { label: t('later.show'), onSelect: () => void navigate(routes.later) },
    });
  };
}
