import type { Unsubscribe } from '../../ports/unsubscribe';
import { loudness } from '../media/levelMeter';
import { holdAudio } from './callAudio';

const EVERY_MS = 100;
/** Of the sound, at 48 kHz: 43 ms. */
const SAMPLES = 2048;

/** Listens to whatever sound a stream has at the time: tracks come and go. */
export function watchStreamLevel(
  stream: MediaStream,
  onLevel: (level: number) => void,
): Unsubscribe {
  const held = holdAudio();
  if (!held) return () => undefined;
  const ear = new Ear(held.audio, stream);
  const timer = setInterval(() => {
    onLevel(ear.level());
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    ear.close();
    held.letGo();
  };
}

class Ear {
  readonly #audio: AudioContext;
  readonly #stream: MediaStream;
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(SAMPLES);
  #track: MediaStreamTrack | null = null;
  #source: MediaStreamAudioSourceNode | null = null;

  constructor(audio: AudioContext, stream: MediaStream) {
    this.#audio = audio;
    this.#stream = stream;
    this.#analyser = new AnalyserNode(audio, { fftSize: SAMPLES });
  }

  level(): number {
    this.#attach(this.#stream.getAudioTracks()[0] ?? null);
    if (!this.#source) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return loudness(this.#samples);
  }

  close(): void {
    this.#attach(null);
  }

  #attach(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#source?.disconnect();
    this.#track = track;
    this.#source = track && this.#audio.createMediaStreamSource(new MediaStream([track]));
    this.#source?.connect(this.#analyser);
  }
}
