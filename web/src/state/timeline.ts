import type { Room } from '@hearth/domain/room';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { scheduleTimeout } from './outboxDrain';
import { useAreMarksKnown, useMyReadMark } from './rooms';
import { useSession } from './session';
import { TimelineStore, type JumpResult } from './timelineStore';
import type { TimelineDeps, TimelineState, WarmTimeline } from './timelineState';

export type { JumpResult, TimelineState };

/** Rooms that open again without a first page. */
const WARM_ROOMS_MAX = 12;
/** A room left for less than this stays live: switching back and forth reads nothing. */
const LINGER_MS = 2_000;

interface Open {
  store: TimelineStore;
  isOpen: boolean;
  users: number;
  cancelClose: () => void;
}

/** The timelines of one session: live ones by room, and what closed ones left. */
export class Timelines {
  readonly #deps: Omit<TimelineDeps, 'roomId'>;
  readonly #open = new Map<string, Open>();
  readonly #warm = new Map<string, WarmTimeline>();

  constructor(deps: Omit<TimelineDeps, 'roomId'>) {
    this.#deps = deps;
  }

  /** The timeline of a room; it reads nothing before it is retained. */
  get(roomId: string): TimelineStore {
    return this.#entry(roomId).store;
  }

  /** Keeps a room's timeline live until the returned function is called. */
  retain(roomId: string): () => void {
    const open = this.#entry(roomId);
    open.cancelClose();
    open.users += 1;
    if (!open.isOpen) open.store.open();
    open.isOpen = true;
    return () => {
      open.users -= 1;
      if (open.users === 0) this.#closeLater(roomId, open);
    };
  }

  stop() {
    for (const { store, cancelClose } of this.#open.values()) {
      cancelClose();
      store.close();
    }
    this.#open.clear();
  }

  #entry(roomId: string): Open {
    const known = this.#open.get(roomId);
    // One may be let in again: what was denied before says nothing of now.
    if (known && known.store.getState().status !== 'denied') return known;
    const warm = this.#warm.get(roomId) ?? null;
    const store = new TimelineStore({ ...this.#deps, roomId }, warm);
    const open = { store, isOpen: false, users: 0, cancelClose: () => {} };
    this.#open.set(roomId, open);
    return open;
  }

  #closeLater(roomId: string, open: Open) {
    const schedule = this.#deps.schedule ?? scheduleTimeout;
    open.cancelClose = schedule(() => {
      if (this.#open.get(roomId) === open) this.#open.delete(roomId);
      this.#keep(roomId, open.store.close());
    }, LINGER_MS);
  }

  #keep(roomId: string, warm: WarmTimeline | null) {
    this.#warm.delete(roomId);
    if (warm) this.#warm.set(roomId, warm);
    const [oldest] = this.#warm.keys();
    if (this.#warm.size > WARM_ROOMS_MAX && oldest !== undefined) this.#warm.delete(oldest);
  }
}

/** Opens the timelines of one session. */
export function createTimelines(deps: Omit<TimelineDeps, 'roomId'>): Timelines {
  return new Timelines(deps);
}

export interface Timeline extends TimelineState {
  loadOlder(): void;
  loadNewer(): void;
  /** Brings a message into view, loading around it when needed. */
  jumpTo(id: string): Promise<JumpResult>;
  jumpToPresent(): void;
  jumpToUnread(): Promise<JumpResult>;
  /** Tries again after an error. */
  retry(): void;
}

/** Fetches the messages of a room that is about to be shown. */
export function useTimelineAhead(roomId: string, isWanted: boolean): void {
  const { timelines } = useSession();
  useEffect(() => (isWanted ? timelines.retain(roomId) : undefined), [timelines, roomId, isWanted]);
}

/** The messages of a room while it is shown. */
export function useTimeline(room: Pick<Room, 'id'>): Timeline {
  const { timelines } = useSession();
  const roomId = room.id;
  const store = useMemo(() => timelines.get(roomId), [timelines, roomId]);
  const state = useStore(store);
  useEffect(() => timelines.retain(roomId), [timelines, roomId]);

  const areMarksKnown = useAreMarksKnown();
  const lastReadAt = useMyReadMark(roomId)?.lastReadAt;
  useEffect(() => {
    if (areMarksKnown && lastReadAt !== undefined) store.setLastReadAt(lastReadAt);
  }, [store, areMarksKnown, lastReadAt]);

  const actions = useMemo(
    () => ({
      loadOlder: () => void store.loadOlder(),
      loadNewer: () => void store.loadNewer(),
      jumpTo: (id: string) => store.jumpTo(id),
      jumpToPresent: () => {
        store.jumpToPresent();
      },
      jumpToUnread: () => store.jumpToUnread(),
      retry: () => {
        store.retry();
      },
    }),
    [store],
  );
  return useMemo(() => ({ ...state, ...actions }), [state, actions]);
}
