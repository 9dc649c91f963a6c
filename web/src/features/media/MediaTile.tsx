import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import type { OutboxSend } from '@hearth/domain/outbox';
import { Play } from 'lucide-react';
import { useT } from '../../i18n/i18n';
import { clockTime } from '../../components/clockTime';
import styles from './MediaTile.module.css';
import { useMediaView } from './mediaView';
import { Picture } from './Picture';
import { RemoveFileButton, UploadRing } from './UploadRing';
import { useVisualWords } from './useVisualWords';
import { stillOf } from './visuals';

export interface MediaTileProps {
  message: Message;
  attachment: Attachment;
  /** While the message is on its way. */
  entry?: OutboxSend | null;
  boxWidth: number;
  /** Others of the message that have no tile: told over this one. */
  hiddenCount?: number;
}

/** One picture or video; a press opens it large. */
export function MediaTile(props: MediaTileProps) {
  const { message, attachment, entry = null, boxWidth, hiddenCount = 0 } = props;
  const t = useT();
  const view = useMediaView();
  const what = useVisualWords(message, attachment);
  const more = hiddenCount > 0 ? `, ${t('media.more', { count: hiddenCount })}` : '';
  return (
    <div className={styles['tile']}>
      <button
        type="button"
        aria-label={t('media.open', { what: what + more })}
        className={styles['open']}
        onPointerEnter={view.prepare}
        onFocus={view.prepare}
        onClick={() => view.open(message, attachment)}
      >
        <Picture
          owner={message}
          picture={stillOf(attachment)}
          placeholder={attachment.placeholder}
          boxWidth={boxWidth}
          isLocal={entry !== null}
          alt=""
        />
        {attachment.kind === 'video' && !entry && hiddenCount === 0 && <PlaySign />}
        <Length attachment={attachment} />
        {hiddenCount > 0 && (
          <span className={styles['rest']} aria-hidden="true">
            +{hiddenCount}
          </span>
        )}
      </button>
      {entry && (
        <>
          <span className={styles['ring']}>
            <UploadRing entry={entry} attachment={attachment} />
          </span>
          <RemoveFileButton entry={entry} attachment={attachment} className={styles['remove']} />
        </>
      )}
    </div>
  );
}

/** That it moves when pressed. */
export function PlaySign() {
  return (
    <span className={styles['play']} aria-hidden="true">
      <Play />
    </span>
  );
}

/** How long a video is. */
export function Length({ attachment: { kind, durationMs } }: { attachment: Attachment }) {
  if (kind !== 'video' || durationMs === 0) return null;
  return (
    <span className={styles['length']} aria-hidden="true">
      {clockTime(durationMs)}
    </span>
  );
}
