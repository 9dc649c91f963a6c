import type { Millis } from '@hearth/domain/time';
import type { Room } from '@hearth/domain/room';
import { errorCode } from '@hearth/domain/errors';
import type { RoomsPort } from '../ports/rooms';

/** Marks are written at most this often for each room. */
const WRITE_INTERVAL_MS = 2_000;
/** A room that is opening has its messages to draw; the code that writes is fetched after that. */
const FIRST_WAIT_MS = 300;
/** Out of reach a mark is tried again after a growing pause, up to this one. */
const RETRY_MAX_MS = 60_000;

interface Progress {
  /** The newest message the person has had in front of them. */
  seenAt: Millis;
  /** What the server has, or has been asked to take. */
  writtenSeq: number;
  wroteAt: Millis;
  /** Whether anything since the last write came from others: only then somebody waits for a receipt. */
  hasOthers: boolean;
  timer: number | undefined;
  /** Writes in a row that did not reach the server. */
  failures: number;
}

interface MarkerContext {
  me: string;
  port: Pick<RoomsPort, 'markRead'>;
  room(roomId: string): Room | null | undefined;
  /** The server's mark: undefined while unknown. */
  markedSeq(roomId: string): number | undefined;
  /** Counts the room as read in this tab at once. */
  raiseFloor(roomId: string, seq: number): void;
}

/**
 * Turns "the person has seen everything up to here" into few writes: soon when others' messages
 * were read, only on leaving when it was all one's own.
 */
export class ReadMarker {
  readonly #context: MarkerContext;
  readonly #rooms = new Map<string, Progress>();

  constructor(context: MarkerContext) {
    this.#context = context;
  }

  seen(roomId: string, seenAt: Millis): void {
    const progress = this.#progress(roomId);
    if (seenAt > progress.seenAt) progress.seenAt = seenAt;
    this.#advance(roomId, progress);
  }

  /** The room's summary moved on; called with each new state of a room. */
  roomChanged(previous: Room | undefined, next: Room): void {
    const progress = this.#rooms.get(next.id);
    const grownBy = next.seq - (previous?.seq ?? next.seq);
    const isMine = grownBy === 1 && next.lastMessage?.senderId === this.#context.me;
    if (progress) {
      if (grownBy > 0 && !isMine) progress.hasOthers = true;
      this.#advance(next.id, progress);
    }
  }

  /** Writes what is due for a room, or for all of them, without waiting. */
  flush(roomId?: string): void {
    const ids = roomId === undefined ? [...this.#rooms.keys()] : [roomId];
    for (const id of ids) void this.#write(id);
  }

  stop(): void {
    this.flush();
    for (const progress of this.#rooms.values()) window.clearTimeout(progress.timer);
    this.#rooms.clear();
  }

  #progress(roomId: string): Progress {
    const present = this.#rooms.get(roomId);
    if (present) return present;
    const room = this.#context.room(roomId);
    const marked = this.#context.markedSeq(roomId) ?? 0;
    const isOnlyMine =
      room != null && room.seq - marked === 1 && room.lastMessage?.senderId === this.#context.me;
    const progress: Progress = {
      seenAt: 0,
      writtenSeq: marked,
      wroteAt: 0,
      hasOthers: !isOnlyMine,
      timer: undefined,
      failures: 0,
    };
    this.#rooms.set(roomId, progress);
    return progress;
  }

  /** How far one has read: all of the room, once its last message was in front of the person. */
  #target(roomId: string, progress: Progress): { seq: number; at: Millis } | null {
    const room = this.#context.room(roomId);
    if (!room?.lastMessage || progress.seenAt < room.lastMessage.createdAt) return null;
    return { seq: room.seq, at: room.lastMessage.createdAt };
  }

  #advance(roomId: string, progress: Progress): void {
    const target = this.#target(roomId, progress);
    if (!target) return;
    this.#context.raiseFloor(roomId, target.seq);
    if (!progress.hasOthers || progress.timer !== undefined) return;
    if (target.seq <= this.#knownSeq(roomId, progress)) return;
    const { wroteAt } = progress;
    const pauseMs = wroteAt === 0 ? FIRST_WAIT_MS : wroteAt + WRITE_INTERVAL_MS - Date.now();
    this.#writeLater(roomId, progress, pauseMs);
  }

  #writeLater(roomId: string, progress: Progress, delayMs: number): void {
    window.clearTimeout(progress.timer);
    progress.timer = window.setTimeout(
      () => {
        void this.#write(roomId);
      },
      Math.max(0, delayMs),
    );
  }

  #knownSeq(roomId: string, progress: Progress): number {
    return Math.max(progress.writtenSeq, this.#context.markedSeq(roomId) ?? 0);
  }

  async #write(roomId: string): Promise<void> {
    const progress = this.#rooms.get(roomId);
    if (!progress) return;
    window.clearTimeout(progress.timer);
    progress.timer = undefined;
    const target = this.#target(roomId, progress);
    const before = this.#knownSeq(roomId, progress);
    if (!target || target.seq <= before) return;
    progress.wroteAt = Date.now();
    progress.writtenSeq = target.seq;
    progress.hasOthers = false;
    try {
      await this.#context.port.markRead(roomId, this.#context.me, target.seq, target.at);
      progress.failures = 0;
    } catch (error) {
      // Refused means that another device is further already, or that one is no longer in the
      // room: the listeners tell. Out of reach means that it is still to be written.
      if (errorCode(error) !== 'offline') return;
      progress.writtenSeq = before;
      progress.hasOthers = true;
      if (this.#rooms.get(roomId) !== progress) return;
      const pause = Math.min(RETRY_MAX_MS, WRITE_INTERVAL_MS * 2 ** progress.failures);
      progress.failures += 1;
      this.#writeLater(roomId, progress, pause);
    }
  }
}
