import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router-dom';
import { latePage } from '../components/lateView';
import { loadLanguage, useLanguage, useT } from '../i18n/i18n';
import { withMoreWords } from '../i18n/moreWords';
import type { Account } from '../ports/auth';
import { ServicesContext } from '../ports/services';
import { SessionContext } from '../state/session';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ToastProvider } from '../ui/Toasts';
import { useSetLanguage } from './languageChoice';
import { Shell } from './Shell';
import styles from './Shell.module.css';
import { ShellSkeleton } from './ShellSkeleton';
import { useSignedIn } from './useSignedIn';

const WelcomePage = latePage(
  withMoreWords(async () => (await import('../features/auth/WelcomePage')).WelcomePage),
);

/** The app of one account: loads with the first sign-in and ends with the sign-out. */
export function SignedIn({ account }: { account: Account }) {
  const isReady = useAppLanguage();
  const { state, retry } = useSignedIn(account);

  if (state.type === 'failed') return <Failed onRetry={retry} />;
  if (!isReady || state.type === 'opening') return <ShellSkeleton />;
  return (
    <ServicesContext value={state.services}>
      <Toasts>
        {state.type === 'welcome' ? (
          <main>
            <Suspense fallback={null}>
              <WelcomePage account={account} />
            </Suspense>
          </main>
        ) : (
          <SessionContext value={state.session}>
            <BrowserRouter>
              <Shell />
            </BrowserRouter>
          </SessionContext>
        )}
      </Toasts>
    </ServicesContext>
  );
}

function Toasts({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <ToastProvider label={t('shell.messages')} dismissLabel={t('shell.dismiss')}>
      {children}
    </ToastProvider>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <main className={styles['centred']} role="alert">
      <EmptyState
        title={t('start.failedTitle')}
        body={t('start.failedBody')}
        action={
          <Button variant="primary" onClick={onRetry}>
            {t('start.retry')}
          </Button>
        }
      />
    </main>
  );
}

/** Loads the words of the app in the present language; true when they are there. */
function useAppLanguage(): boolean {
  const { locale } = useLanguage();
  const setLanguage = useSetLanguage();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (isReady) return undefined;
    let isCurrent = true;
    loadLanguage(locale, 'app').then(
      (language) => {
        if (!isCurrent) return;
        setLanguage(language);
        setReady(true);
      },
      (error: unknown) => {
        console.error(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isReady, locale, setLanguage]);
  return isReady;
}
