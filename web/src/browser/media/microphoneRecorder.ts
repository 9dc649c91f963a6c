import { HearthError } from '@hearth/domain/errors';
import { storedType, toBase64, VOICE_MAX_MS, WAVEFORM_LEVELS } from '@hearth/domain/media';
import type { VoiceRecorder, VoiceRecording } from '../../ports/media';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { openLevelMeter, type LevelMeter } from './levelMeter';
import { reduceLevels } from './reduceLevels';

const LEVEL_EVERY_MS = 50;
/** Speech stays clear, and fifteen minutes stay under 4 MB. */
const BITS_PER_SECOND = 32_000;

/** Records a stream that is its own: it ends with the recording. */
export class MicrophoneRecorder implements VoiceRecorder {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #meter: LevelMeter;
  readonly #chunks: Blob[] = [];
  readonly #levels: number[] = [];
  readonly #levelListeners = new Set<(level: number) => void>();
  readonly #endListeners = new Set<() => void>();
  readonly #ended: Promise<void>;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** When the running stretch began (performance.now), and the length of those before it. */
  #runningSince: number | null = null;
  #earlierMs = 0;

  constructor(stream: MediaStream, mimeType: string) {
    this.#stream = stream;
    this.#recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
    this.#meter = openLevelMeter(stream);
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#chunks.push(data));
    this.#recorder.addEventListener('start', () => {
      // It may have been paused meanwhile.
      if (this.#recorder.state === 'recording') this.#run();
    });
    this.#ended = new Promise((resolve) => {
      this.#recorder.addEventListener('stop', () => resolve());
    });
    this.#recorder.addEventListener('error', () => this.#end());
    for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#end());
  }

  start() {
    this.#recorder.start();
    this.#timer = setInterval(() => this.#tick(), LEVEL_EVERY_MS);
  }

  pause() {
    if (this.#recorder.state !== 'recording') return;
    this.#rest();
    this.#recorder.pause();
  }

  resume() {
    if (this.#recorder.state !== 'paused') return;
    this.#recorder.resume();
    this.#run();
  }

  elapsedMs(): number {
    const running = this.#runningSince === null ? 0 : performance.now() - this.#runningSince;
    return Math.min(VOICE_MAX_MS, Math.round(this.#earlierMs + running));
  }

  watchLevel(onLevel: (level: number) => void): Unsubscribe {
    this.#levelListeners.add(onLevel);
    return () => {
      this.#levelListeners.delete(onLevel);
    };
  }

  watchEnd(onEnd: () => void): Unsubscribe {
    this.#endListeners.add(onEnd);
    return () => {
      this.#endListeners.delete(onEnd);
    };
  }

  async stop(): Promise<VoiceRecording> {
    this.#close();
    await this.#ended;
    const file = new Blob(this.#chunks, { type: storedType(this.#recorder.mimeType) });
    if (file.size === 0) throw new HearthError('unknown', { message: 'Nothing was recorded' });
    const waveform = toBase64(reduceLevels(this.#levels, WAVEFORM_LEVELS));
    return { file, durationMs: this.elapsedMs(), waveform };
  }

  cancel() {
    this.#close();
    this.#chunks.length = 0;
  }

  #tick() {
    if (this.#runningSince === null) return;
    const level = this.#meter.level();
    this.#levels.push(level);
    for (const listener of this.#levelListeners) listener(level);
    if (this.elapsedMs() >= VOICE_MAX_MS) this.#end();
  }

  #run() {
    this.#runningSince = performance.now();
  }

  #rest() {
    this.#earlierMs = this.elapsedMs();
    this.#runningSince = null;
  }

  /** Ended by itself: whoever watches fetches what there is. */
  #end() {
    this.#close();
    for (const listener of this.#endListeners) listener();
    this.#endListeners.clear();
  }

  /** Gives the microphone back, however the recording ends. */
  #close() {
    this.#rest();
    clearInterval(this.#timer);
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    for (const track of this.#stream.getTracks()) track.stop();
    this.#meter.close();
    this.#levelListeners.clear();
  }
}
