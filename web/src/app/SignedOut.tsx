import { routes } from '@hearth/domain/paths';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { SignInPage } from '../features/auth/SignInPage';

const SignUpPage = lazy(async () => ({
  default: (await import('../features/auth/SignUpPage')).SignUpPage,
}));
const ResetPasswordPage = lazy(async () => ({
  default: (await import('../features/auth/ResetPasswordPage')).ResetPasswordPage,
}));
const PhoneSignInPage = lazy(async () => ({
  default: (await import('../features/auth/PhoneSignInPage')).PhoneSignInPage,
}));
const MailActionPage = lazy(async () => ({
  default: (await import('../features/auth/MailActionPage')).MailActionPage,
}));

/** The pages for people who are not signed in; any other address comes back after signing in. */
export function SignedOut() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path={routes.signIn} element={<SignInPage />} />
        <Route path={routes.signUp} element={<SignUpPage />} />
        <Route path={routes.resetPassword} element={<ResetPasswordPage />} />
        <Route path={routes.phoneSignIn} element={<PhoneSignInPage />} />
        <Route path={routes.authAction} element={<MailActionPage />} />
        <Route path="*" element={<ToSignIn />} />
      </Routes>
    </Suspense>
  );
}

function ToSignIn() {
  const { pathname } = useLocation();
  return <Navigate to={routes.signIn} state={{ from: pathname }} replace />;
}
