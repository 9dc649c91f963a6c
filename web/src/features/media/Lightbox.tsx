import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import Yarl from 'yet-another-react-lightbox';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import { useT } from '../../i18n/i18n';
import styles from './Lightbox.module.css';
import { DownloadButton, ForwardButton, LightboxHeader } from './LightboxBar';
import type { VisualSlide } from './lightboxSlide';
import { LightboxPicture, LightboxVideo } from './LightboxSlides';
import type { Visual } from './visuals';

/** Pixels of a picture for each pixel of the screen when it is largest. */
const ZOOM_MAX = 8;
const FADE_MS = 160;
const SWIPE_MS = 180;

export interface LightboxProps {
  visuals: readonly Visual[];
  /** The attachment that is shown. */
  currentId: string;
  onView: (attachmentId: string) => void;
  onForward?: ((message: Message, attachment: Attachment) => void) | undefined;
  onClose: () => void;
}

/** Pictures and videos over the whole window, one at a time. */
export function Lightbox({ visuals, currentId, onView, onForward, onClose }: LightboxProps) {
  const t = useT();
  const slides = useMemo(
    () => visuals.map<VisualSlide>((visual) => ({ type: 'visual', ...visual })),
    [visuals],
  );
  const index = visuals.findIndex(({ attachment }) => attachment.id === currentId);
  const current = visuals[index];
  // It was deleted meanwhile.
  const isGone = current === undefined;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  const labels = useLabels();
  if (isGone) return null;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <Yarl
      open
      index={index}
      slides={slides}
      close={onClose}
      className={styles['lightbox'] ?? ''}
      plugins={[Zoom]}
      labels={labels}
      carousel={{ finite: true, preload: 1, padding: 0, spacing: '10%' }}
      animation={{
        fade: isStill ? 0 : FADE_MS,
        swipe: isStill ? 0 : SWIPE_MS,
        zoom: isStill ? 0 : SWIPE_MS,
      }}
      controller={{ closeOnPullDown: true, closeOnBackdropClick: true }}
      zoom={{ supports: ['visual'], maxZoom: zoomOf, scrollToZoom: true }}
      // Keys that are meant for it mean nothing to the page below.
      portal={{ container: { onKeyDown: (event) => event.stopPropagation() } }}
      on={{
        view: ({ index: at }) => {
          const seen = visuals[at];
          if (seen) onView(seen.attachment.id);
        },
      }}
      toolbar={{
        buttons: [
          onForward && <ForwardButton key="forward" visual={current} onForward={onForward} />,
          <DownloadButton key={`download ${current.attachment.id}`} visual={current} />,
          'zoom',
          'close',
        ],
      }}
      render={{
        slide: ({ slide, offset, rect }) => {
          if (slide.type !== 'visual') return null;
          const Slide = slide.attachment.kind === 'video' ? LightboxVideo : LightboxPicture;
          return (
            <Slide key={slide.attachment.id} visual={slide} isShown={offset === 0} rect={rect} />
          );
        },
        controls: () => (
          <LightboxHeader
            visual={current}
            place={t('media.viewerPlace', { index: index + 1, total: visuals.length })}
          />
        ),
        iconPrev: () => <ChevronLeft className={styles['icon']} />,
        iconNext: () => <ChevronRight className={styles['icon']} />,
        iconClose: () => <X className={styles['icon']} />,
        iconZoomIn: () => <ZoomIn className={styles['icon']} />,
        iconZoomOut: () => <ZoomOut className={styles['icon']} />,
        ...(visuals.length === 1 ? { buttonPrev: () => null, buttonNext: () => null } : {}),
      }}
    />
  );
}

/** A video is no picture to look into. */
function zoomOf(slide: { type?: string; attachment?: Attachment }): number {
  return slide.attachment?.kind === 'video' ? 1 : ZOOM_MAX;
}

function useLabels() {
  const t = useT();
  return useMemo(
    () => ({
      Previous: t('media.previous'),
      Next: t('media.next'),
      Close: t('media.close'),
      'Zoom in': t('media.zoomIn'),
      'Zoom out': t('media.zoomOut'),
      Lightbox: t('media.viewer'),
      Slide: t('media.viewerSlide'),
      Carousel: t('media.viewerSlides'),
      'Photo gallery': t('media.viewer'),
      '{index} of {total}': t('media.viewerPlace', { index: '{index}', total: '{total}' }),
    }),
    [t],
  );
}
