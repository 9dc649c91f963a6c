import { Minus, Plus } from 'lucide-react';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { useAction } from '../useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import { dragCrop, initialCrop, zoomCrop, ZOOM_MAX, ZOOM_MIN, type Crop } from './cropGeometry';
import styles from './PhotoDialog.module.css';
import { drawCrop, renderPhoto } from './photoFile';

/** Pixels of the preview; CSS scales it. */
const VIEW_SIDE_PX = 640;
/** One press of an arrow key, as a part of the square. */
const KEY_STEP = 0.05;
const WHEEL_ZOOM = 0.002;

export interface PhotoDialogProps {
  picture: ImageBitmap;
  onClose: () => void;
  /** Uploads and saves; the dialog shows progress and what went wrong. */
  onSave: (photo: Blob, onProgress: (fraction: number) => void) => Promise<void>;
}

/** Chooses the part of a picture that becomes the photo: drag, wheel, slider or arrow keys. */
export function PhotoDialog({ picture, onClose, onSave }: PhotoDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const [crop, setCrop] = useState<Crop>(() => initialCrop(picture));
  const [progress, setProgress] = useState<number | null>(null);
  const saving = useAction(async () => {
    setProgress(0);
    await onSave(await renderPhoto(picture, crop), setProgress);
  });

  return (
    <Dialog
      isOpen
      size="s"
      title={t('settings.photoCrop')}
      closeLabel={t('settings.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('settings.cancel')}</Button>
          <Button variant="primary" isBusy={saving.isBusy} onClick={() => void saving.run()}>
            {t('settings.photoUse')}
          </Button>
        </>
      }
    >
      <div className={styles['editor']}>
        {saving.error && <Banner tone="danger">{errorText(saving.error)}</Banner>}
        <CropView picture={picture} crop={crop} onChange={setCrop} />
        <label className={styles['zoom']}>
          <Minus aria-hidden="true" />
          <input
            type="range"
            aria-label={t('settings.photoZoom')}
            min={ZOOM_MIN}
            max={ZOOM_MAX}
            step={0.05}
            value={crop.zoom}
            onChange={(event) =>
              setCrop(zoomCrop(picture, crop, Number(event.currentTarget.value)))
            }
          />
          <Plus aria-hidden="true" />
        </label>
        <p className={styles['hint']}>{t('settings.photoHint')}</p>
        {saving.isBusy && <Progress label={t('settings.photoUploading')} value={progress} />}
      </div>
    </Dialog>
  );
}

interface CropViewProps {
  picture: ImageBitmap;
  crop: Crop;
  onChange: (crop: Crop) => void;
}

function CropView({ picture, crop, onChange }: CropViewProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawCrop(context, picture, crop, VIEW_SIDE_PX);
  }, [picture, crop]);
  useWheelZoom(canvas, (zoomBy, at) => onChange(zoomCrop(picture, crop, crop.zoom * zoomBy, at)));

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    if (!last.current) return;
    const by = { x: event.clientX - last.current.x, y: event.clientY - last.current.y };
    last.current = { x: event.clientX, y: event.clientY };
    onChange(dragCrop(picture, crop, by, event.currentTarget.clientWidth));
  }

  function press(event: KeyboardEvent): void {
    const step = KEY_STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    onChange(dragCrop(picture, crop, step, 1));
  }

  return (
    <canvas
      ref={canvas}
      className={styles['view']}
      width={VIEW_SIDE_PX}
      height={VIEW_SIDE_PX}
      tabIndex={0}
      role="img"
      aria-label={t('settings.photoPreview')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={() => {
        last.current = null;
      }}
      onPointerCancel={() => {
        last.current = null;
      }}
      onKeyDown={press}
    />
  );
}

/** The arrow moves the square, so the picture goes the other way. */
const KEY_STEPS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: KEY_STEP, y: 0 },
  ArrowRight: { x: -KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: KEY_STEP },
  ArrowDown: { x: 0, y: -KEY_STEP },
};

/** React listens to the wheel passively; here it must not scroll the dialog. */
function useWheelZoom(
  ref: RefObject<HTMLCanvasElement | null>,
  onZoom: (zoomBy: number, at: { x: number; y: number }) => void,
): void {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return undefined;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      latest.current(Math.exp(-event.deltaY * WHEEL_ZOOM), {
        x: (event.clientX - box.left) / box.width - 0.5,
        y: (event.clientY - box.top) / box.height - 0.5,
      });
    };
    canvas.addEventListener('wheel', turn, { passive: false });
    return () => canvas.removeEventListener('wheel', turn);
  }, [ref]);
}
