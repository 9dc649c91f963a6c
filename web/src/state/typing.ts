import { TYPING_REPEAT_MS, TYPING_TIMEOUT_MS } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import { activeTypers, type Typing } from '@hearth/domain/typing';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { useStore } from 'zustand';
import type { RoomsPort } from '../ports/rooms';
import { roomOf } from './roomsState';
import { useSession } from './session';

const NOBODY: readonly string[] = [];
const TICK_MS = 1_000;
/** Who has sent within this time of the first key was hardly typing. */
const SIGNAL_DELAY_MS = 300;

/** Who is typing now; a person whose message arrived meanwhile has stopped. */
export function typersOf(
  entries: readonly Typing[],
  room: Room | null | undefined,
  me: string,
  now: number,
): readonly string[] {
  const last = room?.lastMessage;
  const open = entries.filter(
    (entry) => !last || entry.uid !== last.senderId || entry.at > last.createdAt,
  );
  return activeTypers(open, me, now);
}

/** Ids of the people typing in a room, longest first. `isWatched` false costs and shows nothing. */
export function useTypers(roomId: string, isWatched = true): readonly string[] {
  const { rooms: store, me, services } = useSession();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => (isWatched ? store.watchTyping(roomId) : undefined), [store, roomId, isWatched]);
  const entries = useStore(store, (state) => state.typing.get(roomId));
  const room = useStore(store, (state) => roomOf(state, roomId));
  const typers = entries ? typersOf(entries, room, me, services.device.now()) : NOBODY;
  const isAnyone = typers.length > 0;
  useEffect(() => {
    if (!isAnyone) return undefined;
    const timer = window.setInterval(tick, TICK_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [isAnyone]);
  const key = typers.join(' ');
  return useMemo(() => (key === '' ? NOBODY : key.split(' ')), [key]);
}

/** Tells the others that one is typing, as seldom as they need it. */
export class TypingSignal {
  readonly #write: (isTyping: boolean) => void;
  #wroteAt = -Infinity;
  #isOn = false;
  #timer: number | undefined;

  constructor(write: (isTyping: boolean) => void) {
    this.#write = write;
  }

  /** A key was pressed and there is something to send. */
  typed(): void {
    const isDue = Date.now() - this.#wroteAt >= TYPING_REPEAT_MS;
    if (isDue) this.#timer ??= window.setTimeout(this.#signal, SIGNAL_DELAY_MS);
  }

  /** The message was sent: readers see that from the message itself, so nothing is written. */
  sent(): void {
    this.#cancel();
    this.#isOn = false;
  }

  /** What was typed is gone, or the room was left; an old signal has run out by itself. */
  stopped(): void {
    this.#cancel();
    if (this.#isOn && Date.now() - this.#wroteAt < TYPING_TIMEOUT_MS) this.#write(false);
    this.#isOn = false;
  }

  readonly #signal = () => {
    this.#timer = undefined;
    this.#wroteAt = Date.now();
    this.#isOn = true;
    this.#write(true);
  };

  #cancel(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** The signal of one room for its composer; leaving the room clears it. */
export function useTypingSignal(roomId: string): TypingSignal {
  const { me, services } = useSession();
  const port = useRef<RoomsPort>(services.rooms);
  port.current = services.rooms;
  const signal = useMemo(
    () =>
      new TypingSignal((isTyping) => {
        // Nobody waits for this write; a lost one is repeated with the next key.
        port.current.setTyping(roomId, me, isTyping).catch(() => undefined);
      }),
    [roomId, me],
  );
  useEffect(
    () => () => {
      signal.stopped();
    },
    [signal],
  );
  return signal;
}
