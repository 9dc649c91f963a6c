import { revisionOf, targetOf, type OutboxEdit, type OutboxEntry } from '@hearth/domain/outbox';
import { editWrites, type OutboxWrites } from '@hearth/domain/outboxWrites';
import { createStore } from 'zustand/vanilla';
import type { DevicePort } from '../ports/device';
import type { FilesPort } from '../ports/files';
import type { MessagesPort } from '../ports/messages';
import type { OutboxStorage } from '../ports/outboxStorage';
import type { OutboxDrain, Schedule } from './outboxDrain';
import { EMPTY_OUTBOX, withWrites, type OutboxState } from './outboxState';
import type { Uploader } from './uploader';

export interface OutboxDeps {
  me: string;
  messages: MessagesPort;
  storage: OutboxStorage;
  files: FilesPort;
  device: DevicePort;
  /** How long messages of a room stay, as far as it is known here; undefined where it is not. */
  disappearAfterMs: (roomId: string) => number | null | undefined;
  schedule?: Schedule;
  random?: () => number;
}

/** An acknowledged message stays this long for a timeline that is just opening. */
const SENT_KEPT_MS = 60_000;
/** An acknowledged change may be overtaken by another device and then never show. */
const CHANGE_KEPT_MS = 10_000;
/** What is through is remembered for as long as a late word about it may come. */
const CLOSED_MAX = 1_000;

type Draft<Type extends OutboxEntry['type']> = Omit<
  Extract<OutboxEntry, { type: Type }>,
  'id' | 'uid' | 'order' | 'createdAt' | 'status'
>;

/** The entries of this tab, kept alike in storage and in the other tabs. */
export class OutboxLedger {
  readonly deps: Required<OutboxDeps>;
  readonly store = createStore<OutboxState>(() => EMPTY_OUTBOX);
  /** While this tab is the one that commits. */
  drain: OutboxDrain | null = null;
  uploader: Uploader | null = null;
  /** Bytes sent of the files under way, by file. */
  readonly progress = createStore<ReadonlyMap<string, number>>(() => new Map());
  /** What is through (with what was sent) or taken back (null): no late word brings it back. */
  readonly #closed = new Map<string, OutboxEntry | null>();
  /** Unsent entries that this tab rewrote: another tab may have sent what was there before. */
  readonly #rewritten = new Set<string>();
  /** By message, the revision of the last text that any tab wrote for it. */
  readonly #lastTexts = new Map<string, number>();
  readonly #watchedRooms = new Map<string, number>();
  #lastOrder = 0;

  constructor(deps: Required<OutboxDeps>) {
    this.deps = deps;
  }

  entries(): readonly OutboxEntry[] {
    return this.store.getState().entries;
  }

  find(id: string): OutboxEntry | undefined {
    return this.entries().find((entry) => entry.id === id);
  }

  /** What was sent, null when it was taken back, undefined while it is open. */
  closed(id: string): OutboxEntry | null | undefined {
    return this.#closed.get(id);
  }

  isRewritten(id: string): boolean {
    return this.#rewritten.has(id);
  }

  lastText(messageId: string): number {
    return this.#lastTexts.get(messageId) ?? 0;
  }

  /** Whether a later text of the message is known than this edit's: then it says nothing new. */
  isOvertaken(entry: OutboxEntry): boolean {
    return entry.type === 'edit' && revisionOf(entry) < this.lastText(entry.messageId);
  }

  isUnderWay(id: string): boolean {
    return this.drain?.isUnderWay(id) ?? false;
  }

  /** A new entry, behind all others. */
  make<Type extends OutboxEntry['type']>(draft: Draft<Type>) {
    const { me, messages, device } = this.deps;
    this.#lastOrder = Math.max(this.#lastOrder + 1, Date.now());
    return {
      ...draft,
      id: messages.newId(),
      uid: me,
      order: this.#lastOrder,
      createdAt: device.now(),
      status: { type: 'queued' as const },
    };
  }

