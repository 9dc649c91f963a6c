import type { Unsubscribe } from '../../ports/unsubscribe';

/** Several signs of one change come close together. */
const SETTLE_MS = 500;
const LOOK_EVERY_MS = 5_000;
/** Timers of a page in the background are late, but not so late; a computer that slept is. */
const SLEPT_MS = 30_000;

/** Tells that the way to the network may be another one: back online, another interface, after sleep. */
export function watchNetwork(onChange: () => void): Unsubscribe {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(onChange, SETTLE_MS);
  };
  const stops = [watchOnline(changed), watchInterface(changed), watchSleep(changed)];
  return () => {
    clearTimeout(settling);
    for (const stop of stops) stop();
  };
}

function watchOnline(changed: () => void): Unsubscribe {
  window.addEventListener('online', changed);
  return () => {
    window.removeEventListener('online', changed);
  };
}

/** https://wicg.github.io/netinfo/: its event also tells of mere estimates of speed, which change all the time. */
function watchInterface(changed: () => void): Unsubscribe {
  const connection = networkInformation();
  if (!connection) return () => undefined;
  let type = interfaceType(connection);
  const look = () => {
    const now = interfaceType(connection);
    const isOther = now !== type && now !== 'none';
    type = now;
    if (isOther) changed();
  };
  connection.addEventListener('change', look);
  return () => {
    connection.removeEventListener('change', look);
  };
}

function networkInformation(): EventTarget | null {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return connection instanceof EventTarget ? connection : null;
}

/** `wifi`, `cellular` and the like; undefined where the browser does not say. */
function interfaceType(connection: EventTarget): unknown {
  return Reflect.get(connection, 'type');
}

function watchSleep(changed: () => void): Unsubscribe {
  let lookedAt = Date.now();
  const look = () => {
    const now = Date.now();
    if (now - lookedAt > SLEPT_MS) changed();
    lookedAt = now;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
