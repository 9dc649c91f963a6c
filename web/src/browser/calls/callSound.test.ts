// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMediaStream, fakeTrack } from '../../testing/fakeMediaStream';

/** Nodes that do nothing but count what sounds. */
class FakeAudioContext {
  static last: FakeAudioContext | null = null;
  static count = 0;
  state = 'suspended';
  currentTime = 0;
  destination = {};
  notes = 0;
  sources = 0;

  constructor() {
    FakeAudioContext.last = this;
    FakeAudioContext.count += 1;
  }
  resume() {
    this.state = 'running';
    return Promise.resolve();
  }
  suspend() {
    this.state = 'suspended';
    return Promise.resolve();
  }
  createGain() {
    const gain = {
      setValueAtTime: () => undefined,
      exponentialRampToValueAtTime: () => undefined,
      setTargetAtTime: () => undefined,
    };
    return { gain, connect: (to: unknown) => to };
  }
  createOscillator() {
    this.notes += 1;
    return {
      frequency: { setValueAtTime: () => undefined },
      connect: (to: unknown) => to,
      start: () => undefined,
      stop: () => undefined,
    };
  }
  createMediaStreamSource() {
    this.sources += 1;
    return { connect: () => undefined, disconnect: () => undefined };
  }
}

class FakeAnalyser {
  getFloatTimeDomainData(samples: Float32Array) {
    samples.fill(1);
  }
}

const shakes = vi.fn(() => true);

async function openSound() {
  vi.resetModules();
  const [{ ringTone }, { watchStreamLevel }] = await Promise.all([
    import('./ringTones'),
    import('./streamLevels'),
  ]);
  return { ringTone, watchStreamLevel };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.stubGlobal('AnalyserNode', FakeAnalyser);
  Object.defineProperty(navigator, 'vibrate', { value: shakes, configurable: true });
  FakeAudioContext.last = null;
  FakeAudioContext.count = 0;
  shakes.mockClear();
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'vibrate');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('ring tones', () => {
  it('repeat with vibration until they are stopped, then let the graph sleep', async () => {
    const { ringTone } = await openSound();
    const stop = ringTone('incoming');
    await vi.advanceTimersByTimeAsync(0);
    const phrase = FakeAudioContext.last?.notes ?? 0;
    await vi.advanceTimersByTimeAsync(6_000);

    expect(phrase).toBeGreaterThan(0);
    expect(FakeAudioContext.last?.notes).toBe(phrase * 3);

    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeAudioContext.last?.notes).toBe(phrase * 3);
    expect(FakeAudioContext.last?.state).toBe('suspended');
    expect(shakes).toHaveBeenLastCalledWith([0]);
  });

  it('sound once where nothing is waited for', async () => {
    const { ringTone } = await openSound();
    ringTone('joined');
    await vi.advanceTimersByTimeAsync(0);
    const notes = FakeAudioContext.last?.notes;
    await vi.advanceTimersByTimeAsync(20_000);

    expect(FakeAudioContext.last?.notes).toBe(notes);
    expect(FakeAudioContext.last?.state).toBe('suspended');
    expect(shakes).not.toHaveBeenCalled();
  });

  it('are silent when the page may sound only later', async () => {
    const { ringTone } = await openSound();
    vi.spyOn(FakeAudioContext.prototype, 'resume').mockImplementationOnce(
      () => new Promise((resolve) => setTimeout(resolve, 1_000)),
    );
    ringTone('ended');
    await vi.advanceTimersByTimeAsync(2_000);

    expect(FakeAudioContext.last?.notes).toBe(0);
  });

  it('shake the phone where there is no sound at all', async () => {
    vi.stubGlobal('AudioContext', undefined);
    const { ringTone } = await openSound();
    ringTone('incoming')();

    expect(shakes).toHaveBeenCalledTimes(2);
  });
});

describe('the level of a stream', () => {
  it('is told ten times a second, through one graph for all streams', async () => {
    const { watchStreamLevel } = await openSound();
    const levels: number[] = [];
    const streams = [1, 2].map(() => new FakeMediaStream([fakeTrack('audio')]));
    const stops = streams.map((stream) => watchStreamLevel(stream, (level) => levels.push(level)));
    await vi.advanceTimersByTimeAsync(1_000);

    expect(levels).toEqual(Array.from({ length: 20 }, () => 1));
    expect(FakeAudioContext.count).toBe(1);

    stops[0]?.();
    expect(FakeAudioContext.last?.state).toBe('running');
    stops[1]?.();
    stops[1]?.();
    expect(FakeAudioContext.last?.state).toBe('suspended');
  });

  it('follows the tracks of the stream', async () => {
    const { watchStreamLevel } = await openSound();
    const stream = new FakeMediaStream();
    const levels: number[] = [];
    const stop = watchStreamLevel(stream, (level) => levels.push(level));
    await vi.advanceTimersByTimeAsync(100);
    stream.addTrack(fakeTrack('audio'));
    await vi.advanceTimersByTimeAsync(200);

    expect(levels).toEqual([0, 1, 1]);
    expect(FakeAudioContext.last?.sources).toBe(1);
    stop();
  });

  it('is not told where there is no audio graph', async () => {
    vi.stubGlobal('AudioContext', undefined);
    const { watchStreamLevel } = await openSound();
    const onLevel = vi.fn();
    watchStreamLevel(new FakeMediaStream(), onLevel)();
    await vi.advanceTimersByTimeAsync(500);

    expect(onLevel).not.toHaveBeenCalled();
  });
});
