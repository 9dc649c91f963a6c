import type { Unsubscribe } from '../../ports/unsubscribe';

/** Keeps the screen on while the page is in sight; browsers take the lock away when it is not. */
export function stayAwake(): Unsubscribe {
  let isOver = false;
  let lock: WakeLockSentinel | null = null;
  const ask = () => {
    if (isOver || document.visibilityState !== 'visible') return;
    void requestLock().then((given) => {
      if (isOver) release(given);
      else lock = given ?? lock;
    });
  };
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    release(lock);
  };
}

/** Null where there is none, or the battery is too low for one. */
async function requestLock(): Promise<WakeLockSentinel | null> {
  if (!('wakeLock' in navigator)) return null;
  return navigator.wakeLock.request('screen').catch(() => null);
}

function release(lock: WakeLockSentinel | null): void {
  lock?.release().catch(() => undefined);
}
