import type { Attachment } from '@hearth/domain/media';
import type { ShownMessage } from '@hearth/domain/outbox';
import { FileCard } from './FileCard';
import { LinkCard } from './LinkCard';
import { MediaMosaic } from './MediaMosaic';
import styles from './MessageMedia.module.css';
import { Sound } from './Sound';
import { UploadLine } from './UploadLine';
import { useRemovePreview } from './useRemovePreview';
import { useSendEntry } from './uploads';
import { isVisual } from './visuals';

export interface MessageMediaProps {
  message: ShownMessage;
  isMine: boolean;
}

/** What a message holds besides words: pictures, videos, sound, files and the page it links to. */
export function MessageMedia({ message, isMine }: MessageMediaProps) {
  const { attachments, preview, delivery } = message;
  const entry = useSendEntry(delivery.type === 'sent' ? null : message.id);
  const removePreview = useRemovePreview(message);
  if (attachments.length === 0 && preview?.type !== 'card') return null;
  const visuals = attachments.filter(isVisual);
  const others = attachments.filter((attachment) => !isVisual(attachment));
  return (
    <div className={styles['media']}>
      {visuals.length > 0 && <MediaMosaic message={message} visuals={visuals} entry={entry} />}
      {others.map((attachment) => (
        <Other key={attachment.id} {...{ message, isMine, attachment }} entry={entry} />
      ))}
      {entry && <UploadLine entry={entry} />}
      {preview?.type === 'card' && (
        <LinkCard
          owner={message}
          card={preview}
          onRemovePreview={isMine && delivery.type === 'sent' ? removePreview : undefined}
        />
      )}
    </div>
  );
}

interface OtherProps extends MessageMediaProps {
  attachment: Attachment;
  entry: ReturnType<typeof useSendEntry>;
}

function Other({ message, isMine, attachment, entry }: OtherProps) {
  const isSound = attachment.kind === 'voice' || attachment.kind === 'audio';
  // What is on its way can be heard already: its bytes are on this device.
  if (isSound) return <Sound message={message} isMine={isMine} attachment={attachment} />;
  return <FileCard owner={message} attachment={attachment} entry={entry} />;
}
