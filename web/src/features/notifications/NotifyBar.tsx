import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useDeviceNotifications } from '../../state/notificationsDevice';
import { useRooms } from '../../state/rooms';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { useToast } from '../../ui/Toasts';

export interface NotifyBarProps {
  /** Whether this is not the first visit: then it is asked even where nobody has written yet. */
  isReturning: boolean;
  /** It was answered, either way, and is not asked again. */
  onAnswered: () => void;
}

/** Asks once whether this device may notify, when there is something to be notified of. */
export function NotifyBar({ isReturning, onAnswered }: NotifyBarProps) {
  const t = useT();
  const toast = useToast();
  const errorText = useErrorText();
  const { me, services } = useSession();
  const { support, permission, deviceId } = useDeviceNotifications();
  const wasWrittenTo = useRooms().rooms.some(
    ({ kind, lastMessage }) =>
      kind === 'direct' && lastMessage !== null && lastMessage.senderId !== me,
  );
  const enabling = useAction(
    () => services.push.enable(me),
    (code) => toast({ text: errorText(code), tone: 'danger' }),
  );
  const canBeAsked = support === 'ok' && permission === 'default' && deviceId === null;
  if (!(canBeAsked || enabling.isBusy) || !(isReturning || wasWrittenTo)) return null;
  return (
    <Banner
      layout="strip"
      action={
        <>
          <Button
            size="s"
            variant="ghost"
            isBusy={enabling.isBusy}
            onClick={() => void enabling.run().then(onAnswered)}
          >
            {t('notifications.askYes')}
          </Button>
          <Button size="s" variant="ghost" onClick={onAnswered}>
            {t('notifications.askNo')}
          </Button>
        </>
      }
    >
      {t('notifications.askBar')}
    </Banner>
  );
}
