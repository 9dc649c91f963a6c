import { PRESENCE_AWAY_MS, PRESENCE_BEAT_MS } from '@hearth/domain/limits';
import type { PresenceState } from '@hearth/domain/presence';
import { SECOND_MS } from '@hearth/domain/time';
import type { Unsubscribe } from '../ports/unsubscribe';
import type { Session } from './session';

type BeatSession = Pick<Session, 'me' | 'services' | 'connection' | 'settings'>;

/** How often the leading tab looks whether there is something to tell. */
const CHECK_MS = 15 * SECOND_MS;
/** Tabs tell each other of keys and pointers at most this often. */
const SHARE_MS = 15 * SECOND_MS;
/** A first beat that fails is tried again after this long. */
const RETRY_MS = 30 * SECOND_MS;
const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Tells the others whether this person is here: one tab writes a heartbeat every few minutes and
 * whenever the state changes, and a last word when the page goes away.
 */
export function startPresenceBeat(session: BeatSession): Unsubscribe {
  const activity = watchActivity(session.me);
  const resign = session.services.device.lead(`presence ${session.me}`, () =>
    new Beat(session, activity.lastActiveAt).start(),
  );
  return () => {
    resign();
    activity.stop();
  };
}

class Beat {
  readonly #session: BeatSession;
  readonly #lastActiveAt: () => number;
  #told: PresenceState | null = null;
  #nextAt = 0;
  #isUnderWay = false;
  /** The page goes away: `visibilitychange` comes after `pagehide` and must not bring it back. */
  #hasLeft = false;

  constructor(session: BeatSession, lastActiveAt: () => number) {
    this.#session = session;
    this.#lastActiveAt = lastActiveAt;
  }

  start(): Unsubscribe {
    const check = () => {
      void this.#check();
    };
    const leave = () => {
      this.#hasLeft = true;
      this.#leave();
    };
    const back = (event: PageTransitionEvent) => {
      this.#hasLeft = false;
      if (event.persisted) check();
    };
    const timer = window.setInterval(check, CHECK_MS);
    const stops = [
      this.#session.connection.subscribe(check),
      this.#session.settings.subscribe(check),
    ];
    for (const event of ACTIVITY) window.addEventListener(event, this.#onActivity, PASSIVE);
    document.addEventListener('visibilitychange', check);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', back);
    check();
    return () => {
      window.clearInterval(timer);
      for (const stop of stops) stop();
      for (const event of ACTIVITY) window.removeEventListener(event, this.#onActivity);
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', back);
      this.#leave();
    };
  }

  /** Being back is told at once, not with the next check. */
  readonly #onActivity = () => {
    if (this.#told === 'away') void this.#check();
  };

  #wanted(): PresenceState {
    if (this.#session.settings.getState().availability === 'dnd') return 'dnd';
    return Date.now() - this.#lastActiveAt() > PRESENCE_AWAY_MS ? 'away' : 'online';
  }

  async #check(): Promise<void> {
    const { services, connection, me } = this.#session;
    const wanted = this.#wanted();
    const isDue = Date.now() >= this.#nextAt || wanted !== this.#told;
    if (!isDue || this.#hasLeft || this.#isUnderWay || connection.getState() === 'offline') return;
    this.#isUnderWay = true;
    try {
      await services.people.beat(me, wanted);
      this.#told = wanted;
      this.#nextAt = Date.now() + PRESENCE_BEAT_MS;
    } catch {
      // Out of reach: others see the last beat grow old, which is the truth.
      this.#told = wanted;
      this.#nextAt = Date.now() + RETRY_MS;
    } finally {
      this.#isUnderWay = false;
    }
  }

  #leave(): void {
    if (this.#told === null) return;
    const { services, settings, me } = this.#session;
    services.people.leave(me, !settings.getState().showLastSeen);
    this.#told = null;
    this.#nextAt = 0;
  }
}

const PASSIVE = { passive: true } as const;

/** When this person last did something in any tab of this browser. */
function watchActivity(uid: string): { lastActiveAt: () => number; stop: Unsubscribe } {
  const channel = new BroadcastChannel(`hearth activity ${uid}`);
  let lastActiveAt = Date.now();
  let sharedAt = 0;
  const active = () => {
    lastActiveAt = Date.now();
    if (lastActiveAt - sharedAt < SHARE_MS) return;
    sharedAt = lastActiveAt;
    channel.postMessage('active');
  };
  channel.onmessage = () => {
    lastActiveAt = Date.now();
  };
  for (const event of ACTIVITY) window.addEventListener(event, active, PASSIVE);
  return {
    lastActiveAt: () => lastActiveAt,
    stop: () => {
      channel.close();
      for (const event of ACTIVITY) window.removeEventListener(event, active);
    },
  };
}
