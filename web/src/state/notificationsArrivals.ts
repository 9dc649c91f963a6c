import type { InboxEntry } from '@hearth/domain/inbox';
import { mentionedIds } from '@hearth/domain/mention';
import type { MessageSummary } from '@hearth/domain/message';
import { decideNotification } from '@hearth/domain/notification';
import type { Room } from '@hearth/domain/room';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import type { StoreApi } from 'zustand/vanilla';
import type { Unsubscribe } from '../ports/unsubscribe';
import type { NotificationsState } from './notificationsStore';
import type { PeopleState } from './peopleStore';
import { roomOf, type RoomsState } from './roomsState';

/** What was away longer comes in a heap when the connection is back: it waits in the room list. */
const NEWS_MS = MINUTE_MS;

/** Something that a person who has the app before them is told of. */
export type Arrival =
  | { type: 'message'; room: Room; message: MessageSummary; hidesPreview: boolean }
  | { type: 'reminder'; entry: InboxEntry };

type Readable<T> = Pick<StoreApi<T>, 'getState' | 'subscribe'>;

export interface ArrivalsDeps {
  me: string;
  rooms: Readable<RoomsState>;
  notifications: Readable<NotificationsState>;
  people: Pick<StoreApi<PeopleState>, 'getState'>;
  /** Server-corrected clock. */
  now: () => Millis;
  tell: (arrival: Arrival) => void;
}

/**
 * New messages that the person wants to be told of, as the room list and the inbox bring them
 * anyway: nothing further is read. Each is told once.
 */
export function watchArrivals(deps: ArrivalsDeps): Unsubscribe {
  const arrivals = new Arrivals(deps);
  const stops = [
    deps.rooms.subscribe((state, previous) => {
      arrivals.roomsChanged(state, previous);
    }),
    deps.notifications.subscribe((state, previous) => {
      arrivals.inboxChanged(state, previous);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

class Arrivals {
  readonly #deps: ArrivalsDeps;
  /** The last message told of, by room. */
  readonly #told = new Map<string, string>();

  constructor(deps: ArrivalsDeps) {
    this.#deps = deps;
  }

  roomsChanged(state: RoomsState, previous: RoomsState): void {
    if (state.byId === previous.byId || previous.status !== 'ready') return;
    for (const room of state.byId.values()) {
      const before = previous.byId.get(room.id);
      if (before === room || (before?.seq ?? 0) >= room.seq) continue;
      this.#consider(room, []);
    }
  }

  /** Says of replies, and of names beyond the excerpt, that a message speaks to this person. */
  inboxChanged(state: NotificationsState, previous: NotificationsState): void {
    if (state.recent === previous.recent) return;
    const known = new Set(previous.recent.map(({ id }) => id));
    for (const entry of state.recent) {
      if (known.has(entry.id) || !this.#isNews(entry.at)) continue;
      if (entry.type === 'reminder') this.#deps.tell({ type: 'reminder', entry });
      else this.#spokenTo(entry);
    }
  }

  #spokenTo({ roomId, messageId }: InboxEntry): void {
    const room = roomOf(this.#deps.rooms.getState(), roomId);
    if (room?.lastMessage?.id === messageId) this.#consider(room, [this.#deps.me]);
  }

  #consider(room: Room, spokenTo: readonly string[]): void {
    const message = room.lastMessage;
    if (message?.kind !== 'text' || message.isDeleted || !this.#isNews(message.createdAt)) return;
    if (this.#told.get(room.id) === message.id) return;
    const { me, people, notifications, now } = this.#deps;
    const { settings, isKnown } = notifications.getState();
    // Who may not want to be told is not told.
    if (!isKnown) return;
    const { senderId, text } = message;
    const decision = decideNotification({
      message: {
        ...{ roomId: room.id, senderId, text, replyTo: null },
        mentions: [...mentionedIds(text), ...spokenTo],
      },
      room,
      recipient: {
        ...{ uid: me, settings },
        hasBlockedSender: people.getState().blocked.has(senderId),
      },
      now: now(),
    });
    if (decision.type === 'silent') return;
    this.#told.set(room.id, message.id);
    this.#deps.tell({ type: 'message', room, message, hidesPreview: decision.hidesPreview });
  }

  #isNews(at: Millis): boolean {
    return this.#deps.now() - at < NEWS_MS;
  }
}
