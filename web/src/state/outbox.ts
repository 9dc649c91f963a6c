import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { messageTextProblem, type Message, type ReplyRef } from '@hearth/domain/message';
import {
  hasLeft,
  revisionOf,
  targetOf,
  type OutboxEdit,
  type OutboxEntry,
} from '@hearth/domain/outbox';
import {
  deleteWrites,
  editWrites,
  reactWrites,
  refusedSendWrites,
  type OutboxWrites,
} from '@hearth/domain/outboxWrites';
import type { Room } from '@hearth/domain/room';
import { cleanMessageText } from '@hearth/domain/text';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DevicePort } from '../ports/device';
import type { MessagesPort } from '../ports/messages';
import type { OutboxStorage, OutboxStorageChange } from '../ports/outboxStorage';
import { OutboxDrain, scheduleTimeout, type Schedule } from './outboxDrain';
import { EMPTY_OUTBOX, withWrites, type OutboxState } from './outboxState';
import { useSession } from './session';

export interface NewMessage {
  text: string;
  mentions: readonly string[];
  replyTo: ReplyRef | null;
}

/** The message that an act is about. */
export type Target = Pick<Message, 'id' | 'roomId'>;

export interface OutboxDeps {
  me: string;
  messages: MessagesPort;
  storage: OutboxStorage;
  device: DevicePort;
  schedule?: Schedule;
  random?: () => number;
}

/** An acknowledged message stays this long for a timeline that is just opening. */
const SENT_KEPT_MS = 60_000;
/** An acknowledged change may be overtaken by another device and then never show. */
const CHANGE_KEPT_MS = 10_000;
const NO_ENTRIES: readonly OutboxEntry[] = [];

type Draft<Type extends OutboxEntry['type']> = Omit<
  Extract<OutboxEntry, { type: Type }>,
  'id' | 'uid' | 'order' | 'createdAt' | 'status'
>;

/**
 * Everything a person did that the server has not confirmed. Acts show at once in every tab and
 * survive a reload; one tab commits them. Begins with its making, ends with {@link stop}.
 */
export class OutboxStore {
  readonly #deps: Required<OutboxDeps>;
  readonly #store = createStore<OutboxState>(() => EMPTY_OUTBOX);
  readonly getState = this.#store.getState;
  readonly getInitialState = this.#store.getInitialState;
  readonly subscribe = this.#store.subscribe;
  readonly #loaded: Promise<void>;
  readonly #stops: (() => void)[];
  /** What is through or taken back, so that a late word from storage or a tab can't bring it back. */
  readonly #closed = new Map<string, OutboxEntry | null>();
  /** Taken back elsewhere while on the wire here. */
  readonly #takenBack = new Set<string>();
  /** Unsent entries that this tab rewrote: another tab may have sent what was there before. */
  readonly #rewritten = new Set<string>();
  /** By message, the revision of the last text that any tab wrote for it. */
  readonly #lastTexts = new Map<string, number>();
  readonly #watchedRooms = new Map<string, number>();
  #drain: OutboxDrain | null = null;
  #lastOrder = 0;

