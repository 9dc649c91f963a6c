import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { UNKNOWN_TYPE, fileIdsOf } from '@hearth/domain/media';
import { nextUploads, type OutboxEntry, type OutboxSend } from '@hearth/domain/outbox';
import { filePath } from '@hearth/domain/paths';
import type { FilesPort, Upload } from '../ports/files';
import type { OutboxStorage } from '../ports/outboxStorage';
import type { Schedule } from './outboxDrain';

/** Uploads under way at once, over all rooms. */
const PARALLEL_MAX = 3;
const BACKOFF_FIRST_MS = 1_000;
const BACKOFF_MAX_MS = 60_000;

/** What the uploader needs of the store around it. */
export interface UploaderHost {
  me: string;
  files: FilesPort;
  storage: OutboxStorage;
  schedule: Schedule;
  random: () => number;
  entries(): readonly OutboxEntry[];
  /** What was sent, null when it was taken back, undefined while it is open. */
  closed(id: string): OutboxEntry | null | undefined;
  progressed(fileId: string, sentBytes: number): void;
  uploaded(entryId: string, fileId: string): void;
  refused(entryId: string, code: ErrorCode): void;
}

interface Slot {
  entryId: string;
  upload: Upload | null;
  isPaused: boolean;
  isGone: boolean;
}

/**
 * Puts the files of unsent messages into Storage, a few at a time; each message goes out when all
 * of its files are there. Runs in one tab only. What is taken back is removed again.
 */
export class Uploader {
  readonly #host: UploaderHost;
  readonly #slots = new Map<string, Slot>();
  /** Messages with files that are still open, as they were last seen. */
  readonly #known = new Map<string, OutboxSend>();
  #failures = 0;
  #isBackingOff = false;
  #isStopped = false;
  #cancelBackOff = () => {};

  constructor(host: UploaderHost) {
    this.#host = host;
  }

  /** Brings what is under way in line with the entries. */
  pump() {
    if (this.#isStopped) return;
    const entries = this.#host.entries();
    this.#letGo(entries);
    this.#obeyPauses(entries);
    if (this.#isBackingOff) return;
    for (const { entry, id } of nextUploads(entries)) {
      const active = [...this.#slots.values()].filter((slot) => !slot.isPaused);
      if (active.length >= PARALLEL_MAX) break;
      if (!this.#slots.has(id)) void this.#run(entry, id);
    }
  }

  /** Forgets pauses: the person asked to try again. */
  retryNow() {
    this.#cancelBackOff();
    this.#isBackingOff = false;
    this.pump();
  }

  stop() {
    this.#isStopped = true;
    this.#cancelBackOff();
    for (const slot of this.#slots.values()) slot.upload?.cancel();
    this.#slots.clear();
  }

  async #run(entry: OutboxSend, fileId: string) {
    const { me, files, storage } = this.#host;
    const slot: Slot = { entryId: entry.id, upload: null, isPaused: false, isGone: false };
    this.#slots.set(fileId, slot);
    try {
      const file = await storage.loadFile(me, fileId);
      if (slot.isGone || this.#isStopped) return;
      if (!file) {
        this.#host.refused(entry.id, 'fileLost');
        return;
      }
      slot.upload = files.upload({
        path: filePath(entry.roomId, entry.id, me, fileId),
        file,
        contentType: typeOf(entry, fileId, file),
        onProgress: (sentBytes) => {
          this.#host.progressed(fileId, sentBytes);
        },
      });
      if (slot.isPaused) slot.upload.pause();
      await slot.upload.done;
      this.#slots.delete(fileId);
      this.#failures = 0;
      this.#host.uploaded(entry.id, fileId);
    } catch (error) {
      this.#slots.delete(fileId);
      if (!slot.isGone && !this.#isStopped) this.#failed(entry.id, errorCode(error));
    } finally {
      if (this.#slots.get(fileId) === slot) this.#slots.delete(fileId);
      this.pump();
    }
  }

  #failed(entryId: string, code: ErrorCode) {
    if (code === 'offline' || code === 'unknown') this.#backOff();
    else if (code !== 'cancelled') this.#host.refused(entryId, code);
  }

  #backOff() {
    const { random, schedule } = this.#host;
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    if (this.#isBackingOff) return;
    this.#isBackingOff = true;
    this.#cancelBackOff = schedule(
      () => {
        this.#isBackingOff = false;
        this.pump();
      },
      ceiling * (0.5 + random() / 2),
    );
  }

  /** Ends what belongs to entries that are no longer waiting for files. */
  #letGo(entries: readonly OutboxEntry[]) {
    const open = new Map(
      entries
        .filter((entry): entry is OutboxSend => entry.type === 'send')
        .filter(({ attachments, status }) => attachments.length > 0 && status.type !== 'sent')
        .map((entry) => [entry.id, entry]),
    );
    for (const [fileId, slot] of this.#slots) {
      const entry = open.get(slot.entryId);
      const isWanted = entry?.pendingFiles.includes(fileId) && entry.status.type !== 'failed';
      if (isWanted) continue;
      slot.isGone = true;
      slot.upload?.cancel();
      this.#slots.delete(fileId);
    }
    for (const [id, entry] of this.#known) {
      const now = open.get(id);
      if (now) this.#removeLeftOut(entry, now);
      else this.#closed(entry);
    }
    for (const [id, entry] of open) this.#known.set(id, entry);
  }

  /** A file that was taken out of a message that is still on its way. */
  #removeLeftOut(before: OutboxSend, now: OutboxSend) {
    const kept = new Set(now.attachments.flatMap(fileIdsOf));
    const left = before.attachments.flatMap(fileIdsOf).filter((id) => !kept.has(id));
    if (left.length > 0) this.#removeFiles(before, left);
  }

  #closed(entry: OutboxSend) {
    const { me, storage, closed } = this.#host;
    const ids = entry.attachments.flatMap(fileIdsOf);
    this.#known.delete(entry.id);
    if (closed(entry.id) === null) this.#removeFiles(entry, ids);
    else void storage.removeFiles(me, ids);
  }

  /** Here and in Storage; what fails there is swept by a function some time. */
  #removeFiles({ id, roomId }: OutboxSend, fileIds: readonly string[]) {
    const { me, files, storage } = this.#host;
    void storage.removeFiles(me, fileIds);
    for (const fileId of fileIds) {
      files.remove(filePath(roomId, id, me, fileId)).catch(() => undefined);
    }
  }

  #obeyPauses(entries: readonly OutboxEntry[]) {
    const paused = new Set(
      entries.filter((entry) => entry.type === 'send' && entry.isPaused).map(({ id }) => id),
    );
    for (const slot of this.#slots.values()) {
      const isPaused = paused.has(slot.entryId);
      if (isPaused === slot.isPaused) continue;
      slot.isPaused = isPaused;
      if (isPaused) slot.upload?.pause();
      else slot.upload?.resume();
    }
  }
}

function typeOf({ attachments }: OutboxSend, fileId: string, file: Blob): string {
  const attachment = attachments.find(({ id }) => id === fileId);
  return attachment?.contentType ?? (file.type === '' ? UNKNOWN_TYPE : file.type);
}
