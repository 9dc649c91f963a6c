import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { REVIEW_PAGE } from '@hearth/domain/limits';
import type { Report } from '@hearth/domain/report';
import type { ReviewItem } from '@hearth/domain/review';
import { canInWorkspace } from '@hearth/domain/workspace';
import { useCallback, useEffect, useState } from 'react';
import { useWhenOnline } from '../../components/useWhenOnline';
import { useErrorText } from '../../i18n/errorText';
import { useFormat, useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useWorkspaceRole } from '../../state/workspaceRole';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ItemDetail.module.css';
import { PersonName } from './PersonName';

type Loaded = { reports: readonly Report[] } | { error: ErrorCode } | null;

/**
 * Who reported, why, and what they wrote with it: for the workspace's moderators. Admins of a room
 * see counted reasons alone, since a report may be about one of them. Put a `key` on it.
 */
export function ItemReports({ item }: { item: ReviewItem }) {
  const role = useWorkspaceRole();
  if (item.reportCount === 0 || !canInWorkspace(role, 'review')) return null;
  // A further report is there to be read when it is counted.
  return <Reports key={item.reportCount} item={item} />;
}

function Reports({ item }: { item: ReviewItem }) {
  const t = useT();
  const { loaded, load } = useReports(item);
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('moderation.reported')}</h3>
      {loaded === null && (
        <div role="status" aria-label={t('moderation.reportedLoading')} className={styles['part']}>
          <Skeleton width="60%" />
          <Skeleton width="75%" />
        </div>
      )}
      {loaded && 'error' in loaded && <NotLoaded code={loaded.error} onRetry={load} />}
      {loaded && 'reports' in loaded && <ReportList reports={loaded.reports} />}
    </section>
  );
}

function useReports({ roomId, id }: ReviewItem): { loaded: Loaded; load: () => void } {
  const { moderation } = useServices();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const load = useCallback(() => {
    let isCurrent = true;
    setLoaded(null);
    moderation.reports({ roomId, id }).then(
      (reports) => isCurrent && setLoaded({ reports }),
      (error: unknown) => isCurrent && setLoaded({ error: errorCode(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [moderation, roomId, id]);
  useEffect(load, [load]);
  return { loaded, load };
}

function NotLoaded({ code, onRetry }: { code: ErrorCode; onRetry: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  useWhenOnline(onRetry);
  return (
    <Banner
      tone="warning"
      action={
        <Button size="s" aria-label={t('moderation.reportedAgain')} onClick={onRetry}>
          {t('moderation.tryAgain')}
        </Button>
      }
    >
      {t('moderation.reportedError')} {errorText(code)}
    </Banner>
  );
}

function ReportList({ reports }: { reports: readonly Report[] }) {
  const t = useT();
  const format = useFormat();
  if (reports.length === 0) {
    return <p className={styles['quiet']}>{t('moderation.reportedNone')}</p>;
  }
  return (
    <>
      <ul className={styles['around']}>
        {reports.map(({ uid, reason, note, createdAt }) => (
          <li key={uid} className={styles['line']}>
            <span className={styles['lineHead']}>
              <bdi className={styles['name']}>
                <PersonName uid={uid} />
              </bdi>
              <span>{t(`moderation.reason.${reason}`)}</span>
              <time dateTime={new Date(createdAt).toISOString()} title={format.full(createdAt)}>
                {format.shortDate(createdAt)}
              </time>
            </span>
            {note !== '' && (
              <span dir="auto" className={classes(styles['lineText'], styles['note'])}>
                {note}
              </span>
            )}
          </li>
        ))}
      </ul>
      {reports.length >= REVIEW_PAGE && (
        <p className={styles['quiet']}>{t('moderation.reportedMany', { count: REVIEW_PAGE })}</p>
      )}
    </>
  );
}
