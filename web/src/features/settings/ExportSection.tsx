import { EXPORT_STALE_MS, type ExportState } from '@hearth/domain/account';
import type { ErrorCode } from '@hearth/domain/errors';
import { useEffect, useState } from 'react';
import { Section } from '../../components/Section';
import { useAction } from '../../components/useAction';
import { useFileSizes } from '../../components/fileSize';
import { useErrorText } from '../../i18n/errorText';
import { useFormat, useT } from '../../i18n/i18n';
import { saveAs } from '../../state/media';
import { useSession } from '../../state/session';
import { useIsPast } from '../../state/useIsPast';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import { Skeleton } from '../../ui/Skeleton';
import styles from './AccountSection.module.css';

/** Asks for all one's data, and fetches it when it is there. */
export function ExportSection() {
  const t = useT();
  const { state, retry } = useExport();
  return (
    <Section title={t('leaving.export')} body={t('leaving.exportBody')}>
      {state === undefined && <Skeleton width="10rem" height="2.25rem" />}
      {state === 'error' && (
        <Banner
          tone="danger"
          action={
            <Button size="s" onClick={retry}>
              {t('leaving.exportAgain')}
            </Button>
          }
        >
          {t('leaving.exportUnknown')}
        </Banner>
      )}
      {state !== undefined && state !== 'error' && <Present state={state} />}
    </Section>
  );
}

/** How far the last export is; undefined while that is unknown. */
function useExport() {
  const { me, services } = useSession();
  const [state, setState] = useState<ExportState | null | 'error'>();
  const [tries, setTries] = useState(0);
  useEffect(
    () =>
      services.leaving.watchExport(me, {
        next: setState,
        error: () => setState('error'),
      }),
    [services, me, tries],
  );
  const retry = () => {
    setState(undefined);
    setTries(tries + 1);
  };
  return { state, retry };
}

function Present({ state }: { state: ExportState | null }) {
  const t = useT();
  const isOver = useIsPast(state?.expiresAt ?? null);
  const isDead = useIsPast(state?.state === 'working' ? state.requestedAt + EXPORT_STALE_MS : null);
  if (!state || isOver) return <Begin label={t('leaving.exportBegin')} />;
  if (state.state === 'failed' || isDead) {
    return (
      <>
        <Banner tone="warning">{t('leaving.exportFailed')}</Banner>
        <Begin label={t('leaving.exportAgain')} tooSoon={t('leaving.exportRetryLater')} />
      </>
    );
  }
  if (state.state === 'working' || state.path === null) return <Working />;
  return <Ready state={state} path={state.path} />;
}

interface BeginProps {
  label: string;
  isQuiet?: boolean;
  /** What to say when the last one was not long ago. */
  tooSoon?: string;
}

function Begin({ label, isQuiet = false, tooSoon }: BeginProps) {
  const t = useT();
  const errorText = useErrorText();
  const { leaving } = useSession().services;
  const begin = useAction(leaving.exportData);
  const words = (code: ErrorCode) => {
    if (code === 'alreadyDone') return t('leaving.exportRunning');
    if (code === 'rateLimited') return tooSoon ?? t('leaving.exportOnceADay');
    return errorText(code);
  };
  return (
    <>
      <div className={styles['line']}>
        <Button
          variant={isQuiet ? 'ghost' : 'secondary'}
          isBusy={begin.isBusy}
          onClick={() => void begin.run()}
        >
          {label}
        </Button>
      </div>
      {begin.error && <Banner tone="danger">{words(begin.error)}</Banner>}
    </>
  );
}

function Working() {
  const t = useT();
  return (
    <div role="status" className={styles['narrow']}>
      <span>{t('leaving.exportWorking')}</span>
      <Progress label={t('leaving.exportWorking')} value={null} />
      <span className={styles['detail']}>{t('leaving.exportWorkingHint')}</span>
    </div>
  );
}

function Ready({ state, path }: { state: ExportState; path: string }) {
  const t = useT();
  const errorText = useErrorText();
  const format = useFormat();
  const sizes = useFileSizes();
  const { leaving, device } = useSession().services;
  const fetching = useAction(async () => {
    const day = new Date(state.requestedAt).toISOString().slice(0, 10);
    saveAs(await leaving.loadExport(path), `hearth-${day}.zip`);
  });
  const now = device.now();
  return (
    <>
      <p className={styles['words']} role="status">
        {t('leaving.exportReady', {
          day: format.day(state.requestedAt, now),
          size: sizes.whole(state.size),
          until: format.day(state.expiresAt, now),
        })}
      </p>
      <div className={styles['line']}>
        <Button variant="primary" isBusy={fetching.isBusy} onClick={() => void fetching.run()}>
          {t('leaving.exportDownload')}
        </Button>
        <Begin label={t('leaving.exportAnew')} isQuiet />
      </div>
      {fetching.error && (
        <Banner tone="danger">
          {fetching.error === 'notFound' ? t('leaving.exportGone') : errorText(fetching.error)}
        </Banner>
      )}
    </>
  );
}
