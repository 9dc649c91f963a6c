import { LoaderCircle, Maximize2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n';
import { useFileUrl } from '../../state/media';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { useSpokenTime } from '../../components/clockTime';
import { Length, PlaySign, type MediaTileProps } from './MediaTile';
import styles from './MediaTile.module.css';
import { useMediaView } from './mediaView';
import { Picture } from './Picture';
import { useVisualWords } from './useVisualWords';
import { stillOf } from './visuals';

/** A video that stands alone: it is fetched and played where it is. */
export function VideoTile({ message, attachment, boxWidth }: MediaTileProps) {
  const t = useT();
  const view = useMediaView();
  const words = useVisualWords(message, attachment);
  const spoken = useSpokenTime();
  const [isWanted, setWanted] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const file = useFileUrl(message, attachment.id, isWanted);
  if (isBroken || file?.failure) {
    return (
      <div className={styles['tile']}>
        <div role="alert" className={styles['trouble']}>
          {t(isBroken ? 'media.videoBroken' : videoProblem(file?.failure ?? null))}
          {!isBroken && (
            <Button size="s" onClick={() => setWanted(false)}>
              {t('media.tryAgain')}
            </Button>
          )}
        </div>
      </div>
    );
  }
  return (
    <div className={styles['tile']}>
      {file?.url ? (
        <PlayingVideo src={file.url} label={words} onBroken={() => setBroken(true)} />
      ) : (
        <button
          type="button"
          aria-label={`${words}. ${
            isWanted
              ? t('media.videoLoading')
              : t('media.play', { duration: spoken(attachment.durationMs) })
          }`}
          aria-busy={isWanted || undefined}
          className={styles['cover']}
          onClick={() => setWanted(true)}
        >
          <Picture
            owner={message}
            picture={stillOf(attachment)}
            placeholder={attachment.placeholder}
            boxWidth={boxWidth}
            alt=""
          />
          {isWanted ? <LoadingSign /> : <PlaySign />}
          <Length attachment={attachment} />
        </button>
      )}
      {!isWanted && (
        <IconButton
          size="s"
          label={t('media.openLarge')}
          icon={<Maximize2 />}
          className={styles['large']}
          onPointerEnter={view.prepare}
          onClick={() => view.open(message, attachment)}
        />
      )}
    </div>
  );
}

function videoProblem(failure: string | null) {
  return failure === 'notFound' || failure === 'denied' ? 'media.gone' : 'media.videoFailed';
}

function LoadingSign() {
  return (
    <span className={styles['play']} aria-hidden="true">
      <LoaderCircle className={styles['turning']} />
    </span>
  );
}

export interface PlayingVideoProps {
  src: string;
  label: string;
  onBroken: () => void;
}

/** Plays at once: it stands where the person has just pressed play, and takes the focus along. */
function PlayingVideo({ src, label, onBroken }: PlayingVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => video.current?.focus({ preventScroll: true }), []);
  return (
    <video
      ref={video}
      src={src}
      controls
      autoPlay
      playsInline
      aria-label={label}
      data-native-menu
      className={styles['video']}
      onError={onBroken}
    />
  );
}
