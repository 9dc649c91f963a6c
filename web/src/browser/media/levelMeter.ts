/** Quieter than this is silence; full scale is 0 dB. */
const SILENCE_DB = -52;
const SAMPLES = 2048;

export interface LevelMeter {
  /** How loud it is now, 0 to 1, even to the ear. */
  level(): number;
  close(): void;
}

/** Listens to a stream; where the browser has no audio graph, it hears nothing. */
export function openLevelMeter(stream: MediaStream): LevelMeter {
  try {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
    context.createMediaStreamSource(stream).connect(analyser);
    // Some browsers make it asleep.
    context.resume().catch(() => undefined);
    const samples = new Float32Array(SAMPLES);
    return {
      level: () => {
        analyser.getFloatTimeDomainData(samples);
        return loudness(samples);
      },
      close: () => {
        context.close().catch(() => undefined);
      },
    };
  } catch {
    return { level: () => 0, close: () => undefined };
  }
}

/** Samples of -1 to 1 as a level of 0 to 1, in equal steps of decibels. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB));
}
