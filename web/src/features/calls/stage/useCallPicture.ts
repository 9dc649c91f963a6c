import { useCallback, useEffect, useRef, useState } from 'react';

export interface CallPicture {
  isOpen: boolean;
  toggle: () => void;
}

/**
 * Whom the stage shows in a small window above all others, which follows who speaks. Null where the
 * browser has none, or nobody has a picture.
 */
export function useCallPicture(stream: MediaStream | null): CallPicture | null {
  const video = useRef<HTMLVideoElement | null>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (isOpen && video.current && stream) show(video.current, stream);
  }, [isOpen, stream]);
  useEffect(() => () => void leave(video.current), []);

  const toggle = useCallback(() => {
    if (isOpen) {
      void leave(video.current);
      return;
    }
    if (!stream) return;
    const element = (video.current ??= made(() => setOpen(false)));
    show(element, stream);
    enter(element).then(
      () => setOpen(true),
      (error: unknown) => console.warn('The browser opened no picture in picture.', error),
    );
  }, [isOpen, stream]);

  // Only where `document` has it can it be asked for.
  if (!document.pictureInPictureEnabled || (!stream && !isOpen)) return null;
  return { isOpen, toggle };
}

function made(onLeave: () => void): HTMLVideoElement {
  const element = document.createElement('video');
  element.muted = true;
  element.playsInline = true;
  element.addEventListener('leavepictureinpicture', () => {
    element.srcObject = null;
    onLeave();
  });
  return element;
}

function show(element: HTMLVideoElement, stream: MediaStream): void {
  if (element.srcObject === stream) return;
  element.srcObject = stream;
  element.play().catch(() => undefined);
}

/** The size of the picture has to be known first. */
async function enter(element: HTMLVideoElement): Promise<void> {
  if (element.readyState < HTMLMediaElement.HAVE_METADATA) {
    await new Promise((resolve) => {
      element.addEventListener('loadedmetadata', resolve, { once: true });
    });
  }
  await element.requestPictureInPicture();
}

async function leave(element: HTMLVideoElement | null): Promise<void> {
  if (!element || document.pictureInPictureElement !== element) return;
  await document.exitPictureInPicture().catch(() => undefined);
}
