import { errorCode } from '@hearth/domain/errors';
import { SCHEDULED_MAX } from '@hearth/domain/limits';
import type { Reminder } from '@hearth/domain/scheduled';
import type { Millis } from '@hearth/domain/time';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { useToast } from '../../ui/Toasts';
import { useWhen } from './useWhen';

/** Sets the one reminder of a message; the toast that says so takes it back. */
export function useRemind() {
  const t = useT();
  const errorText = useErrorText();
  const when = useWhen();
  const toast = useToast();
  const { me, later, services } = useSession();
  const tell = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      const code = errorCode(error);
      const text =
        code === 'offline'
          ? t('later.notReminded')
          : t('later.notRemindedWhy', { reason: errorText(code) });
      toast({ text, tone: 'danger' });
      return false;
    }
  };
  return async (message: { id: string; roomId: string }, at: Millis): Promise<void> => {
    const { items } = later.getState().reminders;
    const before = items.find(({ messageId }) => messageId === message.id);
    if (!before && items.length >= SCHEDULED_MAX) {
      toast({ text: t('later.fullReminders', { max: SCHEDULED_MAX }), tone: 'danger' });
      return;
    }
    if (!(await tell(() => services.later.remind(me, message, at)))) return;
    toast({
      text: t('later.willRemind', { when: when(at) }),
      tone: 'positive',
      action: { label: t('later.undo'), onSelect: () => void tell(() => undo(message.id, before)) },
    });
  };

  function undo(messageId: string, before: Reminder | undefined): Promise<void> {
    if (!before || before.remindAt <= services.device.now()) {
      return services.later.forgetReminder(me, messageId);
    }
    return services.later.remind(me, { id: messageId, roomId: before.roomId }, before.remindAt);
  }
}
