import { RECEIPTS_ROOM_MAX } from '@hearth/domain/limits';
import { canDelete, canEdit, isHidden } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { can } from '@hearth/domain/roles';
import { isNotesRoom } from '@hearth/domain/room';
import {
  AlarmClock,
  CheckCheck,
  Copy,
  Download,
  Flag,
  Forward,
  History,
  Link,
  Pencil,
  Reply,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import type { Translate } from '../../i18n/i18n';
import type { MenuItem } from '../../ui/menuItem';
import type { TimelineView } from './timelineView';

/** What may be done with a message, by this person, now. */
export interface MessagePowers {
  canReact: boolean;
  canReply: boolean;
  canEdit: boolean;
  canDelete: boolean;
  hasReaders: boolean;
  hasEdits: boolean;
  /** Holds one file, which has arrived. */
  canDownload: boolean;
  canForward: boolean;
  canReport: boolean;
}

export function messagePowers(message: ShownMessage, view: TimelineView): MessagePowers {
  const isWritten = message.deletedAt === null && message.kind === 'text';
  const isThere = isWritten && !isHidden(message);
  const isConfirmed = isThere && message.delivery.type === 'sent';
  const isMember = can(view.role, 'sendMessage');
  const isMine = message.senderId === view.me;
  const isUnsent = isWritten && message.delivery.type === 'failed';
  return {
    canReact: isConfirmed && isMember,
    canReply: isConfirmed && isMember,
    canEdit: isMember && !isUnsent && canEdit(message, view.me),
    // What is hidden waits for a moderator's decision, unless its sender gives it up.
    canDelete:
      isMember &&
      !isUnsent &&
      canDelete(message, view.me, view.role) &&
      (isMine || !isHidden(message)),
    hasReaders:
      isConfirmed &&
      isMine &&
      !isNotesRoom(view.room) &&
      view.room.memberIds.length <= RECEIPTS_ROOM_MAX,
    hasEdits: isThere && message.editCount > 0,
    canDownload: isConfirmed && message.attachments.length === 1,
    canForward: isConfirmed && view.actions.forward !== null,
    canReport: isConfirmed && isMember && !isMine,
  };
}

/** The menu of a message: the same by right click, long press, menu key and the "more" button. */
export function messageMenu(message: ShownMessage, view: TimelineView, t: Translate): MenuItem[] {
  if (message.kind === 'system' || message.deletedAt !== null) return [];
  const { actions } = view;
  const powers = messagePowers(message, view);
  const groups: MenuItem[][] = [[], [], []];
  const add = (group: number, item: MenuItem) => groups[group]?.push(item);
  if (powers.canReact) {
    const onSelect = () => actions.pickReaction(message);
    add(0, {
      id: 'react',
      label: t('timeline.react'),
      icon: <SmilePlus />,
      shortcut: '+',
      onSelect,
    });
  }
  if (powers.canReply) {
    const onSelect = () => actions.reply(message);
    add(0, { id: 'reply', label: t('timeline.reply'), icon: <Reply />, shortcut: 'R', onSelect });
  }
  if (powers.canEdit) {
    const onSelect = () => actions.edit(message);
    add(0, { id: 'edit', label: t('timeline.edit'), icon: <Pencil />, shortcut: 'E', onSelect });
  }
  if (powers.canForward) {
    const onSelect = () => actions.forward?.(message);
    add(0, { id: 'forward', label: t('media.forward'), icon: <Forward />, onSelect });
  }
  const copyText = () => actions.copyText(message);
  if (message.text !== '') {
    add(1, {
      id: 'copyText',
      label: t('timeline.copyText'),
      icon: <Copy />,
      shortcut: 'C',
      onSelect: copyText,
    });
  }
  if (powers.canDownload) {
    const onSelect = () => actions.download(message);
    add(1, { id: 'download', label: t('media.download'), icon: <Download />, onSelect });
  }
  if (message.delivery.type === 'sent' && !isHidden(message)) {
    const onSelect = () => actions.copyLink(message);
    add(1, {
      id: 'copyLink',
      label: t('timeline.copyLink'),
      icon: <Link />,
      shortcut: 'L',
      onSelect,
    });
  }
  if (powers.canReply && actions.remind) {
    const onSelect = () => actions.remind?.(message);
    add(1, { id: 'remind', label: t('timeline.remind'), icon: <AlarmClock />, onSelect });
  }
  if (powers.hasReaders) {
    const onSelect = () => actions.showReaders(message);
    add(1, { id: 'readers', label: t('timeline.readBy'), icon: <CheckCheck />, onSelect });
  }
  if (powers.hasEdits) {
    const onSelect = () => actions.showEdits(message);
    add(1, { id: 'edits', label: t('timeline.editHistory'), icon: <History />, onSelect });
  }
  if (powers.canReport) {
    const onSelect = () => actions.report(message);
    add(2, { id: 'report', label: t('timeline.report'), icon: <Flag />, onSelect });
  }
  if (powers.canDelete) {
    const onSelect = () => actions.remove(message);
    add(2, {
      id: 'delete',
      label: t('timeline.delete'),
      icon: <Trash2 />,
      tone: 'danger',
      onSelect,
    });
  }
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index > 0 ? [{ type: 'separator' as const }, ...group] : group));
}
