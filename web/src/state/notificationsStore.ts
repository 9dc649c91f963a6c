import { HearthError } from '@hearth/domain/errors';
import type { InboxEntry } from '@hearth/domain/inbox';
import {
  DEFAULT_NOTIFICATIONS,
  type NotificationSettings,
  type RoomNotifications,
} from '@hearth/domain/notificationSettings';
import { silencedRooms, withRoomChoice } from '@hearth/domain/roomChoice';
import { DAY_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NotificationsPort } from '../ports/notifications';
import type { Unsubscribe } from '../ports/unsubscribe';
import { keepWatching } from './keepWatching';

const RETRY_MS = 10 * SECOND_MS;
/** Browsers take no longer timers than 24 days; looking once a day costs nothing. */
const LOOK_AGAIN_MS = DAY_MS;

export interface NotificationsState {
  settings: NotificationSettings;
  /** Whether the settings have arrived; until then they are the defaults. */
  isKnown: boolean;
  /** Rooms of which nothing is to be heard now. */
  silenced: ReadonlySet<string>;
  /** Inbox entries that came after the person last looked there, newest first; bounded. */
  recent: readonly InboxEntry[];
}

export interface NotificationsStore extends StoreApi<NotificationsState> {
  /** Starts to listen, once: the first view does without. */
  begin(): void;
  /** Shows at once; resolves when the server has it. Rejects with HearthError, and is then undone. */
  save(change: Partial<NotificationSettings>): Promise<void>;
  /** As {@link save}, for one room. */
  chooseForRoom(roomId: string, choice: RoomNotifications): Promise<void>;
  stop: Unsubscribe;
}

interface NotificationsDeps {
  me: string;
  port: Pick<NotificationsPort, 'watchSettings' | 'saveSettings' | 'watchInbox'>;
  /** Server-corrected clock. */
  now: () => Millis;
}

/** Lives as long as the session. */
export function createNotificationsStore(deps: NotificationsDeps): NotificationsStore {
  return new NotificationsController(deps).store;
}

class NotificationsController {
  readonly store: NotificationsStore;
  readonly #deps: NotificationsDeps;
  readonly #state = createStore<NotificationsState>(() => ({
    settings: DEFAULT_NOTIFICATIONS,
    isKnown: false,
    silenced: new Set(),
    recent: [],
  }));
  #stops: Unsubscribe[] | null = null;
  #isInboxWatched = false;
  #unmuteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: NotificationsDeps) {
    this.#deps = deps;
    this.store = {
      ...this.#state,
      begin: () => {
        this.#begin();
      },
      save: (change) => this.#save(change),
      chooseForRoom: (roomId, choice) => {
        const { rooms } = this.#state.getState().settings;
        return this.#save({ rooms: withRoomChoice(rooms, roomId, choice, deps.now()) });
      },
      stop: () => {
        clearTimeout(this.#unmuteTimer);
        for (const stop of this.#stops ?? []) stop();
      },
    };
  }

  #begin(): void {
    if (this.#stops) return;
    const { me, port } = this.#deps;
    this.#stops = [
      keepWatching(RETRY_MS, (fail) =>
        port.watchSettings(me, {
          next: (settings) => {
            this.#show(settings);
            this.#watchInbox(settings.inboxSeenAt);
          },
          error: fail,
        }),
      ),
    ];
  }

  /** Only what is new there: who has seen everything is charged nothing for it. */
  #watchInbox(since: Millis): void {
    if (this.#isInboxWatched) return;
    this.#isInboxWatched = true;
    const { me, port } = this.#deps;
    this.#stops?.push(
      keepWatching(RETRY_MS, (fail) =>
        port.watchInbox(me, since, {
          next: (recent) => {
            this.#state.setState({ recent });
          },
          error: fail,
        }),
      ),
    );
  }

  async #save(change: Partial<NotificationSettings>): Promise<void> {
    const { settings: before, isKnown } = this.#state.getState();
    // What replaces the choices of rooms must know them.
    if (!isKnown) throw new HearthError('offline');
    this.#show({ ...before, ...change });
    try {
      await this.#deps.port.saveSettings(this.#deps.me, change);
    } catch (error) {
      this.#show({ ...this.#state.getState().settings, ...fieldsLike(change, before) });
      throw error;
    }
  }

  #show(settings: NotificationSettings): void {
    this.#state.setState({ settings, isKnown: true });
    this.#showSilenced();
  }

  /** Now, and again when the first of them may be heard. */
  #showSilenced(): void {
    clearTimeout(this.#unmuteTimer);
    const { settings, silenced } = this.#state.getState();
    const now = this.#deps.now();
    const { rooms, until } = silencedRooms(settings.rooms, now);
    const isSame = rooms.size === silenced.size && [...rooms].every((id) => silenced.has(id));
    if (!isSame) this.#state.setState({ silenced: rooms });
    if (until === null) return;
    this.#unmuteTimer = setTimeout(
      () => {
        this.#showSilenced();
      },
      Math.min(until - now, LOOK_AGAIN_MS),
    );
  }
}

/** The fields of a change as they were before it. */
function fieldsLike(
  change: Partial<NotificationSettings>,
  before: NotificationSettings,
): Partial<NotificationSettings> {
  return Object.fromEntries(Object.entries(before).filter(([key]) => key in change));
}
