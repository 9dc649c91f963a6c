import { errorCode } from '@hearth/domain/errors';
import type { Message } from '@hearth/domain/message';
import { useCallback } from 'react';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { useToast } from '../../ui/Toasts';

/** Takes the preview of a link off a message of one's own; tells when that did not work. */
export function useRemovePreview({ roomId, id }: Pick<Message, 'roomId' | 'id'>) {
  const t = useT();
  const toast = useToast();
  const { services } = useSession();
  return useCallback(async (): Promise<void> => {
    try {
      await services.messages.removePreview(roomId, id);
    } catch (error) {
      const isOffline = errorCode(error) === 'offline';
      const text = t(isOffline ? 'media.previewOffline' : 'media.previewFailed');
      toast({ text, tone: 'danger' });
    }
  }, [services, roomId, id, t, toast]);
}
