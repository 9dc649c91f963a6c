import { Suspense, useEffect, useRef } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { routes } from '@hearth/domain/paths';
import { RoomList } from '../features/rooms/RoomList';
import { useT } from '../i18n/i18n';
import { withMoreWords } from '../i18n/moreWords';
import { useSession } from '../state/session';
import { useConnection } from '../state/connection';
import { useSettings } from '../state/settings';
import { classes } from '../ui/classes';
import { lazyPart, useLazyPart } from '../ui/lazyPart';
import { CallsSlot } from './callsPart';
import { ConnectionBanner } from './ConnectionBanner';
import { useLocaleChoice } from './languageChoice';
import { Overlays, VerifyBanner, warmLikelyParts } from './lateParts';
import { MainRoutes } from './MainRoutes';
import { NoticeToasts } from './NoticeToasts';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { ShellActionsProvider, useShellActions } from './shellActions';
import { useIsLater } from './useIsLater';
import { useEdgeSwipe } from './useEdgeSwipe';
import { useShortcuts } from './useShortcuts';
import { useThemeChoice } from './useThemeChoice';
import { useTitleBadge } from './useTitleBadge';
import { useUncovered } from './useUncovered';
import { useViewportHeight } from './useViewportHeight';

/** Nobody asked for it, so nothing breaks where it can't be fetched: it comes when it can. */
const notificationsPart = lazyPart(
  withMoreWords(async () => (await import('./LateNotifications')).LateNotifications),
);
/** Late enough to take nothing from the first view. */
const NOTIFICATIONS_MS = 2_500;

/** Rail, room list and what is open, with everything that floats above them. */
export function Shell() {
  return (
    <ShellActionsProvider>
      <ShellFrame />
    </ShellActionsProvider>
  );
}

function ShellFrame() {
  const t = useT();
  const { account } = useSession();
  const { theme, locale } = useSettings();
  const { overlay, open, close } = useShellActions();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isWide = matchPath('/settings/*', pathname) !== null || pathname === routes.moderation;
  const { loaded: LateNotifications, request } = useLazyPart(notificationsPart);
  const isLater = useIsLater(NOTIFICATIONS_MS);
  const isOffline = useConnection() === 'offline';
  useEffect(() => {
    if (isLater && !isOffline) request(() => undefined);
  }, [isLater, isOffline, request]);
  useEffect(() => {
    if (!isOffline) warmLikelyParts();
  }, [isOffline]);
  const isHome = pathname === routes.home;
  useThemeChoice(theme);
  useLocaleChoice(locale);
  useTitleBadge();
  useViewportHeight();
  useShortcuts();
  useUncovered();
  useEdgeSwipe(main, !isHome);

  return (
    <div
      className={classes(styles['shell'], !isHome && styles['opened'], isWide && styles['wide'])}
    >
      <a href="#main" className={styles['skip']}>
        {t('shell.skip')}
      </a>
      <div className={styles['banner']}>
        <ConnectionBanner />
        {account.email !== null && !account.isEmailVerified && (
          <Suspense fallback={null}>
            <VerifyBanner email={account.email} />
          </Suspense>
        )}
        {LateNotifications && <LateNotifications />}
      </div>
      <NoticeToasts />
      <Rail />
      <div className={styles['list']}>
        <RoomList
          onNewMessage={() => {
            open({ type: 'newMessage' });
          }}
          onNewGroup={() => {
            open({ type: 'newGroup' });
          }}
        />
      </div>
      <main id="main" ref={main} className={styles['main']} tabIndex={-1}>
        <MainRoutes />
      </main>
      <CallsSlot />
      {overlay && (
        <Suspense fallback={null}>
          <Overlays overlay={overlay} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
