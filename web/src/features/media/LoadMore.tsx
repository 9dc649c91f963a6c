import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import styles from './RoomGallery.module.css';

/** Asks for the next page when its place comes near; a button for whom it does not come near. */
export function LoadMore({ isBusy, onNear }: { isBusy: boolean; onNear: () => void }) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || isBusy || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onNear();
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isBusy, onNear]);
  return (
    <div ref={place} className={styles['more']}>
      <Button size="s" variant="ghost" isBusy={isBusy} onClick={onNear}>
        {t('media.loadMore')}
      </Button>
    </div>
  );
}
