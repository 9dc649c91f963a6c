import type { Call } from '@hearth/domain/call';
import { CloudOff, Phone, PhoneMissed } from 'lucide-react';
import { useState } from 'react';
import { DayList } from '../../../components/DayList';
import { ListPage } from '../../../components/ListPage';
import { LoadingRows } from '../../../components/LoadingRows';
import { RetryBanner } from '../../../components/RetryBanner';
import { useErrorText } from '../../../i18n/errorText';
import { useT } from '../../../i18n/i18n';
import { useConnection } from '../../../state/connection';
import { useMe } from '../../../state/session';
import type { Pages } from '../../../state/usePages';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { FilterPills } from '../../../ui/FilterPills';
import { CallRow } from './CallRow';
import styles from './CallsPage.module.css';
import { isMissedBy } from './callStory';
import { useCallHistory } from './useCallHistory';

type Filter = 'all' | 'missed';

const beginningOf = ({ createdAt }: Call) => createdAt;

/** One's calls over all rooms, newest first. */
export function CallsPage({ onBack }: { onBack: () => void }) {
  const t = useT();
  const me = useMe();
  const history = useCallHistory();
  const [filter, setFilter] = useState<Filter>('all');
  const filters = [
    { value: 'all', label: t('calls.historyAll') },
    { value: 'missed', label: t('calls.historyMissed') },
  ] as const;
  const shown =
    filter === 'all' ? history.items : history.items.filter((call) => isMissedBy(call, me));
  return (
    <ListPage
      title={t('shell.calls')}
      backLabel={t('calls.historyBack')}
      onBack={onBack}
      tools={
        <FilterPills
          label={t('calls.historyFilter')}
          options={filters}
          value={filter}
          onChange={setFilter}
        />
      }
    >
      <DayList
        items={shown}
        timeOf={beginningOf}
        row={(call) => <CallRow key={call.id} call={call} />}
      />
      {shown.length === 0 && <Nothing history={history} filter={filter} />}
      <Further history={history} />
    </ListPage>
  );
}

interface HistoryProps {
  history: Pages<Call>;
}

/** What stands where no call does. */
function Nothing({ history, filter }: HistoryProps & { filter: Filter }) {
  const t = useT();
  const errorText = useErrorText();
  const isOffline = useConnection() === 'offline';
  const { items: calls, status, error, hasMore, loadMore } = history;
  if (calls.length === 0 && status !== 'ready' && (isOffline || error === 'offline')) {
    return (
      <EmptyState
        icon={<CloudOff />}
        title={t('calls.historyOffline')}
        body={t('calls.historyOfflineBody')}
      />
    );
  }
  if (calls.length === 0 && status === 'loading') {
    return <LoadingRows label={t('calls.historyLoading')} avatarSize={40} />;
  }
  if (calls.length === 0 && error) {
    return (
      <EmptyState
        title={t('calls.historyError')}
        body={errorText(error)}
        action={
          <Button variant="primary" onClick={loadMore}>
            {t('start.retry')}
          </Button>
        }
      />
    );
  }
  if (filter === 'all') {
    return (
      <EmptyState
        icon={<Phone />}
        title={t('calls.historyEmpty')}
        body={t('calls.historyEmptyBody')}
      />
    );
  }
  return (
    <EmptyState
      icon={<PhoneMissed />}
      title={t('calls.historyNoneMissed')}
      body={t(hasMore ? 'calls.historyNoneMissedSoFar' : 'calls.historyNoneMissedBody')}
    />
  );
}

/** The way further back. */
function Further({ history }: HistoryProps) {
  const t = useT();
  const { items: calls, status, hasMore, loadMore } = history;
  if (calls.length === 0 || (!hasMore && status !== 'error')) return null;
  if (status === 'error') {
    return <RetryBanner onRetry={loadMore}>{t('calls.historyErrorMore')}</RetryBanner>;
  }
  return (
    <div className={styles['more']}>
      <Button size="s" variant="ghost" isBusy={status === 'loading'} onClick={loadMore}>
        {t('calls.historyMore')}
      </Button>
    </div>
  );
}
