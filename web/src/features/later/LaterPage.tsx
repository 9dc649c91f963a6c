import type { Reminder, Scheduled } from '@hearth/domain/scheduled';
import { routes } from '@hearth/domain/paths';
import { AlarmClock, CalendarClock, CloudOff } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { ListPage } from '../../components/ListPage';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useReminders, useScheduled, type LaterList } from '../../state/later';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { ALT } from '../../ui/keyNames';
import { Skeleton } from '../../ui/Skeleton';
import styles from './LaterPage.module.css';
import { ReminderRow } from './ReminderRow';
import { ScheduledRow } from './ScheduledRow';

/** What is to happen later: messages that wait to be sent, and reminders. */
export function LaterPage() {
  const t = useT();
  const navigate = useNavigate();
  const { later } = useSession();
  const scheduled = useScheduled();
  const reminders = useReminders();
  return (
    <ListPage
      title={t('later.title')}
      backLabel={t('later.back')}
      onBack={() => void navigate(routes.home)}
    >
      <List<Scheduled>
        title={t('later.scheduled')}
        list={scheduled}
        onRetry={later.watchScheduled}
        empty={
          <EmptyState
            icon={<CalendarClock />}
            title={t('later.scheduledNone')}
            body={t('later.scheduledHow', { keys: ALT })}
          />
        }
        row={(item) => <ScheduledRow key={item.id} item={item} />}
      />
      <List<Reminder>
        title={t('later.reminders')}
        list={reminders}
        onRetry={later.watchReminders}
        empty={
          <EmptyState
            icon={<AlarmClock />}
            title={t('later.remindersNone')}
            body={t('later.remindersHow')}
          />
        }
        row={(item) => <ReminderRow key={item.messageId} item={item} />}
      />
    </ListPage>
  );
}

interface ListProps<T> {
  title: string;
  list: LaterList<T>;
  empty: ReactNode;
  row: (item: T) => ReactNode;
  onRetry: () => void;
}

function List<T>({ title, list, empty, row, onRetry }: ListProps<T>) {
  const t = useT();
  const titleId = useId();
  const { status, items } = list;
  return (
    <section
      className={styles['section']}
      aria-labelledby={titleId}
      aria-busy={status === 'loading'}
    >
      <h2 id={titleId} className={styles['heading']}>
        {title}
      </h2>
      {status === 'error' && (
        <Banner
          tone="danger"
          action={
            <Button size="s" onClick={onRetry}>
              {t('later.tryAgain')}
            </Button>
          }
        >
          {t('later.errorBody')}
        </Banner>
      )}
      {status === 'loading' && items.length === 0 && <Loading />}
      {status === 'ready' && items.length === 0 && empty}
      {items.length > 0 && <ul className={styles['list']}>{items.map(row)}</ul>}
    </section>
  );
}

/** Without a connection nothing comes that was never here. */
function Loading() {
  const t = useT();
  const connection = useConnection();
  if (connection === 'offline') {
    return (
      <EmptyState
        icon={<CloudOff />}
        title={t('later.offlineTitle')}
        body={t('later.offlineBody')}
      />
    );
  }
  return (
    <div role="status" aria-label={t('later.loading')} className={styles['loading']}>
      <Skeleton width="40%" />
      <Skeleton width="75%" />
      <Skeleton width="30%" />
    </div>
  );
}
