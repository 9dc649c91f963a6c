import { useLayoutEffect, useRef, useState, type SyntheticEvent } from 'react';
import { classes } from '../../../ui/classes';
import styles from './StreamVideo.module.css';

export interface StreamVideoProps {
  stream: MediaStream;
  /** One's own face is shown as a mirror does. */
  isOwnCamera?: boolean;
  /** `contain` shows all of it, `cover` fills the box. */
  fit?: 'cover' | 'contain';
}

/** A picture that is live, without its sound. It appears with its first frame. */
export function StreamVideo({ stream, isOwnCamera = false, fit = 'cover' }: StreamVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [shown, setShown] = useState<MediaStream | null>(null);
  const [isMirrored, setMirrored] = useState(isOwnCamera);
  const [isUpright, setUpright] = useState(false);

  useLayoutEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    element.play().catch(() => {
      // It goes on with `autoplay`; a stream that has ended stays dark.
    });
    return () => {
      element.srcObject = null;
    };
  }, [stream]);

  /** Front or back may have changed with the size. */
  function measure({ currentTarget }: SyntheticEvent<HTMLVideoElement>): void {
    setMirrored(isOwnCamera && !looksAway(stream));
    setUpright(currentTarget.videoHeight > currentTarget.videoWidth);
  }
  return (
    <video
      ref={video}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      aria-hidden="true"
      tabIndex={-1}
      className={classes(
        styles['video'],
        fit === 'contain' && styles['whole'],
        isUpright && styles['upright'],
        isMirrored && styles['mirrored'],
        shown === stream && styles['shown'],
      )}
      onLoadedMetadata={measure}
      onResize={measure}
      onLoadedData={() => setShown(stream)}
    />
  );
}

function looksAway(stream: MediaStream): boolean {
  return stream.getVideoTracks()[0]?.getSettings().facingMode === 'environment';
}