  constructor(deps: OutboxDeps) {
    this.#deps = { schedule: scheduleTimeout, random: Math.random, ...deps };
    const { me, storage, device } = this.#deps;
    this.#stops = [
      storage.onOtherTab(me, (change) => {
        this.#onOtherTab(change);
      }),
      storage.watchHealth((health) => {
        this.#store.setState({ health });
      }),
    ];
    this.#loaded = this.#load();
    this.#stops.push(device.lead(`outbox ${me}`, () => this.#lead()));
  }

  stop() {
    for (const stop of this.#stops) stop();
  }

  /** Echoes at once. Gives the message's id; throws HearthError `empty` or `tooLong`. */
  send(room: Pick<Room, 'id'>, { text, mentions, replyTo }: NewMessage): string {
    const clean = checkedText(text);
    const entry = this.#entry<'send'>({
      type: 'send',
      roomId: room.id,
      text: clean,
      mentions: [...mentions],
      replyTo,
    });
    this.#apply({ put: [entry], remove: [] });
    return entry.id;
  }

  /** Into the unsent message itself where there is one. Throws as {@link send} does. */
  edit({ id, roomId }: Target, { text, mentions }: Omit<NewMessage, 'replyTo'>) {
    const clean = checkedText(text);
    this.#applyEdit(
      this.#entry<'edit'>({
        type: 'edit',
        roomId,
        messageId: id,
        text: clean,
        mentions: [...mentions],
      }),
    );
  }

  /** Takes an unsent message back; turns a sent one into a tombstone. */
  remove({ id, roomId }: Target) {
    const deletion = this.#entry<'delete'>({ type: 'delete', roomId, messageId: id });
    this.#apply(deleteWrites(this.#entries(), deletion));
  }

  react({ id, roomId }: Target, emoji: string, isOn: boolean) {
    const react = this.#entry<'react'>({ type: 'react', roomId, messageId: id, emoji, isOn });
    this.#apply(reactWrites(this.#entries(), react));
  }

  /** A refused entry tries again, in its old place. */
  retry(id: string) {
    const entry = this.#find(id);
    if (entry?.status.type !== 'failed') return;
    this.#apply({ put: [{ ...entry, status: { type: 'queued' } }], remove: [] });
    this.#drain?.retryNow();
  }

  retryAll() {
    for (const { id } of this.getState().failed) this.retry(id);
  }

  /** Takes an entry back and gives it, so that its text can be used; null once it is on its way. */
  discard(id: string): OutboxEntry | null {
    const entry = this.#find(id);
    if (!entry || hasLeft(entry)) return null;
    const dependents = this.#entries().filter(
      (other) => other.type !== 'send' && other.messageId === id,
    );
    this.#apply({ put: [], remove: [id, ...dependents.map((other) => other.id)] });
    return entry;
  }

  /** While watched, acknowledged messages of a room stay until {@link settle} says they are in. */
  watchRoom(roomId: string): () => void {
    this.#watchedRooms.set(roomId, (this.#watchedRooms.get(roomId) ?? 0) + 1);
    return () => {
      this.#watchedRooms.set(roomId, (this.#watchedRooms.get(roomId) ?? 1) - 1);
    };
  }

  /** The server's message is here before its acknowledgement, perhaps to another tab. */
  confirm(message: Message) {
    const mine = this.#find(message.id);
    if (mine?.type !== 'send' || mine.status.type === 'sent') return;
    if (this.#drain?.isUnderWay(mine.id)) return;
    const isRewritten = this.#rewritten.has(mine.id);
    const sent = { ...mine, text: message.text };
    this.#showSent(sent);
    this.#repeatRemoval(mine.id, true);
    if (isRewritten) this.#followUp(sent, mine);
  }

  /** Lets go of acknowledged entries that a timeline shows by itself now. */
  settle(ids: readonly string[]) {
    const sent = ids.filter((id) => this.#find(id)?.status.type === 'sent');
    if (sent.length > 0) this.#write([], sent);
  }

  #entries() {
    return this.getState().entries;
  }

  #find(id: string) {
    return this.#entries().find((entry) => entry.id === id);
  }

  #entry<Type extends OutboxEntry['type']>(draft: Draft<Type>) {
    const { me, messages, device } = this.#deps;
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
  #write(put: readonly OutboxEntry[], remove: readonly string[]) {
    for (const entry of put) {
      this.#lastOrder = Math.max(this.#lastOrder, revisionOf(entry));
      if (!('text' in entry)) continue;
      const last = this.#lastTexts.get(targetOf(entry)) ?? 0;
      this.#lastTexts.set(targetOf(entry), Math.max(last, revisionOf(entry)));
    }
    this.#store.setState((state) => withWrites(state, put, remove), true);
  }

  /**
   * In memory, in storage and in the other tabs. Storage is told first, though it is slower: what
   * others do when they see the change must come after it there too.
   */
  #apply({ put, remove }: OutboxWrites) {
    const { me, storage } = this.#deps;
    for (const entry of put) void storage.put(entry);
    for (const id of remove) {
      this.#close(id, null);
      void storage.remove(me, id, false);
    }
    this.#write(put, remove);
    this.#drain?.pump();
  }

  #applyEdit(edit: OutboxEdit) {
    const writes = editWrites(this.#entries(), edit);
    for (const { id } of writes.put) if (id !== edit.id) this.#rewritten.add(id);
    this.#apply(writes);
  }

  #close(id: string, sent: OutboxEntry | null) {
    this.#closed.set(id, sent);
    this.#rewritten.delete(id);
  }

  async #load() {
    const { me, storage } = this.#deps;
    const stored = await storage.load(me);
    const isNew = ({ id, uid }: OutboxEntry) =>
      uid === me && !this.#closed.has(id) && !this.#find(id);
    this.#write(stored.filter(isNew), []);
  }

  /** What this tab saw arrive, but the tab that sent it did not live to take off the disk. */
  async #sweep() {
    const { me, storage } = this.#deps;
    for (const { id } of await storage.load(me)) {
      const closed = this.#closed.get(id);
      if (closed !== undefined) void storage.remove(me, id, closed !== null);
    }
  }

  /** This tab commits from now on; what another one left on the wire is tried again. */
  #lead() {
    const host = {
      ...this.#deps,
      entries: () => this.#entries(),
      replace: (entry: OutboxEntry) => {
        this.#replace(entry);
      },
      sent: (entry: OutboxEntry) => {
        this.#sent(entry);
      },
      refused: (entry: OutboxEntry, code: ErrorCode) => {
        this.#refused(entry, code);
      },
    };
    let drain: OutboxDrain | null = null;
    let hasResigned = false;
    void this.#loaded
      .then(() => this.#load())
      .then(() => {
        if (hasResigned) return;
        void this.#sweep();
        const stranded = this.#entries().filter(({ status }) => status.type === 'sending');
        this.#write(
          stranded.map((entry) => ({ ...entry, status: { type: 'queued' } })),
          [],
        );
        drain = new OutboxDrain(host);
        this.#drain = drain;
        drain.pump();
      });
    return () => {
      hasResigned = true;
      drain?.stop();
      if (this.#drain === drain) this.#drain = null;
    };
  }

  #replace(entry: OutboxEntry) {
    if (!this.#find(entry.id) || this.#closed.has(entry.id)) return;
    if (this.#takenBack.delete(entry.id)) {
      if (entry.status.type !== 'sending') {
        this.#apply({ put: [], remove: [entry.id] });
        return;
      }
      this.#takenBack.add(entry.id);
    }
    void this.#deps.storage.put(entry);
    this.#write([entry], []);
  }

  #sent(entry: OutboxEntry) {
    const { me, storage } = this.#deps;
    void storage.remove(me, entry.id, true);
    this.#showSent(entry);
    if (this.#takenBack.delete(entry.id)) this.#undo(entry);
  }

  /** Keeps an acknowledged entry on screen until the server's version is there. */
  #showSent(entry: OutboxEntry) {
    this.#close(entry.id, entry);
    this.#write([{ ...entry, status: { type: 'sent' } }], []);
    this.#forgetLater(entry);
  }

  #forgetLater(entry: OutboxEntry) {
    const delayMs = entry.type === 'send' ? SENT_KEPT_MS : CHANGE_KEPT_MS;
    this.#deps.schedule(() => {
      const isWatched = (this.#watchedRooms.get(entry.roomId) ?? 0) > 0;
      if (isWatched && entry.type === 'send' && this.#find(entry.id)) this.#forgetLater(entry);
      else this.settle([entry.id]);
    }, delayMs);
  }

  #refused(entry: OutboxEntry, code: ErrorCode) {
    const { id, type, roomId } = entry;
    if (this.#closed.has(id)) return;
    if (this.#takenBack.delete(id) || type === 'react') {
      this.#apply({ put: [], remove: [id] });
      this.#store.setState({ lastRefusal: { entryId: id, type, roomId, code } });
      return;
    }
    const failed: OutboxEntry = { ...entry, status: { type: 'failed', code } };
    this.#apply(
      failed.type === 'send'
        ? refusedSendWrites(this.#entries(), failed)
        : { put: [failed], remove: [] },
    );
  }

  #onOtherTab(change: OutboxStorageChange) {
    switch (change.type) {
      case 'put':
        this.#onOtherPut(change.entry);
        return;
      case 'removed':
        this.#onOtherRemoval(change.id, change.isSent);
        return;
      case 'draft':
        return;
    }
  }

  #onOtherPut(entry: OutboxEntry) {
    if (entry.uid !== this.#deps.me) return;
    const sent = this.#closed.get(entry.id);
    const mine = this.#find(entry.id);
    if (sent !== undefined) {
      this.#repeatRemoval(entry.id, sent !== null);
      if (sent && revisionOf(entry) > revisionOf(sent)) this.#followUp(sent, entry);
    } else if (mine && this.#drain?.isUnderWay(entry.id)) {
      if (revisionOf(entry) > revisionOf(mine)) this.#followUp(mine, entry);
    } else {
      this.#take(entry, mine);
    }
    this.#dropOvertaken(targetOf(entry));
    this.#drain?.pump();
  }

  /** Edits that wait while a later text of the message is known, from another tab, say nothing new. */
  #dropOvertaken(messageId: string) {
    const last = this.#lastTexts.get(messageId) ?? 0;
    const overtaken = this.#entries().filter(
      (entry) =>
        entry.type === 'edit' &&
        entry.messageId === messageId &&
        !hasLeft(entry) &&
        revisionOf(entry) < last,
    );
    if (overtaken.length > 0) this.#apply({ put: [], remove: overtaken.map(({ id }) => id) });
  }

  /** Joins another tab's word on an entry with what is known here. */
  #take(entry: OutboxEntry, mine: OutboxEntry | undefined) {
    // A late word of a tab that led before: whoever leads now has it to send.
    const isStranded = this.#drain !== null && entry.status.type === 'sending';
    const theirs: OutboxEntry = isStranded ? { ...entry, status: { type: 'queued' } } : entry;
    if (!mine || revisionOf(mine) <= revisionOf(entry)) {
      this.#write([theirs], []);
    } else if (hasLeft(theirs)) {
      this.#write([theirs], []);
      this.#followUp(theirs, mine);
    } else {
      // It was written before what this tab says was heard: say it again.
      const status = theirs.status.type === 'waiting' ? theirs.status : mine.status;
      this.#apply({ put: [{ ...mine, status }], remove: [] });
    }
  }

  #onOtherRemoval(id: string, isSent: boolean) {
    const mine = this.#find(id);
    if (isSent) {
      if (!mine || mine.status.type === 'sent') return;
      this.#showSent(mine);
      this.#repeatRemoval(id, true);
      return;
    }
    if (this.#drain?.isUnderWay(id)) {
      this.#takenBack.add(id);
      return;
    }
    const sent = this.#closed.get(id);
    if (sent) this.#undo(sent);
    else this.#close(id, null);
    if (!mine || mine.status.type === 'sent') return;
    this.#write([], [id]);
    this.#repeatRemoval(id, false);
    this.#drain?.pump();
  }

  /** A late word of a tab that is gone: a tab opened since then may have heard otherwise from here. */
  #repeatRemoval(id: string, isSent: boolean) {
    if (this.#drain) void this.#deps.storage.remove(this.#deps.me, id, isSent);
  }

  /** A text that came too late to be sent with its entry becomes an edit of what was sent. */
  #followUp(sent: OutboxEntry, late: OutboxEntry) {
    if (!('text' in sent) || !('text' in late) || sent.text === late.text) return;
    const messageId = targetOf(sent);
    const order = revisionOf(late);
    if (order < (this.#lastTexts.get(messageId) ?? 0)) return;
    const { roomId } = sent;
    const { text, mentions } = late;
    this.#rewritten.delete(sent.id);
    const edit = this.#entry<'edit'>({ type: 'edit', roomId, messageId, text, mentions });
    this.#applyEdit({ ...edit, order });
  }

  /** What was taken back too late is undone on the server. */
  #undo(sent: OutboxEntry) {
    if (sent.type === 'send') this.remove(sent);
    else if (sent.type === 'react') {
      this.react({ id: sent.messageId, roomId: sent.roomId }, sent.emoji, !sent.isOn);
    }
  }
}

/** Opens the outbox of one session. */
export function createOutboxStore(deps: OutboxDeps): OutboxStore {
  return new OutboxStore(deps);
}

function checkedText(text: string): string {
  const clean = cleanMessageText(text);
  const problem = messageTextProblem(clean);
  if (problem) throw new HearthError(problem);
  return clean;
}

/** What this person did in a room that the server has not confirmed, in order. */
export function useOutboxEntries(roomId: string): readonly OutboxEntry[] {
  return useStore(useSession().outbox, (state) => state.byRoom.get(roomId) ?? NO_ENTRIES);
}

/** What stands in the way of unsent messages, over all rooms. */
export function useOutboxTrouble(): Pick<
  OutboxState,
  'failed' | 'waitingUntilMs' | 'health' | 'lastRefusal'
> {
  const { outbox } = useSession();
  return {
    failed: useStore(outbox, (state) => state.failed),
    waitingUntilMs: useStore(outbox, (state) => state.waitingUntilMs),
    health: useStore(outbox, (state) => state.health),
    lastRefusal: useStore(outbox, (state) => state.lastRefusal),
  };
}
