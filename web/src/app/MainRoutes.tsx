import { routes } from '@hearth/domain/paths';
import { Suspense } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { returnPath } from '../features/auth/returnAddress';
import { ErrorBoundary } from './ErrorBoundary';
import { HomePage } from './HomePage';
import {
  CallsPage,
  CallsSection,
  InboxPage,
  LaterPage,
  MailActionPage,
  ModerationPage,
  NotificationsSection,
  SettingsPage,
} from './lateParts';
import { NotFoundPage } from './NotFoundPage';
import { RoomRoute } from './RoomRoute';
import { useSignOut } from './useSignOut';

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
          <Route path={routes.inbox} element={<Inbox />} />
          <Route path={routes.calls} element={<Calls />} />
          <Route path={routes.moderation} element={<ModerationPage />} />
          <Route path={routes.later} element={<LaterPage />} />
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

function Inbox() {
  const navigate = useNavigate();
  return <InboxPage onBack={() => void navigate(routes.home)} />;
}

function Calls() {
  const navigate = useNavigate();
  return <CallsPage onBack={() => void navigate(routes.home)} />;
}

function Settings() {
  return (
    <SettingsPage
      onSignOut={useSignOut()}
      notifications={<NotificationsSection />}
      calls={<CallsSection />}
    />
  );
}

/** Back to the address that asked for signing in, else to the rooms. */
function AfterSignIn() {
  const { search } = useLocation();
  return <Navigate to={returnPath(search)} replace />;
}
