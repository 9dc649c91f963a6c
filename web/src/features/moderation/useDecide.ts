import { errorCode } from '@hearth/domain/errors';
import type { ReviewItem } from '@hearth/domain/review';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useToast } from '../../ui/Toasts';
import { ACT_OF, canUndo, type ActName } from './itemActs';
import { isRemoved } from './itemWords';

/** Does what a moderator decided, says so, and offers to take it back. Rejects with HearthError. */
export function useDecide(): (
  item: ReviewItem,
  act: ActName,
  name: string,
  minutes?: number,
) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const errorText = useErrorText();
  const { moderation } = useServices();

  async function undo(item: ReviewItem, act: ActName, name: string): Promise<void> {
    try {
      if (act === 'banAll') await moderation.banPerson(item.subjectId, false);
      else await moderation.pardon(item.roomId, item.subjectId);
      toast({ text: t('moderation.undone', { name }) });
    } catch (error) {
      toast({ text: errorText(errorCode(error)), tone: 'danger' });
    }
  }
  return async (item, act, name, minutes) => {
    await moderation.review(item, ACT_OF[act], minutes);
    const time = minutes === undefined ? '' : t('moderation.minutes', { minutes });
    const told = act === 'mute' && hasMessage(item) ? 'muteDeleted' : act;
    toast({
      text: t(`moderation.told.${told}`, { name, time }),
      action: canUndo(act)
        ? { label: t('moderation.undo'), onSelect: () => void undo(item, act, name) }
        : undefined,
    });
  };
}

/** A mute takes the message along, unless there is none any more. */
function hasMessage(item: ReviewItem): boolean {
  return item.messageId !== null && !isRemoved(item);
}
