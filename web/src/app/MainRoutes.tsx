import { routes } from '@hearth/domain/paths';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
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
  const { pathname } = useLocation();
  return (
    <ErrorBoundary resetKey={pathname}>
      <Suspense fallback={null}>
        <Routes>
          <Route path={routes.home} element={<HomePage />} />
          <Route path="/r/:roomId/:messageId?" element={<RoomRoute />} />
          <Route path="/settings/:section?" element={<Settings />} />
          <Route path={routes.authAction} element={<MailActionPage />} />
          <Route path={routes.signIn} element={<AfterSignIn />} />
          <Route path={routes.signUp} element={<AfterSignIn />} />
          <Route path={routes.phoneSignIn} element={<AfterSignIn />} />
          <Route path={routes.resetPassword} element={<AfterSignIn />} />
          <Route path={routes.welcome} element={<AfterSignIn />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

function Settings() {
  const { ask, dialog } = useSignOut();
  return (
    <>
      <SettingsPage onSignOut={ask} />
      {dialog}
    </>
  );
}

/** Back to the address that asked for signing in, else to the rooms. */
function AfterSignIn() {
  const { search } = useLocation();
  return <Navigate to={returnPath(search)} replace />;
}