  /** In memory only. */
  write(put: readonly OutboxEntry[], remove: readonly string[]) {
    for (const entry of put) {
      this.#lastOrder = Math.max(this.#lastOrder, revisionOf(entry));
      if (!('text' in entry)) continue;
      const last = Math.max(this.lastText(targetOf(entry)), revisionOf(entry));
      this.#lastTexts.set(targetOf(entry), last);
    }
    this.store.setState((state) => withWrites(state, put, remove), true);
  }

  /**
   * In memory, in storage and in the other tabs. Storage is told first, though it is slower: what
   * others do when they see the change must come after it there too.
   */
  apply({ put, remove }: OutboxWrites) {
    const { me, storage } = this.deps;
    for (const entry of put) void storage.put(entry);
    for (const id of remove) {
      const known = this.find(id);
      this.close(id, null);
      void storage.remove(me, id, false, known && revisionOf(known));
    }
    this.write(put, remove);
    this.pump();
  }

  /** Takes on whatever may go now, in the tab that commits. */
  pump() {
    this.uploader?.pump();
    this.drain?.pump();
  }

  setProgress(fileId: string, sentBytes: number) {
    this.progress.setState((known) => new Map(known).set(fileId, sentBytes), true);
  }

  applyEdit(edit: OutboxEdit) {
    const writes = editWrites(this.entries(), edit);
    for (const { id } of writes.put) if (id !== edit.id) this.#rewritten.add(id);
    this.apply(writes);
  }

  close(id: string, sent: OutboxEntry | null) {
    this.#closed.set(id, sent);
    this.#rewritten.delete(id);
    const [oldest] = this.#closed.keys();
    if (this.#closed.size > CLOSED_MAX && oldest !== undefined) {
      const gone = this.#closed.get(oldest);
      this.#closed.delete(oldest);
      if (gone) this.#lastTexts.delete(targetOf(gone));
    }
  }

  /** Keeps an acknowledged entry on screen until the server's version is there. */
  showSent(entry: OutboxEntry) {
    this.close(entry.id, entry);
    this.write([{ ...entry, status: { type: 'sent' } }], []);
    this.#forgetLater(entry);
  }

  /** Lets go of acknowledged entries that a timeline shows by itself now. */
  settle(ids: readonly string[]) {
    const sent = ids.filter((id) => this.find(id)?.status.type === 'sent');
    if (sent.length > 0) this.write([], sent);
  }

  /** While watched, acknowledged messages of a room stay until they are settled. */
  watchRoom(roomId: string): () => void {
    this.#watchedRooms.set(roomId, (this.#watchedRooms.get(roomId) ?? 0) + 1);
    return () => {
      this.#watchedRooms.set(roomId, (this.#watchedRooms.get(roomId) ?? 1) - 1);
    };
  }

  /** Takes on what storage has and this tab does not know yet, or only as it was before. */
  async load() {
    const { me, storage } = this.deps;
    const stored = await storage.load(me);
    const fresh = stored.filter((entry) => {
      const mine = this.find(entry.id);
      const isNews = !mine || revisionOf(entry) > revisionOf(mine);
      return entry.uid === me && isNews && !this.#closed.has(entry.id);
    });
    for (const entry of fresh)
      if (this.isOvertaken(entry)) void storage.remove(me, entry.id, false);
    this.write(
      fresh.filter((entry) => !this.isOvertaken(entry)),
      [],
    );
  }

  /** What this tab saw arrive, but the tab that sent it did not live to take off the disk. */
  async sweep() {
    const { me, storage } = this.deps;
    for (const { id } of await storage.load(me)) {
      const closed = this.#closed.get(id);
      if (closed !== undefined) void storage.remove(me, id, closed !== null);
    }
  }

  #forgetLater(entry: OutboxEntry) {
    const delayMs = entry.type === 'send' ? SENT_KEPT_MS : CHANGE_KEPT_MS;
    this.deps.schedule(() => {
      const isWatched = (this.#watchedRooms.get(entry.roomId) ?? 0) > 0;
      if (isWatched && entry.type === 'send' && this.find(entry.id)) this.#forgetLater(entry);
      else this.settle([entry.id]);
    }, delayMs);
  }
}
