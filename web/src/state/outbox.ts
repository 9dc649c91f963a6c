import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { fileIdsOf, type Attachment } from '@hearth/domain/media';
import { messageTextProblem, type Message, type ReplyRef } from '@hearth/domain/message';
import { filesToUpload, hasLeft, type OutboxEntry, type OutboxSend } from '@hearth/domain/outbox';
import { deleteWrites, reactWrites, refusedSendWrites } from '@hearth/domain/outboxWrites';
import type { Room } from '@hearth/domain/room';
import { cleanMessageText, isBlank } from '@hearth/domain/text';
import { useStore } from 'zustand';
import { OutboxDrain, scheduleTimeout, type DrainHost } from './outboxDrain';
import { OutboxLedger, type OutboxDeps } from './outboxLedger';
import type { OutboxState } from './outboxState';
import { OutboxTabs } from './outboxTabs';
import { Uploader } from './uploader';
import { useSession } from './session';

export interface NewMessage {
  text: string;
  mentions: readonly string[];
  replyTo: ReplyRef | null;
  files?: readonly NewFile[];
  /** Of a message that was to go later: it is the same one, and goes once. */
  id?: string;
}

/** A file to send, ready to be uploaded. */
export interface NewFile {
  attachment: Attachment;
  file: Blob;
  /** The still picture of a video: what `posterId` names. */
  poster: Blob | null;
}

/** What an edit says; `hasFiles` of a message that needs no words. */
export interface MessageText {
  text: string;
  mentions: readonly string[];
  hasFiles?: boolean;
}

/** The message that an act is about. */
export type Target = Pick<Message, 'id' | 'roomId'>;

/**
 * Everything a person did that the server has not confirmed. Acts show at once in every tab and
 * survive a reload; one tab commits them. Begins with its making, ends with {@link stop}.
 */
export class OutboxStore {
  readonly #ledger: OutboxLedger;
  readonly #tabs: OutboxTabs;
  readonly #loaded: Promise<void>;
  readonly #stops: (() => void)[];
  readonly getState;
  readonly getInitialState;
  readonly subscribe;
  /** Bytes sent of the files under way, by file. */
  readonly progress;

