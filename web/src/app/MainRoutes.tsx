import { lazy, Suspense, useEffect } from 'react';
import { goTo, usePathname, useRoute } from '../components/address';
import { returnPath } from '../features/auth/returnAddress';
import { ErrorBoundary } from './ErrorBoundary';
import { HomePage } from './HomePage';
import { NotFoundPage } from './NotFoundPage';
import { RoomRoute } from './RoomRoute';
import { useSignOut } from './useSignOut';

const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage')).SettingsPage,
}));
const MailActionPage = lazy(async () => ({
  default: (await import('../features/auth/MailActionPage')).MailActionPage,
}));

/** What stands beside the room list. A broken page leaves the rest of the app working. */
export function MainRoutes() {
  return (
    <ErrorBoundary resetKey={usePathname()}>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}

function Page() {
  const route = useRoute();
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'room':
      return <RoomRoute key={route.roomId} {...route} />;
    case 'settings':
      return <Settings section={route.section} />;
    case 'authAction':
      return <MailActionPage />;
    case 'entry':
      return <AfterSignIn />;
    case 'unknown':
      return <NotFoundPage />;
  }
}

function Settings({ section }: { section: string | null }) {
  const { ask, dialog } = useSignOut();
  return (
    <>
      <SettingsPage section={section} onSignOut={ask} />
      {dialog}
    </>
  );
}

/** Back to the address that asked for signing in, else to the rooms. */
function AfterSignIn() {
  useEffect(() => {
    goTo(returnPath(location.search), { isReplacing: true });
  }, []);
  return null;
}
