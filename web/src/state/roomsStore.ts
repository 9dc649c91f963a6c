import { errorCode, type HearthError } from '@hearth/domain/errors';
import { ROOMS_PAGE, TYPING_TIMEOUT_MS } from '@hearth/domain/limits';
import type { ReadMark } from '@hearth/domain/receipt';
import { byActivity, isListed, type Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomPage, RoomsPort } from '../ports/rooms';
import type { Unsubscribe } from '../ports/unsubscribe';
import { Interest } from './interest';
import { isEqual } from './isEqual';
import { keepWatching } from './keepWatching';
import { ReadMarker } from './readMarker';
import {
  EMPTY_ROOMS_STATE,
  readSeqOf,
  roomOf,
  withEntry,
  withoutEntry,
  type RoomsState,
} from './roomsState';

/** Rooms whose marks one listener brings; those of further rooms are read one by one. */
const MARKS_MAX = 300;
/** A listener that broke is opened again after this long. */
const RETRY_MS = 10_000;

export interface RoomsStore extends StoreApi<RoomsState> {
  loadMore(): void;
  /** Watches a room outside the live window. */
  watchRoom(roomId: string): Unsubscribe;
  watchMembers(roomId: string): Unsubscribe;
  watchMyRole(roomId: string): Unsubscribe;
  watchTyping(roomId: string): Unsubscribe;
  /** Who has read since the oldest message of interest; asking for older ones widens it for all views. */
  watchReads(roomId: string, since: Millis): Unsubscribe;
  /** Everything up to this server time was in front of the person. */
  markSeen(roomId: string, seenAt: Millis): void;
  /** Whether the newest message of the room is in front of the person now. */
  setReading(roomId: string, isReading: boolean): void;
  /** Writes the marks that wait: of one room when it is left, of all when the page goes away. */
  flushMarks(roomId?: string): void;
  stop(): void;
}

/** Lives as long as the session; every listener it starts ends with `stop`. */
export function createRoomsStore(me: string, port: RoomsPort): RoomsStore {
  return new RoomsController(me, port).store;
}

class RoomsController {
  readonly store: RoomsStore;
  readonly #me: string;
  readonly #port: RoomsPort;
  readonly #state = createStore<RoomsState>(() => EMPTY_ROOMS_STATE);
  readonly #interest = new Interest<string>();
  readonly #marker: ReadMarker;
  #stopList: Unsubscribe = () => undefined;
  #stopMarks: Unsubscribe = () => undefined;
  #retryTimer: number | undefined;
  /** Marks of rooms beyond the bound of the listener. */
  readonly #farMarks = new Map<string, ReadMark>();
  /** Rooms whose receipts are watched: since when, and how to go back to the first. */
  readonly #reads = new Map<string, { since: Millis; watchAll: () => void }>();

