import { createContext, useContext } from 'react';

/** Plays one voice note after the other: those that are in the page, by their place in it. */
export class PlayQueue {
  readonly #players = new Map<number, () => void>();

  /** `order` grows from earlier to later, for example the message's `createdAt`. */
  register(order: number, play: () => void): () => void {
    this.#players.set(order, play);
    return () => {
      if (this.#players.get(order) === play) this.#players.delete(order);
    };
  }

  /** Plays the nearest one after this, if there is one. */
  playAfter(order: number): void {
    const later = [...this.#players.keys()].filter((other) => other > order);
    if (later.length > 0) this.#players.get(Math.min(...later))?.();
  }
}

/** Put a queue of its own around each timeline; without one, every note plays alone. */
export const PlayQueueContext = createContext<PlayQueue | null>(null);

export function usePlayQueue(): PlayQueue | null {
  return useContext(PlayQueueContext);
}
