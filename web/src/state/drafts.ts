import { useCallback } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft, OutboxStorage } from '../ports/outboxStorage';
import { useSession } from './session';

export type { Draft };

export const EMPTY_DRAFT: Draft = { text: '', replyToId: null, editingId: null };

/** What is typed and not about an edit. */
export type TypedWords = Pick<Draft, 'text' | 'replyToId'>;

/** Words that come back, before what is typed already; an edit under way goes on. */
export function withWords(draft: Draft, words: TypedWords): Draft {
  const isEdit = draft.editingId !== null;
  const typed = isEdit ? (draft.parked ?? EMPTY_DRAFT) : draft;
  const back = {
    text: [words.text, typed.text].filter((line) => line !== '').join('\n'),
    replyToId: typed.replyToId ?? words.replyToId,
  };
  return isEdit ? { ...draft, parked: back } : { ...draft, ...back };
}

interface DraftsState {
  drafts: ReadonlyMap<string, Draft>;
  /** Until then a composer may show less than there is. */
  isLoaded: boolean;
}

function isEmpty({ text, replyToId, editingId }: Draft): boolean {
  return text === '' && replyToId === null && editingId === null;
}

/** What is typed and not sent, by room: on disk with every change, the same in all tabs. */
export class DraftsStore {
  readonly #me: string;
  readonly #storage: OutboxStorage;
  readonly #store = createStore<DraftsState>(() => ({ drafts: new Map(), isLoaded: false }));
  readonly getState = this.#store.getState;
  readonly getInitialState = this.#store.getInitialState;
  readonly subscribe = this.#store.subscribe;
  /** Rooms typed in here or elsewhere since the start: what the disk said before is older. */
  readonly #touched = new Set<string>();
  /** Words on their way out, by room: the disk has them as typed, so that a reload gives them back. */
  readonly #held = new Map<string, readonly TypedWords[]>();
  readonly #stopListening: () => void;

  constructor({ me, storage }: { me: string; storage: OutboxStorage }) {
    this.#me = me;
    this.#storage = storage;
    this.#stopListening = storage.onOtherTab(me, (change) => {
      if (change.type === 'draft') this.#put(change.roomId, change.draft ?? EMPTY_DRAFT);
    });
    void this.#load();
  }

  stop() {
    this.#stopListening();
  }

  get(roomId: string): Draft {
    return this.getState().drafts.get(roomId) ?? EMPTY_DRAFT;
  }

  set(roomId: string, draft: Draft) {
    this.#put(roomId, draft);
    this.#save(roomId);
  }

  clear(roomId: string) {
    this.set(roomId, EMPTY_DRAFT);
  }

  /** Keeps words safe that are no longer shown, until what this gives is called. */
  hold(roomId: string, words: TypedWords): () => void {
    this.#held.set(roomId, [...this.#heldIn(roomId), words]);
    this.#save(roomId);
    return () => {
      const left = this.#heldIn(roomId).filter((other) => other !== words);
      this.#held.set(roomId, left);
      this.#save(roomId);
    };
  }

  #heldIn(roomId: string): readonly TypedWords[] {
    return this.#held.get(roomId) ?? [];
  }

  #save(roomId: string) {
    const draft = this.#heldIn(roomId).reduceRight(withWords, this.get(roomId));
    void this.#storage.putDraft(this.#me, roomId, isEmpty(draft) ? null : draft);
  }

  #put(roomId: string, draft: Draft) {
    this.#touched.add(roomId);
    this.#store.setState(({ drafts }) => {
      const next = new Map(drafts);
      if (isEmpty(draft)) next.delete(roomId);
      else next.set(roomId, draft);
      return { drafts: next };
    });
  }

  async #load() {
    const stored = await this.#storage.loadDrafts(this.#me);
    this.#store.setState(({ drafts }) => {
      const untouched = [...stored].filter(([roomId]) => !this.#touched.has(roomId));
      return { drafts: new Map([...untouched, ...drafts]), isLoaded: true };
    });
  }
}

/** Opens the drafts of one session. */
export function createDraftsStore(deps: { me: string; storage: OutboxStorage }): DraftsStore {
  return new DraftsStore(deps);
}

/** The draft of a room, and how to replace it. */
export function useDraft(roomId: string): readonly [Draft, (draft: Draft) => void] {
  const { drafts } = useSession();
  const draft = useStore(drafts, (state) => state.drafts.get(roomId) ?? EMPTY_DRAFT);
  const setDraft = useCallback(
    (next: Draft) => {
      drafts.set(roomId, next);
    },
    [drafts, roomId],
  );
  return [draft, setDraft];
}
