import type { Unsubscribe } from '../ports/unsubscribe';

/** A lease older than this belongs to a tab that is gone. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

/**
 * Runs `start` in one tab of the browser at a time; when that tab resigns or closes, another takes
 * over. What `start` returns runs on resigning.
 */
export function lead(name: string, start: () => Unsubscribe): Unsubscribe {
  return 'locks' in navigator ? leadByLock(name, start) : leadByLease(name, start);
}

function leadByLock(name: string, start: () => Unsubscribe): Unsubscribe {
  const waiting = new AbortController();
  let resign: () => void = () => {
    waiting.abort();
  };
  let isOver = false;
  const held = navigator.locks.request(`hearth ${name}`, { signal: waiting.signal }, async () => {
    if (isOver) return;
    const stop = start();
    await new Promise<void>((resolve) => {
      resign = resolve;
    });
    stop();
  });
  // Ending the wait rejects it, which is what was asked for.
  held.catch((error: unknown) => {
    if (!waiting.signal.aborted) console.error(error);
  });
  return () => {
    isOver = true;
    resign();
  };
}

/** For browsers without Web Locks, and pages on plain http: a lease in local storage. */
function leadByLease(name: string, start: () => Unsubscribe): Unsubscribe {
  const key = `hearth.lead.${name}`;
  const me = Math.random().toString(36).slice(2);
  let stop: Unsubscribe | null = null;

  const check = () => {
    const { holder, at } = readLease(key);
    const isFree = holder === null || Date.now() - at > LEASE_MS;
    if (holder !== me && !isFree) {
      stop?.();
      stop = null;
      return;
    }
    if (!writeLease(key, me)) return;
    stop ??= start();
  };
  const resign = () => {
    window.clearInterval(timer);
    window.removeEventListener('pagehide', resign);
    stop?.();
    stop = null;
    if (readLease(key).holder === me) localStorage.removeItem(key);
  };
  const timer = window.setInterval(check, RENEW_MS);
  window.addEventListener('pagehide', resign);
  check();
  return resign;
}

function readLease(key: string): { holder: string | null; at: number } {
  const [holder, at] = (readItem(key) ?? '').split(' ');
  return holder ? { holder, at: Number(at) } : { holder: null, at: 0 };
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Where storage is blocked every tab is alone, and leads. */
function writeLease(key: string, holder: string): boolean {
  try {
    localStorage.setItem(key, `${holder} ${Date.now()}`);
    return true;
  } catch {
    return true;
  }
}
