import type { Message } from '@hearth/domain/message';
import { Pencil, Reply, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainText } from '../../components/PlainText';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ContextBar.module.css';

/** Above the field: which message one answers. */
export function ReplyBar({
  message,
  onCancel,
}: {
  message: Message | null | undefined;
  onCancel: () => void;
}) {
  const t = useT();
  return (
    <Bar icon={<Reply />} cancelLabel={t('composer.cancelReply')} onCancel={onCancel}>
      {message === undefined && <Skeleton width="60%" />}
      {message === null && t('composer.replyGone')}
      {message && <ReplyWords message={message} />}
    </Bar>
  );
}

function ReplyWords({ message }: { message: Message }) {
  const t = useT();
  const author = usePerson(message.senderId);
  return (
    <>
      <strong className={styles['title']}>
        {t('composer.replyingTo', { name: author?.displayName ?? t('composer.somebody') })}
      </strong>
      <span className={styles['words']}>
        {message.text === '' ? (
          contentWords(t, message.kinds, message.attachments.length)
        ) : (
          <PlainText text={message.text} />
        )}
      </span>
    </>
  );
}

/** Above the field: that one edits, and what. */
export function EditBar({ isGone, onCancel }: { isGone: boolean; onCancel: () => void }) {
  const t = useT();
  return (
    <Bar icon={<Pencil />} cancelLabel={t('composer.cancelEdit')} onCancel={onCancel}>
      <strong className={styles['title']}>
        {t(isGone ? 'composer.editingGone' : 'composer.editing')}
      </strong>
    </Bar>
  );
}

interface BarProps {
  icon: ReactNode;
  cancelLabel: string;
  onCancel: () => void;
  children: ReactNode;
}

function Bar({ icon, cancelLabel, onCancel, children }: BarProps) {
  return (
    <div className={styles['bar']}>
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
      <div className={styles['content']}>{children}</div>
      <IconButton size="s" label={cancelLabel} shortcut="Esc" icon={<X />} onClick={onCancel} />
    </div>
  );
}
