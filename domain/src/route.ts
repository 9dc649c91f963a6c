import { routes } from './paths';

/** What an address of the client asks for: the inverse of {@link routes}. */
export type Route =
  | { page: 'home' }
  | { page: 'room'; roomId: string; messageId: string | null }
  | { page: 'settings'; section: string | null }
  | { page: 'authAction' }
  /** Where one signs in or up; once signed in it leads on. */
  | { page: 'entry' }
  | { page: 'unknown' };

/** What Firestore takes as a document id, and no longer than ours ever are. */
const ROOM_ID = /^(?!\.\.?$)(?!__.*__$)[^/]{1,300}$/;
const MESSAGE_ID = /^[A-Za-z0-9]{20}$/;
const ENTRIES: readonly string[] = [
  routes.signIn,
  routes.signUp,
  routes.resetPassword,
  routes.phoneSignIn,
  routes.welcome,
];
const UNKNOWN: Route = { page: 'unknown' };

/** Never throws: what is malformed is unknown. */
export function routeOf(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname;
  if (path === routes.home) return { page: 'home' };
  if (path === routes.authAction) return { page: 'authAction' };
  if (ENTRIES.includes(path)) return { page: 'entry' };
  const [, first, second, third, ...rest] = path.split('/').map(decoded);
  if (rest.length > 0) return UNKNOWN;
  if (first === 'settings' && third === undefined) {
    return { page: 'settings', section: second ?? null };
  }
  return first === 'r' ? roomRoute(second, third) : UNKNOWN;
}

function roomRoute(roomId: string | undefined, messageId: string | undefined): Route {
  if (roomId === undefined || !ROOM_ID.test(roomId)) return UNKNOWN;
  if (messageId === undefined) return { page: 'room', roomId, messageId: null };
  return MESSAGE_ID.test(messageId) ? { page: 'room', roomId, messageId } : UNKNOWN;
}

/** Empty where the percent signs make no sense, which no route takes. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
