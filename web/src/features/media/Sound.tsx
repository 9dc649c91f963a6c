import type { Attachment } from '@hearth/domain/media';
import type { ShownMessage } from '@hearth/domain/outbox';
import { FileCard } from './FileCard';
import { FileName } from './FileName';
import { useFileSizes } from '../../components/fileSize';
import { useMediaView } from './mediaView';
import styles from './Sound.module.css';
import { useSoundLoader } from './useSoundLoader';

export interface SoundProps {
  message: ShownMessage;
  isMine: boolean;
  attachment: Attachment;
}

/** A voice note, or an audio file with its name. */
export function Sound({ message, isMine, attachment }: SoundProps) {
  const { players } = useMediaView();
  const sizes = useFileSizes();
  const load = useSoundLoader(message, attachment.id);
  const { kind, durationMs, waveform, name, size } = attachment;
  if (!players) return <FileCard owner={message} attachment={attachment} />;
  if (kind === 'voice') {
    return (
      <div className={styles['voice']}>
        <players.Voice
          durationMs={durationMs}
          waveform={waveform === '' ? null : waveform}
          load={load}
          isMine={isMine}
          order={message.createdAt}
          messageId={message.id}
        />
      </div>
    );
  }
  return (
    <div className={styles['audio']}>
      <div className={styles['about']}>
        <FileName name={name} />
        <span className={styles['size']}>{sizes.whole(size)}</span>
      </div>
      <players.Audio
        durationMs={durationMs > 0 ? durationMs : null}
        load={load}
        isMine={isMine}
        messageId={message.id}
      />
    </div>
  );
}
