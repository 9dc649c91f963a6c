import type { Attachment } from '@hearth/domain/media';
import type { OutboxSend } from '@hearth/domain/outbox';
import { Download, File, FileArchive, FileAudio, FileText, FileVideo, Image } from 'lucide-react';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n';
import type { FileOwner } from '../../state/media';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import styles from './FileCard.module.css';
import { FileName } from './FileName';
import { useFileSizes } from '../../components/fileSize';
import { RemoveFileButton, UploadRing } from './UploadRing';
import { downloadProblem, useDownload } from './useDownload';
import { isPending } from './uploads';

export interface FileCardProps {
  owner: FileOwner;
  attachment: Attachment;
  /** While the message is on its way. */
  entry?: OutboxSend | null;
  /** After the size: who sent it, and when. */
  about?: ReactNode;
  /** Fills its row instead of standing as wide as in a message. */
  isWide?: boolean;
}

/** A document: what it is, how large, and a way to save it. */
export function FileCard({ owner, attachment, entry, about, isWide = false }: FileCardProps) {
  const t = useT();
  const sizes = useFileSizes();
  const { run, isBusy, error } = useDownload(owner, attachment);
  const { name, size } = attachment;
  const isUnderWay = entry != null && isPending(entry, attachment);
  return (
    <div className={classes(styles['card'], isWide && styles['wide'])}>
      <span className={styles['icon']}>
        {isUnderWay ? <UploadRing entry={entry} attachment={attachment} /> : iconOf(attachment)}
      </span>
      <span className={styles['text']}>
        <FileName name={name} />
        <span className={styles['about']}>
          {sizes.whole(size)}
          {about}
        </span>
        {error && (
          <span role="alert" className={styles['problem']}>
            {t(downloadProblem(error))}
          </span>
        )}
      </span>
      {entry ? (
        <RemoveFileButton entry={entry} attachment={attachment} />
      ) : (
        <IconButton
          label={t('media.downloadFile', { file: name })}
          icon={isBusy ? <LoaderCircle className={styles['turning']} /> : <Download />}
          aria-busy={isBusy || undefined}
          onClick={() => void run()}
        />
      )}
    </div>
  );
}

function iconOf({ kind, contentType, name }: Attachment): ReactNode {
  if (kind === 'audio' || kind === 'voice') return <FileAudio aria-hidden="true" />;
  if (kind === 'video') return <FileVideo aria-hidden="true" />;
  if (kind === 'image') return <Image aria-hidden="true" />;
  if (contentType === 'application/zip' || /\.(?:zip|gz|7z|rar|tar)$/i.test(name)) {
    return <FileArchive aria-hidden="true" />;
  }
  const isText = contentType === 'application/pdf' || contentType === 'text/plain';
  const isDocument = /\.(?:docx?|odt|rtf|md|pages)$/i.test(name);
  return isText || isDocument ? <FileText aria-hidden="true" /> : <File aria-hidden="true" />;
}
