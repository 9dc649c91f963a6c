import type { OutboxSend } from '@hearth/domain/outbox';
import { Pause, Play, X } from 'lucide-react';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { IconButton } from '../../ui/IconButton';
import { useFileSizes } from '../../components/fileSize';
import styles from './Upload.module.css';
import { isPending, useSentBytes } from './uploads';

/** How far the files of a message are, with the ways to hold, go on and give up. */
export function UploadLine({ entry }: { entry: OutboxSend }) {
  const t = useT();
  const { outbox } = useSession();
  const sizes = useFileSizes();
  const sent = useSentBytes(entry);
  const { attachments, isPaused, status } = entry;
  // Why it failed, and what to do then, stands below the message.
  if (status.type === 'failed') return null;
  const size = attachments.reduce((sum, attachment) => sum + attachment.size, 0);
  const done = attachments.filter((attachment) => !isPending(entry, attachment)).length;
  return (
    <div className={styles['line']}>
      <span className={styles['words']}>
        {t(isPaused ? 'media.uploadPaused' : 'media.uploading', {
          done,
          total: attachments.length,
          sent: sizes.part(sent, size),
          size: sizes.whole(size),
        })}
      </span>
      <IconButton
        size="s"
        label={t(isPaused ? 'media.resume' : 'media.pause')}
        icon={isPaused ? <Play /> : <Pause />}
        onClick={() => outbox.setPaused(entry.id, !isPaused)}
      />
      <IconButton
        size="s"
        tone="danger"
        label={t('media.cancelUpload')}
        icon={<X />}
        onClick={() => void outbox.discard(entry.id)}
      />
    </div>
  );
}
