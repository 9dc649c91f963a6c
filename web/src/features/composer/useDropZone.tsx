import { Upload } from 'lucide-react';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import styles from './DropZone.module.css';

/** The part of the page on which files may be dropped carries this. */
export const DROP_ZONE = { 'data-drop-zone': '' };

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files that were dropped; folders, which a browser gives as odd files, are left out. */
function droppedFiles({ dataTransfer }: DragEvent): File[] {
  return [...(dataTransfer?.items ?? [])]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .map((item) => item.getAsFile())
    .filter((file) => file !== null);
}

/**
 * Takes files dropped anywhere on the room around `inside`. Gives what covers the room while some
 * are held over it.
 */
export function useDropZone(
  inside: RefObject<HTMLElement | null>,
  words: string,
  onFiles: (files: readonly File[]) => void,
): ReactNode {
  const [zone, setZone] = useState<HTMLElement | null>(null);
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    setZone(inside.current?.closest<HTMLElement>('[data-drop-zone]') ?? null);
  }, [inside]);

  useEffect(() => {
    if (!zone) return undefined;
    // Every element inside is entered and left on its own.
    let depth = 0;
    const leave = () => {
      depth = 0;
      setIsOver(false);
    };
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth += 1;
        setIsOver(true);
      },
      dragover: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      dragleave: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        depth -= 1;
        if (depth <= 0) leave();
      },
      drop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        leave();
        const files = droppedFiles(event);
        if (files.length > 0) onFiles(files);
      },
    };
    const names = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const name of names) zone.addEventListener(name, listeners[name]);
    return () => {
      for (const name of names) zone.removeEventListener(name, listeners[name]);
    };
  }, [zone, onFiles]);

  if (!zone || !isOver) return null;
  return createPortal(
    <div className={styles['cover']} aria-hidden="true">
      <div className={styles['card']}>
        <Upload />
        <span dir="auto">{words}</span>
      </div>
    </div>,
    zone,
  );
}
