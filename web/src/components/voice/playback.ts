/** One sound that plays, without a face. Its file is fetched when it is first played. */
import { nowPlaying } from './nowPlaying';

const TICK_MS = 100;

export type PlaybackStatus = 'idle' | 'loading' | 'playing' | 'paused' | 'failed';

export interface PlaybackSnapshot {
  status: PlaybackStatus;
  positionMs: number;
  /** Null until it is known. */
  durationMs: number | null;
}

export interface PlaybackOptions {
  /** Gives an object URL, which stays its owner's. */
  load: () => Promise<string>;
  onEnded?: (() => void) | undefined;
}

export class Playback {
  options: PlaybackOptions;
  readonly #listeners = new Set<() => void>();
  #snapshot: PlaybackSnapshot;
  #audio: HTMLAudioElement | null = null;
  #rate = 1;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Tells a wish to play from one that was taken back meanwhile. */
  #run = 0;

  constructor(durationMs: number | null, options: PlaybackOptions) {
    this.#snapshot = { status: 'idle', positionMs: 0, durationMs };
    this.options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly snapshot = (): PlaybackSnapshot => this.#snapshot;

  async play(): Promise<void> {
    nowPlaying.claim(this);
    this.#run += 1;
    const run = this.#run;
    this.#set({ status: this.#audio ? 'playing' : 'loading' });
    try {
      const url = this.#audio ? null : await this.options.load();
      if (run !== this.#run) return;
      const audio = this.#audio ?? this.#open(url ?? '');
      audio.playbackRate = this.#rate;
      await audio.play();
    } catch (error) {
      if (run === this.#run) this.#fail(error);
      return;
    }
    if (run === this.#run) this.#follow();
  }

  pause(): void {
    this.#run += 1;
    this.#audio?.pause();
    this.#stopFollowing();
    const { status } = this.#snapshot;
    if (status === 'playing' || status === 'loading') this.#set({ status: 'paused' });
    nowPlaying.release(this);
  }

  /** Goes there, playing or not; held within the sound. */
  seek(positionMs: number): void {
    const end = this.#snapshot.durationMs ?? Infinity;
    const position = Math.min(end, Math.max(0, positionMs));
    if (this.#audio) this.#audio.currentTime = position / 1000;
    this.#set({ positionMs: position });
  }

  setRate(rate: number): void {
    this.#rate = rate;
    if (this.#audio) this.#audio.playbackRate = rate;
  }

  /** Falls silent and forgets the file. */
  close(): void {
    this.pause();
    this.#drop();
  }

  #open(url: string): HTMLAudioElement {
    const audio = new Audio();
    this.#audio = audio;
    audio.addEventListener('ended', () => this.#end());
    // The system pauses too: a call comes in, a headset is unplugged.
    audio.addEventListener('pause', () => {
      if (audio.paused && !audio.ended && this.#snapshot.status === 'playing') this.pause();
    });
    audio.addEventListener('error', () => {
      if (audio === this.#audio) this.#fail(audio.error);
    });
    audio.addEventListener('durationchange', () => this.#learnDuration(audio));
    audio.src = url;
    audio.currentTime = this.#snapshot.positionMs / 1000;
    return audio;
  }

  /** What the message says comes first: recorders write files that do not know their length. */
  #learnDuration({ duration }: HTMLAudioElement) {
    if (this.#snapshot.durationMs === null && Number.isFinite(duration)) {
      this.#set({ durationMs: duration * 1000 });
    }
  }

  #follow() {
    this.#set({ status: 'playing' });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const positionMs = (this.#audio?.currentTime ?? 0) * 1000;
      this.#set({ positionMs: Math.min(this.#snapshot.durationMs ?? Infinity, positionMs) });
    }, TICK_MS);
  }

  #stopFollowing() {
    clearInterval(this.#timer);
  }

  #end() {
    this.#stopFollowing();
    nowPlaying.release(this);
    if (this.#audio) this.#audio.currentTime = 0;
    this.#set({ status: 'idle', positionMs: 0 });
    this.options.onEnded?.();
  }

  #fail(error: unknown) {
    this.#stopFollowing();
    nowPlaying.release(this);
    // The browser wants one more press, now that the file is here.
    if (error instanceof DOMException && error.name === 'NotAllowedError') {
      this.#set({ status: 'paused' });
      return;
    }
    this.#drop();
    this.#set({ status: 'failed' });
  }

  #drop() {
    const audio = this.#audio;
    this.#audio = null;
    audio?.removeAttribute('src');
  }

  #set(change: Partial<PlaybackSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
