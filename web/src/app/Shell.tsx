import { lazy, Suspense, useRef } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { routes } from '@hearth/domain/paths';
import { RoomList } from '../features/rooms/RoomList';
import { useT } from '../i18n/i18n';
import { useSession } from '../state/session';
import { useSettings } from '../state/settings';
import { classes } from '../ui/classes';
import { ConnectionBanner } from './ConnectionBanner';
import { useLocaleChoice } from './languageChoice';
import { MainRoutes } from './MainRoutes';
import { NoticeToasts } from './NoticeToasts';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { ShellActionsProvider, useShellActions } from './shellActions';
import { useEdgeSwipe } from './useEdgeSwipe';
import { useShortcuts } from './useShortcuts';
import { useThemeChoice } from './useThemeChoice';
import { useTitleBadge } from './useTitleBadge';
import { useViewportHeight } from './useViewportHeight';

const VerifyBanner = lazy(async () => ({
  default: (await import('../features/people/VerifyBanner')).VerifyBanner,
}));
const Overlays = lazy(async () => ({ default: (await import('./Overlays')).Overlays }));

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
  const { overlay, open } = useShellActions();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isWide = matchPath('/settings/*', pathname) !== null;
  const isHome = pathname === routes.home;
  useThemeChoice(theme);
  useLocaleChoice(locale);
  useTitleBadge();
  useViewportHeight();
  useShortcuts();
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
      {overlay && (
        <Suspense fallback={null}>
          <Overlays overlay={overlay} />
        </Suspense>
      )}
    </div>
  );
}