  constructor(me: string, port: RoomsPort) {
    this.#me = me;
    this.#port = port;
    this.#marker = new ReadMarker({
      me,
      port,
      room: (roomId) => roomOf(this.#state.getState(), roomId),
      markedSeq: (roomId) => this.#state.getState().marks?.get(roomId)?.lastSeq,
      raiseFloor: (roomId, seq) => {
        this.#raiseFloor(roomId, seq);
      },
    });
    this.store = {
      ...this.#state,
      loadMore: () => {
        this.#loadMore();
      },
      watchRoom: (roomId) => this.#interest.add(`room ${roomId}`, () => this.#startRoom(roomId)),
      watchMembers: (roomId) =>
        this.#interest.add(`members ${roomId}`, () => this.#startMembers(roomId)),
      watchMyRole: (roomId) => this.#interest.add(`role ${roomId}`, () => this.#startRole(roomId)),
      watchTyping: (roomId) =>
        this.#interest.add(`typing ${roomId}`, () => this.#startTyping(roomId)),
      watchReads: (roomId, since) => {
        const stop = this.#interest.add(`reads ${roomId}`, () => this.#startReads(roomId, since));
        this.#widenReads(roomId, since);
        return stop;
      },
      markSeen: (roomId, seenAt) => {
        this.#marker.seen(roomId, seenAt);
      },
      setReading: (roomId, isReading) => {
        this.#setReading(roomId, isReading);
      },
      flushMarks: (roomId) => {
        this.#marker.flush(roomId);
      },
      stop: () => {
        this.#stop();
      },
    };
    this.#startList();
    this.#startMarks();
  }

  #set(change: Partial<RoomsState>): void {
    this.#state.setState(change);
  }

  #startList(): void {
    const stopPrevious = this.#stopList;
    const { limit } = this.#state.getState();
    this.#stopList = this.#port.watchRooms(this.#me, limit, {
      next: (page) => {
        this.#listArrived(page);
      },
      error: () => {
        this.#set({ status: 'error' });
        this.#retryTimer = window.setTimeout(() => {
          this.#startList();
        }, RETRY_MS);
      },
    });
    stopPrevious();
  }

  #startMarks(): void {
    this.#stopMarks = keepWatching(RETRY_MS, (fail) =>
      this.#port.watchMyReads(this.#me, MARKS_MAX, {
        next: (near) => {
          this.#set({ marks: new Map([...this.#farMarks, ...near]) });
          if (near.size >= MARKS_MAX) this.#fetchFarMarks();
        },
        // Without marks nothing counts as unread; the list itself goes on.
        error: fail,
      }),
    );
  }

  #listArrived(page: RoomPage): void {
    const previous = this.#state.getState();
    // Rooms that did not change stay the same objects: the list draws one row for one message.
    const rooms = page.rooms.map((room) => {
      const known = previous.byId.get(room.id);
      return known && isEqual(known, room) ? known : room;
    });
    const byId = new Map(rooms.map((room) => [room.id, room]));
    const floors = new Map(previous.floors);
    for (const room of rooms) this.#carryOwnMessage(previous, room, floors);
    this.#set({
      status: 'ready',
      rooms: rooms.filter((room) => isListed(room, this.#me)).sort(byActivity),
      hasMore: page.hasMore,
      isConfirmed: page.isConfirmed,
      byId,
      floors,
    });
    for (const room of rooms) this.#marker.roomChanged(previous.byId.get(room.id), room);
    if (this.#farMarks.size > 0) this.#fetchFarMarks();
  }

  /** What I write elsewhere in a room that I have read to its end leaves it read. */
  #carryOwnMessage(previous: RoomsState, next: Room, floors: Map<string, number>): void {
    const before = previous.byId.get(next.id);
    const readTo = readSeqOf(previous, next.id);
    if (before?.seq !== next.seq - 1 || next.lastMessage?.senderId !== this.#me) return;
    if (readTo !== undefined && readTo >= before.seq) floors.set(next.id, next.seq);
  }

  /** Rooms in the window whose mark is too old for the bounded listener. */
  #fetchFarMarks(): void {
    const { byId, marks } = this.#state.getState();
    for (const room of byId.values()) {
      if (marks?.has(room.id)) continue;
      const provisional: ReadMark = { uid: this.#me, lastSeq: room.seq, lastReadAt: 0 };
      this.#keepFarMark(room.id, provisional);
      this.#port.myReadMark(room.id, this.#me).then(
        (mark) => {
          this.#keepFarMark(room.id, mark ?? { ...provisional, lastSeq: 0 });
        },
        () => undefined,
      );
    }
  }

  #keepFarMark(roomId: string, mark: ReadMark): void {
    this.#farMarks.set(roomId, mark);
    this.#set({ marks: withEntry(this.#state.getState().marks ?? new Map(), roomId, mark) });
  }

  #loadMore(): void {
    const { hasMore, limit } = this.#state.getState();
    if (!hasMore) return;
    // What is here so far is not yet the list that was asked for.
    this.#set({ limit: limit + ROOMS_PAGE, isConfirmed: false });
    this.#startList();
  }

  #startRoom(roomId: string): Unsubscribe {
    const set = (room: Room | null) => {
      const { single } = this.#state.getState();
      this.#set({ single: withEntry(single, roomId, room) });
      if (room) this.#marker.roomChanged(single.get(roomId) ?? undefined, room);
    };
    const stop = keepWatching(RETRY_MS, (fail) =>
      this.#port.watchRoom(roomId, {
        next: set,
        error: (error) => {
          if (errorCode(error) === 'denied') set(null);
          else fail();
        },
      }),
    );
    return () => {
      stop();
      this.#set({ single: withoutEntry(this.#state.getState().single, roomId) });
    };
  }

  #startMembers(roomId: string): Unsubscribe {
    return this.#startPart('members', roomId, (next, error) =>
      this.#port.watchMembers(roomId, { next, error }),
    );
  }

  #startRole(roomId: string): Unsubscribe {
    return this.#startPart('myRoles', roomId, (next, error) =>
      this.#port.watchMyMembership(roomId, this.#me, {
        next: (member) => {
          next(member?.role ?? null);
        },
        error,
      }),
    );
  }

  #startTyping(roomId: string): Unsubscribe {
    const activityAt = roomOf(this.#state.getState(), roomId)?.activityAt ?? 0;
    // Anchored in server time, so that a wrong local clock hides nobody.
    const since = activityAt - TYPING_TIMEOUT_MS;
    return this.#startPart('typing', roomId, (next, error) =>
      this.#port.watchTyping(roomId, since, { next, error }),
    );
  }

  #startReads(roomId: string, since: Millis): Unsubscribe {
    const reads = { since, watchAll: () => undefined };
    this.#reads.set(roomId, reads);
    const stop = this.#startPart('readMarks', roomId, (next, error) => {
      const listen = () => this.#port.watchReads(roomId, reads.since, { next, error });
      let stopListening = listen();
      reads.watchAll = () => {
        reads.since = 0;
        const stopNarrow = stopListening;
        stopListening = listen();
        stopNarrow();
      };
      return () => {
        stopListening();
      };
    });
    return () => {
      this.#reads.delete(roomId);
      stop();
    };
  }

  /**
   * Marks from before the first watched message are left out, and missing ones look like unread. For
   * who looks further up all are read, once: as many documents as the room has people (50 at most),
   * and none where every mark is here.
   */
  #widenReads(roomId: string, since: Millis): void {
    const reads = this.#reads.get(roomId);
    if (!reads || since >= reads.since) return;
    const { readMarks } = this.#state.getState();
    const known = new Set(readMarks.get(roomId)?.map(({ uid }) => uid)).add(this.#me);
    const others = roomOf(this.#state.getState(), roomId)?.memberIds ?? [];
    if (!others.every((uid) => known.has(uid))) reads.watchAll();
  }

  /** Keeps one entry of a map fresh; it goes with the last interest, and when one was removed. */
  #startPart<Part extends RoomPart>(
    part: Part,
    roomId: string,
    watch: (
      next: (value: PartValue<Part>) => void,
      error: (error: HearthError) => void,
    ) => Unsubscribe,
  ): Unsubscribe {
    const update = (change: (map: PartMap<Part>) => PartMap<Part>) => {
      // TypeScript does not see that `state[part]` is the map that `Part` names.
      this.#state.setState((state) => ({ [part]: change(state[part] as PartMap<Part>) }));
    };
    const forget = () => {
      update((map) => withoutEntry(map, roomId));
    };
    const next = (value: PartValue<Part>) => {
      update((map) => withEntry(map, roomId, value));
    };
    let isDenied = false;
    const stop = keepWatching(RETRY_MS, (fail) => {
      // By now the list knows too whether one was removed: then nothing is to be had here.
      if (isDenied && !this.#amIn(roomId)) return () => undefined;
      return watch(next, (error) => {
        isDenied = errorCode(error) === 'denied';
        if (isDenied) forget();
        fail();
      });
    });
    return () => {
      stop();
      forget();
    };
  }

  #amIn(roomId: string): boolean {
    return roomOf(this.#state.getState(), roomId)?.memberIds.includes(this.#me) ?? false;
  }

  #raiseFloor(roomId: string, seq: number): void {
    const { floors } = this.#state.getState();
    if ((floors.get(roomId) ?? 0) >= seq) return;
    this.#set({ floors: withEntry(floors, roomId, seq) });
  }

  #setReading(roomId: string, isReading: boolean): void {
    const { readingRoomId } = this.#state.getState();
    if (isReading) this.#set({ readingRoomId: roomId });
    else if (readingRoomId === roomId) this.#set({ readingRoomId: null });
  }

  #stop(): void {
    this.#marker.stop();
    window.clearTimeout(this.#retryTimer);
    this.#stopList();
    this.#stopMarks();
    this.#interest.stopAll();
  }
}

type RoomPart = 'members' | 'myRoles' | 'typing' | 'readMarks';
type PartMap<Part extends RoomPart> = ReadonlyMap<string, PartValue<Part>>;
type PartValue<Part extends RoomPart> =
  RoomsState[Part] extends ReadonlyMap<string, infer Value> ? Value : never;
