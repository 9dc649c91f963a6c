import { fromBase64, VOICE_MAX_MS, WAVEFORM_LEVELS } from '@hearth/domain/media';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openVoiceRecorder } from './openVoiceRecorder';

/** A microphone and a recorder as the browser has them, without sound. */
class FakeMediaRecorder extends EventTarget {
  static isTypeSupported = (type: string) => type.startsWith('audio/ogg');
  state = 'inactive';
  readonly mimeType: string;

  constructor(_stream: unknown, options: { mimeType: string }) {
    super();
    this.mimeType = options.mimeType;
  }
  start() {
    this.state = 'recording';
    this.dispatchEvent(new Event('start'));
  }
  pause() {
    this.state = 'paused';
  }
  resume() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    const data = new Blob(['sound']);
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
    this.dispatchEvent(new Event('stop'));
  }
}

class FakeTrack extends EventTarget {
  isLive = true;
  stop() {
    this.isLive = false;
  }
}

let track: FakeTrack;
const getUserMedia = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  track = new FakeTrack();
  getUserMedia.mockResolvedValue({ getTracks: () => [track] });
  vi.stubGlobal('MediaRecorder', FakeMediaRecorder);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('a recording', () => {
  it('counts what was recorded, not the pauses, and gives the microphone back', async () => {
    const recorder = await openVoiceRecorder();
    const onLevel = vi.fn();
    recorder.watchLevel(onLevel);
    recorder.start();
    vi.advanceTimersByTime(2_000);
    recorder.pause();
    vi.advanceTimersByTime(5_000);
    recorder.resume();
    vi.advanceTimersByTime(1_000);
    const { file, durationMs, waveform } = await recorder.stop();
    expect(durationMs).toBe(3_000);
    expect(file.type).toBe('audio/ogg');
    expect(fromBase64(waveform)).toHaveLength(WAVEFORM_LEVELS);
    expect(onLevel.mock.calls.length).toBeGreaterThan(55);
    expect(track.isLive).toBe(false);
  });

  it('ends by itself at its longest, and gives what there is', async () => {
    const recorder = await openVoiceRecorder();
    const onEnd = vi.fn();
    recorder.watchEnd(onEnd);
    recorder.start();
    vi.advanceTimersByTime(VOICE_MAX_MS + 1_000);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(track.isLive).toBe(false);
    expect((await recorder.stop()).durationMs).toBe(VOICE_MAX_MS);
  });

  it('ends when the microphone goes', async () => {
    const recorder = await openVoiceRecorder();
    const onEnd = vi.fn();
    recorder.watchEnd(onEnd);
    recorder.start();
    vi.advanceTimersByTime(1_000);
    track.dispatchEvent(new Event('ended'));
    expect(onEnd).toHaveBeenCalledOnce();
    expect((await recorder.stop()).durationMs).toBe(1_000);
  });

  it('that is cancelled gives the microphone back, started or not', async () => {
    (await openVoiceRecorder()).cancel();
    expect(track.isLive).toBe(false);
    track = new FakeTrack();
    const recorder = await openVoiceRecorder();
    recorder.start();
    recorder.cancel();
    expect(track.isLive).toBe(false);
  });
});

describe('the microphone', () => {
  it.each([
    ['NotAllowedError', 'microphoneDenied'],
    ['NotFoundError', 'microphoneMissing'],
    ['NotReadableError', 'microphoneMissing'],
    ['TypeError', 'unknown'],
  ])('%s is told as %s', async (name, code) => {
    getUserMedia.mockRejectedValue(new DOMException('', name));
    await expect(openVoiceRecorder()).rejects.toMatchObject({ code });
  });

  it('is not asked for where nothing can record', async () => {
    vi.stubGlobal('MediaRecorder', undefined);
    await expect(openVoiceRecorder()).rejects.toMatchObject({ code: 'voiceUnsupported' });
    expect(getUserMedia).not.toHaveBeenCalled();
  });
});
