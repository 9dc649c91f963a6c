import { errorCode } from '@hearth/domain/errors';
import type { NotificationSettings, RoomNotifications } from '@hearth/domain/notificationSettings';
import { useErrorText } from '../../i18n/errorText';
import { useSession } from '../../state/session';
import { useToast } from '../../ui/Toasts';

/** Saves what shows at once; says so only when it was refused and is undone. */
export function useSaveNotifications(): {
  save: (change: Partial<NotificationSettings>) => void;
  chooseForRoom: (roomId: string, choice: RoomNotifications) => void;
} {
  const { notifications } = useSession();
  const toast = useToast();
  const errorText = useErrorText();
  const told = (saving: Promise<void>) => {
    saving.catch((error: unknown) => toast({ text: errorText(errorCode(error)), tone: 'danger' }));
  };
  return {
    save: (change) => {
      told(notifications.save(change));
    },
    chooseForRoom: (roomId, choice) => {
      told(notifications.chooseForRoom(roomId, choice));
    },
  };
}
