import type { ContentKind } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { CloudOff, FileText, Image, Link, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLanguage, useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import { Tabs } from '../../ui/Tabs';
import { byMonth } from './byMonth';
import { GalleryFiles, GalleryLinks, GalleryMedia } from './GalleryItems';
import { LoadMore } from './LoadMore';
import { MediaFrame } from './MediaFrame';
import styles from './RoomGallery.module.css';
import { useKindPages } from './useKindPages';

type GalleryTab = 'media' | 'files' | 'links';

const KINDS: Record<GalleryTab, readonly ContentKind[]> = {
  media: ['image', 'video'],
  files: ['file', 'audio'],
  links: ['link'],
};
const ICONS = { media: <Image />, files: <FileText />, links: <Link /> };
const ITEMS = { media: GalleryMedia, files: GalleryFiles, links: GalleryLinks };
const TABS = ['media', 'files', 'links'] as const;

export interface RoomGalleryProps {
  room: Room;
  onClose: () => void;
  /** Shows the message in the timeline. */
  onJump: (messageId: string) => void;
}

/** Everything that was sent in a room besides words, newest first. */
export function RoomGallery({ room, onClose, onJump }: RoomGalleryProps) {
  const t = useT();
  const [tab, setTab] = useState<GalleryTab>('media');
  return (
    <section className={styles['panel']} aria-label={t('media.gallery')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{t('media.gallery')}</h2>
        <IconButton label={t('media.close')} icon={<X />} tipSide="bottom" onClick={onClose} />
      </header>
      <div className={styles['tabs']}>
        <Tabs
          label={t('media.galleryTabs')}
          tabs={TABS.map((value) => ({ value, label: t(`media.tab.${value}`) }))}
          value={tab}
          onChange={setTab}
        >
          <Pages key={`${room.id} ${tab}`} roomId={room.id} tab={tab} onJump={onJump} />
        </Tabs>
      </div>
    </section>
  );
}

interface PagesProps {
  roomId: string;
  tab: GalleryTab;
  onJump: (messageId: string) => void;
}

function Pages({ roomId, tab, onJump }: PagesProps) {
  const t = useT();
  const { items: messages, status, hasMore, loadMore } = useKindPages(roomId, KINDS[tab]);
  const monthName = useMonthName();
  const months = useMemo(() => byMonth(messages, ({ createdAt }) => createdAt), [messages]);
  const oldestFirst = useMemo<readonly Message[]>(() => [...messages].reverse(), [messages]);
  const Items = ITEMS[tab];
  if (messages.length === 0 && status === 'loading') return <LoadingPage tab={tab} />;
  if (messages.length === 0 && status === 'ready') {
    return (
      <EmptyState
        icon={ICONS[tab]}
        title={t(`media.empty.${tab}`)}
        body={t(`media.emptyBody.${tab}`)}
      />
    );
  }
  return (
    <MediaFrame messages={oldestFirst}>
      {months.map(({ key, atMs, items }) => (
        <section key={key} className={styles['month']}>
          <h3 className={styles['monthName']}>{monthName(atMs)}</h3>
          <Items messages={items} onJump={onJump} />
        </section>
      ))}
      {status === 'error' ? (
        <div role="alert">
          <EmptyState
            icon={<CloudOff />}
            title={t('media.error')}
            body={t('media.errorBody')}
            action={<Button onClick={loadMore}>{t('media.tryAgain')}</Button>}
          />
        </div>
      ) : (
        hasMore && <LoadMore isBusy={status === 'loading'} onNear={loadMore} />
      )}
    </MediaFrame>
  );
}

function useMonthName(): (ms: number) => string {
  const { locale } = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
    return (ms) => format.format(ms);
  }, [locale]);
}

function LoadingPage({ tab }: { tab: GalleryTab }) {
  const t = useT();
  return (
    <div
      role="status"
      aria-label={t('media.loading')}
      className={tab === 'media' ? styles['grid'] : styles['list']}
    >
      {Array.from({ length: tab === 'media' ? 9 : 5 }, (_, index) => (
        <Skeleton
          key={index}
          shape="block"
          width="100%"
          height={tab === 'media' ? '6.5rem' : '3.5rem'}
        />
      ))}
    </div>
  );
}
