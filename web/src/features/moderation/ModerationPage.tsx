import { routes } from '@hearth/domain/paths';
import { canInWorkspace } from '@hearth/domain/workspace';
import { ArrowLeft, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { usePageTitle } from '../../components/tabTitle';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useWorkspaceRole } from '../../state/workspaceRole';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import { Tabs } from '../../ui/Tabs';
import { AuditLog } from './AuditLog';
import styles from './ModerationPage.module.css';
import { QueueView } from './QueueView';
import { RoomFilter } from './RoomFilter';
import { useQueue } from './useQueue';

/** Queue and log: of one room (`?room=`) for its admins, of any for the workspace's moderators. */
export function ModerationPage() {
  const t = useT();
  const role = useWorkspaceRole();
  const [params] = useSearchParams();
  const roomId = params.get('room');
  const title = t('moderation.title');
  usePageTitle(title);
  const isWide = canInWorkspace(role, 'review');
  if (roomId === null && role === undefined) {
    return (
      <Frame>
        <div role="status" aria-label={t('moderation.queueLoading')} className={styles['state']}>
          <Skeleton shape="block" width="100%" height="6rem" />
        </div>
      </Frame>
    );
  }
  if (roomId === null && !isWide) {
    return (
      <Frame>
        <div className={styles['state']}>
          <EmptyState
            icon={<ShieldCheck />}
            title={t('moderation.chooseRoom')}
            body={t('moderation.chooseRoomBody')}
          />
        </div>
      </Frame>
    );
  }
  return <Desk roomId={roomId} isWide={isWide} />;
}

function Desk({ roomId, isWide }: { roomId: string | null; isWide: boolean }) {
  const t = useT();
  const [, setParams] = useSearchParams();
  const [tab, setTab] = useState<'queue' | 'log'>('queue');
  const isOffline = useConnection() === 'offline';
  const queue = useQueue(roomId);
  return (
    <Frame
      trail={
        <RoomFilter
          roomId={roomId}
          isWide={isWide}
          items={queue.status === 'ready' ? queue.items : []}
          onChange={(next) => setParams(next === null ? {} : { room: next }, { replace: true })}
        />
      }
    >
      {isOffline && tab === 'queue' && queue.status === 'ready' && (
        <p role="status" className={styles['offline']}>
          {t('moderation.offline')}
        </p>
      )}
      <div className={styles['tabs']}>
        <Tabs
          label={t('moderation.title')}
          tabs={[
            { value: 'queue', label: t('moderation.queue') },
            { value: 'log', label: t('moderation.log') },
          ]}
          value={tab}
          onChange={setTab}
        >
          {tab === 'queue' ? (
            <QueueView key={roomId} queue={queue} />
          ) : (
            <AuditLog key={roomId} roomId={roomId} />
          )}
        </Tabs>
      </div>
    </Frame>
  );
}

function Frame({ trail, children }: { trail?: React.ReactNode; children: React.ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <span className={styles['back']}>
          <IconButton
            label={t('moderation.back')}
            icon={<ArrowLeft />}
            onClick={() => void navigate(routes.home)}
          />
        </span>
        <h1 className={styles['title']}>{t('moderation.title')}</h1>
        {trail}
      </header>
      {children}
    </div>
  );
}