  constructor(deps: OutboxDeps) {
    this.#ledger = new OutboxLedger({ schedule: scheduleTimeout, random: Math.random, ...deps });
    this.#tabs = new OutboxTabs(this.#ledger);
    const { store } = this.#ledger;
    this.getState = store.getState;
    this.getInitialState = store.getInitialState;
    this.subscribe = store.subscribe;
    this.progress = this.#ledger.progress;
    const { me, storage, device } = deps;
    this.#stops = [
      storage.onOtherTab(me, (change) => {
        this.#tabs.hear(change);
      }),
      storage.watchHealth((health) => {
        store.setState({ health });
      }),
    ];
    this.#loaded = this.#ledger.load();
    this.#stops.push(device.lead(`outbox ${me}`, () => this.#lead()));
  }

  stop() {
    for (const stop of this.#stops) stop();
  }

  /** Echoes at once. Gives the message's id; throws HearthError `empty` or `tooLong`. */
  send(room: Pick<Room, 'id'>, { text, mentions, replyTo, files = [], id }: NewMessage): string {
    const attachments = files.map(({ attachment }) => attachment);
    const made = this.#ledger.make<'send'>({
      type: 'send',
      roomId: room.id,
      text: checkedText(text, files.length > 0),
      mentions: [...mentions],
      replyTo,
      attachments,
      pendingFiles: filesToUpload(attachments),
      isPaused: false,
    });
    const entry = id === undefined ? made : { ...made, id };
    const { me, storage } = this.#ledger.deps;
    for (const { attachment, file, poster } of files) {
      void storage.putFile(me, attachment.id, file);
      if (poster && attachment.posterId) void storage.putFile(me, attachment.posterId, poster);
    }
    this.#ledger.apply({ put: [entry], remove: [] });
    return entry.id;
  }

  /** Into the unsent message itself where there is one. Throws as {@link send} does. */
  edit({ id, roomId }: Target, { text, mentions, hasFiles = false }: MessageText) {
    const edit = this.#ledger.make<'edit'>({
      type: 'edit',
      roomId,
      messageId: id,
      text: checkedText(text, hasFiles),
      mentions: [...mentions],
    });
    this.#ledger.applyEdit(edit);
  }

  /** Takes an unsent message back; turns a sent one into a tombstone. */
  remove({ id, roomId }: Target) {
    const deletion = this.#ledger.make<'delete'>({ type: 'delete', roomId, messageId: id });
    this.#ledger.apply(deleteWrites(this.#ledger.entries(), deletion));
  }

  react({ id, roomId }: Target, emoji: string, isOn: boolean) {
    const react = this.#ledger.make<'react'>({ type: 'react', roomId, messageId: id, emoji, isOn });
    this.#ledger.apply(reactWrites(this.#ledger.entries(), react));
  }

  /** A refused entry tries again, in its old place. */
  retry(id: string) {
    const entry = this.#ledger.find(id);
    if (entry?.status.type !== 'failed') return;
    this.#ledger.apply({ put: [{ ...entry, status: { type: 'queued' } }], remove: [] });
    this.#ledger.uploader?.retryNow();
    this.#ledger.drain?.retryNow();
  }

  retryAll() {
    for (const { id } of this.getState().failed) this.retry(id);
  }

  /** Takes an entry back and gives it, so that its text can be used; null once it is on its way. */
  discard(id: string): OutboxEntry | null {
    const entry = this.#ledger.find(id);
    if (!entry || hasLeft(entry)) return null;
    const dependents = this.#ledger
      .entries()
      .filter((other) => other.type !== 'send' && other.messageId === id);
    this.#ledger.apply({ put: [], remove: [id, ...dependents.map((other) => other.id)] });
    return entry;
  }

  /** Stops or continues the upload of a message's files. */
  setPaused(id: string, isPaused: boolean) {
    const entry = this.#unsent(id);
    if (entry) this.#ledger.apply({ put: [{ ...entry, isPaused }], remove: [] });
  }

  /** Takes one file out of a message on its way; the last one takes a message without words along. */
  removeFile(id: string, fileId: string) {
    const entry = this.#unsent(id);
    if (!entry) return;
    const attachments = entry.attachments.filter((attachment) => attachment.id !== fileId);
    if (attachments.length === 0 && entry.text === '') {
      this.discard(id);
      return;
    }
    const left = new Set(attachments.flatMap(fileIdsOf));
    const pendingFiles = entry.pendingFiles.filter((each) => left.has(each));
    this.#ledger.apply({ put: [{ ...entry, attachments, pendingFiles }], remove: [] });
  }

  /** The bytes of a file that is on its way from this device; null when it is not. */
  loadFile(fileId: string): Promise<Blob | null> {
    const { me, storage } = this.#ledger.deps;
    return storage.loadFile(me, fileId);
  }

  /** While watched, acknowledged messages of a room stay until {@link settle} says they are in. */
  watchRoom(roomId: string): () => void {
    return this.#ledger.watchRoom(roomId);
  }

  /** The server's message is here, perhaps before its acknowledgement. */
  confirm(message: Message) {
    this.#tabs.confirm(message);
  }

  /** Lets go of acknowledged entries that a timeline shows by itself now. */
  settle(ids: readonly string[]) {
    this.#ledger.settle(ids);
  }

  #unsent(id: string): OutboxSend | null {
    const entry = this.#ledger.find(id);
    return entry?.type === 'send' && !hasLeft(entry) ? entry : null;
  }

  /** This tab commits from now on; what another one left on the wire is tried again. */
  #lead() {
    const ledger = this.#ledger;
    let drain: OutboxDrain | null = null;
    let uploader: Uploader | null = null;
    let hasResigned = false;
    const begin = async () => {
      await this.#loaded;
      await ledger.load();
      if (hasResigned) return;
      void ledger.sweep();
      const stranded = ledger.entries().filter(({ status }) => status.type === 'sending');
      ledger.write(
        stranded.map((entry) => ({ ...entry, status: { type: 'queued' } })),
        [],
      );
      drain = new OutboxDrain(this.#host());
      ledger.drain = drain;
      uploader = this.#makeUploader();
      ledger.uploader = uploader;
      ledger.pump();
    };
    void begin();
    return () => {
      hasResigned = true;
      drain?.stop();
      uploader?.stop();
      if (ledger.drain === drain) ledger.drain = null;
      if (ledger.uploader === uploader) ledger.uploader = null;
    };
  }

  #makeUploader(): Uploader {
    const ledger = this.#ledger;
    const { me, files, storage, schedule, random } = ledger.deps;
    return new Uploader({
      me,
      files,
      storage,
      schedule,
      random,
      entries: () => ledger.entries(),
      closed: (id) => ledger.closed(id),
      progressed: (fileId, sentBytes) => {
        ledger.setProgress(fileId, sentBytes);
        storage.tellProgress(me, fileId, sentBytes);
      },
      uploaded: (entryId, fileId) => {
        const entry = this.#unsent(entryId);
        if (!entry) return;
        const pendingFiles = entry.pendingFiles.filter((id) => id !== fileId);
        ledger.apply({ put: [{ ...entry, pendingFiles }], remove: [] });
      },
      refused: (entryId, code) => {
        const entry = this.#unsent(entryId);
        if (entry) this.#refused(entry, code);
      },
    });
  }

  #host(): DrainHost {
    const { messages, device, disappearAfterMs, schedule, random } = this.#ledger.deps;
    return {
      messages,
      device,
      disappearAfterMs,
      schedule,
      random,
      entries: () => this.#ledger.entries(),
      replace: (entry) => {
        this.#replace(entry);
      },
      sent: (entry, message) => {
        this.#sent(entry, message);
      },
      refused: (entry, code) => {
        this.#refused(entry, code);
      },
    };
  }

  #replace(entry: OutboxEntry) {
    const ledger = this.#ledger;
    if (!ledger.find(entry.id) || ledger.closed(entry.id) !== undefined) return;
    if (entry.status.type !== 'sending' && this.#tabs.wasTakenBack(entry.id)) {
      ledger.apply({ put: [], remove: [entry.id] });
      return;
    }
    void ledger.deps.storage.put(entry);
    ledger.write([entry], []);
  }

  #sent(entry: OutboxEntry, message?: Message) {
    const { me, storage } = this.#ledger.deps;
    void storage.remove(me, entry.id, true);
    const arrived = message && 'text' in entry ? { ...entry, text: message.text } : entry;
    this.#ledger.showSent(arrived);
    if (this.#tabs.wasTakenBack(entry.id)) this.#tabs.undo(entry);
    else if (message) this.#tabs.catchUp(arrived, entry, message);
    this.#ledger.uploader?.pump();
  }

  #refused(entry: OutboxEntry, code: ErrorCode) {
    const ledger = this.#ledger;
    const { id, type, roomId } = entry;
    if (ledger.closed(id) !== undefined) return;
    const isTakenBack = this.#tabs.wasTakenBack(id);
    // A later edit says all that is to be said; trying this one again would undo it.
    const isOvertaken = ledger.isOvertaken(entry);
    if (isTakenBack || isOvertaken || type === 'react') {
      ledger.apply({ put: [], remove: [id] });
      if (type === 'react' && !isTakenBack) {
        ledger.store.setState({ lastRefusal: { entryId: id, type, roomId, code } });
      }
      return;
    }
    const failed: OutboxEntry = { ...entry, status: { type: 'failed', code } };
    ledger.apply(
      failed.type === 'send'
        ? refusedSendWrites(ledger.entries(), failed)
        : { put: [failed], remove: [] },
    );
  }
}

/** Opens the outbox of one session. */
export function createOutboxStore(deps: OutboxDeps): OutboxStore {
  return new OutboxStore(deps);
}

function checkedText(text: string, hasFiles: boolean): string {
  const cleaned = cleanMessageText(text);
  const clean = isBlank(cleaned) ? '' : cleaned;
  const problem = messageTextProblem(clean, hasFiles);
  if (problem) throw new HearthError(problem);
  return clean;
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
