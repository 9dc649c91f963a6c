import { isHidden } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { messagePowers } from './messageMenu';
import type { TimelineView } from './timelineView';

/** Does what a key means on a focused message; false when it means nothing there. */
export function pressMessageKey(key: string, message: ShownMessage, view: TimelineView): boolean {
  const powers = messagePowers(message, view);
  const { actions } = view;
  const isThere = message.deletedAt === null && message.kind === 'text' && !isHidden(message);
  const act = (isAllowed: boolean, action: () => void): boolean => {
    if (isAllowed) action();
    return isAllowed;
  };
  switch (key.toLowerCase()) {
    case 'r':
      return act(powers.canReply, () => actions.reply(message));
    case 'e':
      return act(powers.canEdit, () => actions.edit(message));
    case '+':
      return act(powers.canReact, () => actions.pickReaction(message));
    case 'c':
      return act(isThere && message.text !== '', () => actions.copyText(message));
    case 'l':
      return act(isThere && message.delivery.type === 'sent', () => actions.copyLink(message));
    case 'delete':
    case 'backspace':
      return act(powers.canDelete, () => actions.remove(message));
    default:
      return false;
  }
}
