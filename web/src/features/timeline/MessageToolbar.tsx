import type { ShownMessage } from '@hearth/domain/outbox';
import { MoreHorizontal, Pencil, Reply, SmilePlus } from 'lucide-react';
import { EmojiPicker } from '../../components/EmojiPicker';
import { useT } from '../../i18n/i18n';
import { IconButton } from '../../ui/IconButton';
import { MenuButton } from '../../ui/MenuButton';
import { Popover } from '../../ui/Popover';
import { messageMenu, messagePowers } from './messageMenu';
import styles from './MessageToolbar.module.css';
import { useTimelineView } from './timelineView';

export interface MessageToolbarProps {
  message: ShownMessage;
  /** A menu or picker of the toolbar opened or closed: until it closes the toolbar stays. */
  onOpenChange: (isOpen: boolean) => void;
}

/** What one does most, beside the message that the pointer or the focus is on. */
export function MessageToolbar({ message, onOpenChange }: MessageToolbarProps) {
  const t = useT();
  const view = useTimelineView();
  const { actions } = view;
  const powers = messagePowers(message, view);
  return (
    <div className={styles['rail']}>
      <div className={styles['toolbar']} role="toolbar" aria-label={t('timeline.messageMenu')}>
        {powers.canReact && (
          <Popover
            label={t('timeline.addReaction')}
            align="end"
            isFlush
            onOpenChange={onOpenChange}
            trigger={(trigger) => (
              <IconButton {...trigger} size="s" label={t('timeline.react')} icon={<SmilePlus />} />
            )}
          >
            {(close) => (
              <EmojiPicker
                onPick={(emoji) => {
                  actions.react(message, emoji);
                  close();
                }}
              />
            )}
          </Popover>
        )}
        {powers.canReply && (
          <IconButton
            size="s"
            label={t('timeline.reply')}
            shortcut="R"
            icon={<Reply />}
            onClick={() => actions.reply(message)}
          />
        )}
        {powers.canEdit && (
          <IconButton
            size="s"
            label={t('timeline.edit')}
            shortcut="E"
            icon={<Pencil />}
            onClick={() => actions.edit(message)}
          />
        )}
        <MenuButton
          size="s"
          label={t('timeline.more')}
          icon={<MoreHorizontal />}
          align="end"
          items={() => messageMenu(message, view, t)}
          onOpenChange={onOpenChange}
        />
      </div>
    </div>
  );
}
