/** One sound at a time on the page: who starts makes the other pause. */
export interface Pausable {
  pause(): void;
}

let playing: Pausable | null = null;

export const nowPlaying = {
  claim(player: Pausable): void {
    if (playing === player) return;
    const previous = playing;
    playing = player;
    previous?.pause();
  },

  release(player: Pausable): void {
    if (playing === player) playing = null;
  },

  /** For what must not be talked into: a recording, a call. */
  pause(): void {
    const previous = playing;
    playing = null;
    previous?.pause();
  },
};
