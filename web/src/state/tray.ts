import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { ATTACHMENTS_MAX, safeFileName, type Attachment } from '@hearth/domain/media';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaPort, PreparedFile, VoiceRecording } from '../ports/media';
import type { DraftsStore, TypedWords } from './drafts';
import { withWords } from './drafts';
import type { MediaStore } from './media';
import type { NewFile, NewMessage, OutboxStore } from './outbox';
import { useSession } from './session';

/** A file that was chosen for the next message of a room. */
export interface TrayItem {
  id: string;
  name: string;
  /** Bytes, as chosen. */
  size: number;
  type: string;
  /** Of a picture, or of the still picture of a video; revoked when it leaves the tray. */
  previewUrl: string | null;
  state:
    | { type: 'preparing' }
    | { type: 'ready'; prepared: PreparedFile }
    | { type: 'failed'; code: ErrorCode };
  /** The message that it goes out with; null while it is only chosen. */
  send: WaitingSend | null;
}

/** A message that was sent while its files were still made ready: it goes out when they are. */
export interface WaitingSend {
  message: NewMessage;
  /** As they were typed. */
  words: TypedWords;
  /** The words are sent, or back where they were typed. */
  letGo: () => void;
}

const NONE: readonly TrayItem[] = [];

interface TrayDeps {
  media: MediaPort;
  newId: () => string;
  outbox: Pick<OutboxStore, 'send'>;
  urls: Pick<MediaStore, 'seed'>;
  drafts: Pick<DraftsStore, 'get' | 'set' | 'hold'>;
}

/** What is chosen and has not gone out yet, by room: it stays, and goes, while one looks at others. */
export class TrayStore {
  readonly store: StoreApi<ReadonlyMap<string, readonly TrayItem[]>> = createStore<
    ReadonlyMap<string, readonly TrayItem[]>
  >(() => new Map());
  /** Voice notes that were neither sent nor thrown away when one left their room. */
  readonly recordings: StoreApi<ReadonlyMap<string, VoiceRecording>> = createStore<
    ReadonlyMap<string, VoiceRecording>
  >(() => new Map());
  readonly #deps: TrayDeps;
  readonly #work = new Map<string, AbortController>();

  constructor(deps: TrayDeps) {
    this.#deps = deps;
  }

  items(roomId: string): readonly TrayItem[] {
    return this.store.getState().get(roomId) ?? NONE;
  }

  add(roomId: string, files: readonly File[]): void {
    const items = files.map((file): TrayItem => {
      const id = this.#deps.newId();
      void this.#prepare(roomId, id, file);
      return {
        id,
        name: safeFileName(file.name),
        size: file.size,
        type: file.type,
        previewUrl: null,
        state: { type: 'preparing' },
        send: null,
      };
    });
    this.#set(roomId, [...this.items(roomId), ...items]);
  }

