import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { useT } from '../../i18n/i18n';
import { useFileUrl, usePictureUrl } from '../../state/media';
import styles from './Lightbox.module.css';
import { placeholderUrl } from './placeholderUrl';
import { useVisualWords } from './useVisualWords';
import { stillOf, type Visual } from './visuals';
import { MOSAIC_WIDTH_PX, type Sides } from './mosaic';

export interface LightboxSlideProps {
  visual: Visual;
  /** The one in front; its neighbours wait beside it. */
  isShown: boolean;
  /** The room there is, in CSS pixels. */
  rect: Sides;
}

/** As large as fits, and no larger than it is. */
function fitting({ width, height }: Sides, rect: Sides): Sides {
  if (width <= 0 || height <= 0) return rect;
  const scale = Math.min(1, rect.width / width, rect.height / height);
  return { width: width * scale, height: height * scale };
}

/** What the timeline showed at once, the whole picture over it when it has come. */
export function LightboxPicture({ visual, isShown, rect }: LightboxSlideProps) {
  const { message, attachment } = visual;
  const t = useT();
  const words = useVisualWords(message, attachment);
  const small = usePictureUrl(message, attachment, MOSAIC_WIDTH_PX * devicePixelRatio);
  const whole = useFileUrl(message, attachment.id, isShown);
  const [isBroken, setBroken] = useState(false);
  const below = small?.url ?? placeholderUrl(attachment.placeholder);

  return (
    <div className={styles['picture']} style={fitting(attachment, rect)}>
      {below && <img src={below} alt="" draggable={false} />}
      {whole?.url && !isBroken && (
        <img src={whole.url} alt={words} draggable={false} onError={() => setBroken(true)} />
      )}
      {isShown && !whole && (
        <span role="status" aria-label={t('media.loading')} className={styles['wait']} />
      )}
      {whole?.failure && (
        <p role="alert" className={styles['note']}>
          {t(whole.failure === 'offline' ? 'media.offline' : 'media.gone')}
        </p>
      )}
      {isBroken && (
        <p role="alert" className={styles['note']}>
          {t('media.broken')}
        </p>
      )}
    </div>
  );
}

/** A video with its own controls; it plays while it is in front. */
export function LightboxVideo({ visual, isShown, rect }: LightboxSlideProps) {
  const { message, attachment } = visual;
  const t = useT();
  const words = useVisualWords(message, attachment);
  const still = stillOf(attachment);
  const poster = useFileUrl(message, still?.id ?? null);
  const file = useFileUrl(message, attachment.id, isShown);
  const [isBroken, setBroken] = useState(false);
  const below = poster?.url ?? placeholderUrl(attachment.placeholder);
  const problem = isBroken ? 'media.videoBroken' : file?.failure ? 'media.videoFailed' : null;
  return (
    <div className={styles['picture']} style={fitting(attachment, rect)}>
      {below && <img src={below} alt="" draggable={false} />}
      {isShown && file?.url && !isBroken && (
        <video
          src={file.url}
          controls
          autoPlay
          playsInline
          aria-label={words}
          onError={() => setBroken(true)}
          // Its own slider is no swipe, and its arrows are no paging.
          onPointerDown={keep}
          onKeyDown={keepArrows}
        />
      )}
      {isShown && !file && (
        <span role="status" aria-label={t('media.videoLoading')} className={styles['wait']} />
      )}
      {problem && (
        <p role="alert" className={styles['note']}>
          {t(problem)}
        </p>
      )}
    </div>
  );
}

function keep(event: SyntheticEvent): void {
  event.stopPropagation();
}

function keepArrows(event: KeyboardEvent): void {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
}
