import type { Attachment } from '@hearth/domain/media';
import type { OutboxSend } from '@hearth/domain/outbox';
import { X } from 'lucide-react';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import styles from './Upload.module.css';
import { isPending, useSentPercent } from './uploads';

const RADIUS = 15;
const ROUND = 2 * Math.PI * RADIUS;

export interface UploadPartProps {
  entry: OutboxSend;
  attachment: Attachment;
}

/** How far one file is, as a ring; nothing once it is there. */
export function UploadRing({ entry, attachment }: UploadPartProps) {
  const t = useT();
  const percent = useSentPercent(entry, attachment);
  if (!isPending(entry, attachment) || entry.status.type === 'failed') return null;
  return (
    <svg
      role="progressbar"
      aria-label={t('media.uploadOf', { file: attachment.name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      viewBox="0 0 36 36"
      className={classes(styles['ring'], entry.isPaused && styles['held'])}
    >
      <circle cx="18" cy="18" r={RADIUS} className={styles['track']} />
      <circle
        cx="18"
        cy="18"
        r={RADIUS}
        className={styles['done']}
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - Math.max(3, percent) / 100)}
      />
    </svg>
  );
}

/** Takes one file out of a message on its way. */
export function RemoveFileButton({
  entry,
  attachment,
  className,
}: UploadPartProps & { className?: string | undefined }) {
  const t = useT();
  const { outbox } = useSession();
  return (
    <IconButton
      size="s"
      className={className}
      label={t('media.removeFile', { file: attachment.name })}
      icon={<X />}
      onClick={() => outbox.removeFile(entry.id, attachment.id)}
    />
  );
}