  remove(roomId: string, id: string): void {
    this.#work.get(id)?.abort();
    const removed = this.items(roomId).filter((item) => item.id === id);
    this.#forget(removed);
    this.#set(
      roomId,
      this.items(roomId).filter((item) => item.id !== id),
    );
    for (const { send } of removed) this.#goOn(roomId, send);
  }

  /**
   * Sends a message with what is chosen, at once or as soon as all of it is ready. What is typed or
   * chosen meanwhile is another message. What failed stays behind and does not keep the rest.
   */
  send(roomId: string, message: NewMessage, words: TypedWords): void {
    const isPreparing = this.items(roomId).some(
      ({ state, send }) => send === null && state.type === 'preparing',
    );
    if (!isPreparing) {
      this.#sendOut(roomId, message, this.#take(roomId, null));
      return;
    }
    const waiting = { message, words, letGo: this.#deps.drafts.hold(roomId, words) };
    this.#set(
      roomId,
      this.items(roomId).map((item) =>
        item.send === null && item.state.type !== 'failed' ? { ...item, send: waiting } : item,
      ),
    );
  }

  keepRecording(roomId: string, recording: VoiceRecording | null): void {
    const kept = new Map(this.recordings.getState());
    if (recording) kept.set(roomId, recording);
    else kept.delete(roomId);
    this.recordings.setState(kept, true);
  }

  stop(): void {
    for (const work of this.#work.values()) work.abort();
    for (const items of this.store.getState().values()) this.#forget(items);
    this.store.setState(new Map(), true);
    this.recordings.setState(new Map(), true);
  }

  /** Lets a waiting message go when nothing keeps it; without any file its words come back. */
  #goOn(roomId: string, send: WaitingSend | null): void {
    const items = this.items(roomId);
    if (!send || items.some((item) => item.send === send && item.state.type === 'preparing'))
      return;
    const files = this.#take(roomId, send);
    const { drafts } = this.#deps;
    if (files.length > 0) this.#sendOut(roomId, send.message, files);
    else drafts.set(roomId, withWords(drafts.get(roomId), send.words));
    // Last: until then the disk has the words in their old place too.
    send.letGo();
  }

  /** As many messages as the files need. */
  #sendOut(roomId: string, message: NewMessage, files: readonly NewFile[]): void {
    const { outbox, urls } = this.#deps;
    for (let from = 0; from === 0 || from < files.length; from += ATTACHMENTS_MAX) {
      const own = files.slice(from, from + ATTACHMENTS_MAX);
      const words = from === 0 ? message : { text: '', mentions: [], replyTo: null };
      const id = outbox.send({ id: roomId }, { ...words, files: own });
      for (const file of own) urls.seed(roomId, id, file);
    }
  }

  /** What is ready of a message, as its files; what failed stays, to be seen and removed. */
  #take(roomId: string, send: WaitingSend | null): NewFile[] {
    const items = this.items(roomId);
    const isTaken = (item: TrayItem) => item.send === send && item.state.type === 'ready';
    const files = items.flatMap((item) =>
      isTaken(item) && item.state.type === 'ready'
        ? [newFile(item.id, item.state.prepared, this.#deps.newId())]
        : [],
    );
    this.#forget(items.filter(isTaken));
    const left = items.filter((item) => !isTaken(item));
    this.#set(
      roomId,
      left.map((item) => (item.send === send ? { ...item, send: null } : item)),
    );
    return files;
  }

  async #prepare(roomId: string, id: string, file: File): Promise<void> {
    const work = new AbortController();
    this.#work.set(id, work);
    try {
      const prepared = await this.#deps.media.prepare(file, file.name, work.signal);
      const picture = prepared.kind === 'image' ? prepared.file : prepared.poster?.file;
      this.#change(roomId, id, {
        name: prepared.name,
        previewUrl: picture ? URL.createObjectURL(picture) : null,
        state: { type: 'ready', prepared },
      });
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'cancelled') this.#change(roomId, id, { state: { type: 'failed', code } });
    } finally {
      this.#work.delete(id);
    }
  }

  #change(roomId: string, id: string, change: Partial<TrayItem>): void {
    this.#set(
      roomId,
      this.items(roomId).map((item) => (item.id === id ? { ...item, ...change } : item)),
    );
    this.#goOn(roomId, this.items(roomId).find((item) => item.id === id)?.send ?? null);
  }

  #forget(items: readonly TrayItem[]): void {
    for (const { previewUrl } of items) if (previewUrl) URL.revokeObjectURL(previewUrl);
  }

  #set(roomId: string, items: readonly TrayItem[]): void {
    this.store.setState((rooms) => new Map(rooms).set(roomId, items), true);
  }
}

/** What is chosen for the next message of a room. */
export function useTray(roomId: string): readonly TrayItem[] {
  const { tray } = useSession();
  return useStore(tray.store, (rooms) => rooms.get(roomId) ?? NONE);
}

/** What was recorded in a room and waits there. */
export function useKeptRecording(roomId: string): VoiceRecording | null {
  const { tray } = useSession();
  return useStore(tray.recordings, (kept) => kept.get(roomId) ?? null);
}

function newFile(id: string, prepared: PreparedFile, posterId: string): NewFile {
  const attachment: Attachment = {
    id,
    kind: prepared.kind,
    name: prepared.name,
    contentType: prepared.contentType,
    size: prepared.file.size,
    width: Math.round(prepared.width ?? 0),
    height: Math.round(prepared.height ?? 0),
    durationMs: Math.round(prepared.durationMs ?? 0),
    placeholder: prepared.placeholder ?? '',
    posterId: prepared.poster ? posterId : '',
    waveform: '',
    isAnimated: prepared.isAnimated,
  };
  return { attachment, file: prepared.file, poster: prepared.poster?.file ?? null };
}
