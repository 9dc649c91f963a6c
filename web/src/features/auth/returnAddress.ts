import { routes } from '@hearth/domain/paths';

const PARAM = 'next';

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInReturningTo(pathname: string): string {
  if (pathname === routes.home) return routes.signIn;
  return `${routes.signIn}?${PARAM}=${encodeURIComponent(pathname)}`;
}

/** Where to go after signing in: a path of this app, whatever stands in the address. */
export function returnPath(search: string): string {
  const wanted = new URLSearchParams(search).get(PARAM) ?? '';
  // `//host` and `/\host` would leave the app.
  return /^\/(?![/\\])/.test(wanted) ? wanted : routes.home;
}
