/** Recording a voice note, without a face: what pointer, keys and buttons do to it. */
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { MediaPort, VoiceRecorder, VoiceRecording } from '../../ports/media';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { nowPlaying } from './nowPlaying';

export type RecordingState =
  | { type: 'idle' }
  /** The microphone is asked for; a locked one goes on without a finger. */
  | { type: 'opening'; isLocked: boolean }
  | { type: 'recording'; isLocked: boolean; isPaused: boolean; recorder: VoiceRecorder }
  /** Stopped; `then` says what comes of it. */
  | { type: 'stopping'; then: 'preview' | 'send' }
  | { type: 'preview'; recording: VoiceRecording };

/** What happened last, to be read aloud. */
export type RecordingNews =
  'none' | 'started' | 'paused' | 'resumed' | 'stopped' | 'sent' | 'cancelled';

export interface RecordingSnapshot {
  state: RecordingState;
  news: RecordingNews;
}

export interface RecordingOptions {
  openRecorder: MediaPort['openRecorder'];
  onRecorded: (recording: VoiceRecording) => void;
  /** What is to be found on coming back; null when it was sent or thrown away. */
  onKept: (recording: VoiceRecording | null) => void;
  onError: (code: ErrorCode) => void;
}

export class RecordingControl {
  /** The newest options: a component gives others with every render. */
  options: RecordingOptions;
  readonly #listeners = new Set<() => void>();
  #snapshot: RecordingSnapshot = { state: { type: 'idle' }, news: 'none' };
  /** Tells what was asked for from what has been called off since. */
  #run = 0;
  /** Its place in the page is gone: nobody would see a preview. */
  #hasLeft = false;

  constructor(options: RecordingOptions) {
    this.options = options;
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly snapshot = (): RecordingSnapshot => this.#snapshot;

  async start(isLocked: boolean): Promise<void> {
    if (this.#state.type !== 'idle') return;
    this.#run += 1;
    const run = this.#run;
    // What plays would be recorded too.
    nowPlaying.pause();
    this.#set({ type: 'opening', isLocked });
    try {
      const recorder = await this.options.openRecorder();
      if (run === this.#run) this.#begin(recorder);
      else recorder.cancel();
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
  }

  /** Goes on without a finger on the button. */
  lock(): void {
    const state = this.#state;
    if (state.type === 'opening' || state.type === 'recording') {
      this.#set({ ...state, isLocked: true });
    }
  }

  togglePause(): void {
    const state = this.#state;
    if (state.type !== 'recording') return;
    if (state.isPaused) state.recorder.resume();
    else state.recorder.pause();
    this.#set({ ...state, isPaused: !state.isPaused }, state.isPaused ? 'resumed' : 'paused');
  }

  /** Stops, so that one can listen before sending. */
  preview(): void {
    if (this.#state.type === 'recording') void this.#stop(this.#state.recorder, 'preview');
  }

  /** Hands over what is recorded. */
  send(): void {
    const state = this.#state;
    if (state.type === 'recording') void this.#stop(state.recorder, 'send');
    else if (state.type === 'preview') this.#handOver(state.recording);
  }

  cancel(): void {
    const state = this.#state;
    if (state.type === 'idle') return;
    this.#run += 1;
    if (state.type === 'recording') state.recorder.cancel();
    this.#set({ type: 'idle' }, 'cancelled');
    this.options.onKept(null);
  }

  /** Its place in the page goes: what is recorded is kept, and what is on its way out goes out. */
  leave(): void {
    const state = this.#state;
    if (state.type === 'opening') this.cancel();
    if (state.type === 'preview') this.#keep(state.recording);
    if (state.type !== 'recording' && state.type !== 'stopping') return;
    this.#hasLeft = true;
    this.preview();
  }

  /** What was kept before can be listened to and sent. */
  restore(recording: VoiceRecording): void {
    if (this.#state.type === 'idle') this.#set({ type: 'preview', recording }, 'stopped');
  }

  get #state(): RecordingState {
    return this.#snapshot.state;
  }

  #begin(recorder: VoiceRecorder) {
    const isLocked = this.#state.type === 'opening' && this.#state.isLocked;
    recorder.watchEnd(() => this.preview());
    try {
      recorder.start();
    } catch (error) {
      recorder.cancel();
      throw error;
    }
    this.#set({ type: 'recording', isLocked, isPaused: false, recorder }, 'started');
  }

  async #stop(recorder: VoiceRecorder, then: 'preview' | 'send') {
    const run = this.#run;
    this.#set({ type: 'stopping', then });
    try {
      const recording = await recorder.stop();
      if (run !== this.#run) return;
      if (then === 'send') this.#handOver(recording);
      else if (this.#hasLeft) this.#keep(recording);
      else this.#set({ type: 'preview', recording }, 'stopped');
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
  }

  #handOver(recording: VoiceRecording) {
    this.#set({ type: 'idle' }, 'sent');
    this.options.onRecorded(recording);
    this.options.onKept(null);
  }

  #keep(recording: VoiceRecording) {
    this.#set({ type: 'idle' });
    this.options.onKept(recording);
  }

  #fail(error: unknown) {
    this.#set({ type: 'idle' });
    this.options.onError(errorCode(error));
  }

  #set(state: RecordingState, news: RecordingNews = this.#snapshot.news) {
    this.#snapshot = { state, news };
    for (const listener of this.#listeners) listener();
  }
}
