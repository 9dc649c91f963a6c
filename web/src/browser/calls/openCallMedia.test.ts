// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMediaStream, fakeTrack } from '../../testing/fakeMediaStream';
import { callMedia } from './openCallMedia';

const media = callMedia();

class FakeDevices extends EventTarget {
  list: Partial<MediaDeviceInfo>[] = [];
  getUserMedia = vi.fn((constraints: MediaStreamConstraints) => {
    const kind = constraints.audio ? 'audio' : 'video';
    return Promise.resolve(new FakeMediaStream([fakeTrack(kind)]));
  });
  getDisplayMedia = vi.fn(() =>
    Promise.resolve(new FakeMediaStream([fakeTrack('video'), fakeTrack('audio')])),
  );
  enumerateDevices() {
    return Promise.resolve(this.list);
  }
}

let devices: FakeDevices;

/** The next opening fails with an exception of this name. */
function failOnce(name: string, message = '') {
  devices.getUserMedia.mockRejectedValueOnce(new DOMException(message, name));
}

function asked(kind: 'audio' | 'video') {
  return devices.getUserMedia.mock.calls.map(([constraints]) => constraints[kind]);
}

beforeEach(() => {
  devices = new FakeDevices();
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
  localStorage.clear();
  vi.restoreAllMocks();
});

describe('microphones', () => {
  it('open with echoes taken out', async () => {
    expect((await media.openMicrophone(null)).kind).toBe('audio');
    expect(asked('audio')[0]).toMatchObject({ echoCancellation: true });
  });

  it('fall back to the preferred one where the chosen one is gone', async () => {
    failOnce('OverconstrainedError');
    await media.openMicrophone('gone');

    expect(asked('audio')).toMatchObject([
      { deviceId: { exact: 'gone' } },
      { deviceId: { ideal: 'gone' } },
    ]);
  });

  it('are not asked for twice where the person refuses', async () => {
    failOnce('NotAllowedError');

    await expect(media.openMicrophone('mine')).rejects.toMatchObject({ code: 'microphoneDenied' });
    expect(devices.getUserMedia).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['NotAllowedError', 'microphoneDenied'],
    ['SecurityError', 'microphoneDenied'],
    ['NotFoundError', 'microphoneMissing'],
    ['NotReadableError', 'microphoneMissing'],
    ['OverconstrainedError', 'microphoneMissing'],
    ['AbortError', 'microphoneMissing'],
  ])('tell why not: %s', async (name, code) => {
    failOnce(name);

    await expect(media.openMicrophone(null)).rejects.toMatchObject({ code });
  });

  it('are denied to a page without encryption', async () => {
    Reflect.deleteProperty(navigator, 'mediaDevices');

    await expect(media.openMicrophone(null)).rejects.toMatchObject({ code: 'microphoneDenied' });
    expect(await media.devices()).toEqual({ microphones: [], cameras: [], speakers: [] });
  });
});

describe('cameras', () => {
  it('look at the person unless one was chosen', async () => {
    await media.openCamera(null);
    await media.openCamera('back');

    expect(asked('video')[0]).toMatchObject({ facingMode: 'user' });
    expect(asked('video')[1]).not.toHaveProperty('facingMode');
  });

  it('tell why they do not open', async () => {
    failOnce('NotReadableError');
    await expect(media.openCamera(null)).rejects.toMatchObject({ code: 'cameraMissing' });

    failOnce('NotAllowedError');
    await expect(media.openCamera(null)).rejects.toMatchObject({ code: 'cameraDenied' });
  });

  it('turn round on phones, one open at a time', async () => {
    const front = fakeTrack('video', '', { facingMode: 'user', deviceId: 'front' });
    await media.openOtherCamera(front);

    expect(front.readyState).toBe('ended');
    expect(asked('video')).toMatchObject([{ facingMode: { exact: 'environment' } }]);
  });

  it('take turns elsewhere', async () => {
    devices.list = [
      { kind: 'audioinput', deviceId: 'microphone' },
      { kind: 'videoinput', deviceId: 'first' },
      { kind: 'videoinput', deviceId: 'second' },
    ];
    await media.openOtherCamera(fakeTrack('video', '', { deviceId: 'first' }));
    await media.openOtherCamera(fakeTrack('video', '', { deviceId: 'second' }));

    expect(asked('video')).toMatchObject([
      { deviceId: { exact: 'second' } },
      { deviceId: { exact: 'first' } },
    ]);
  });
});

describe('screens', () => {
  it('come with their sound where there is any', async () => {
    const { video, sound } = await media.openScreen();

    expect([video.kind, video.contentHint, sound?.kind]).toEqual(['video', 'detail', 'audio']);

    devices.getDisplayMedia.mockResolvedValueOnce(new FakeMediaStream([fakeTrack('video')]));
    expect((await media.openScreen()).sound).toBeNull();
  });

  it.each([
    ['NotAllowedError', 'Permission denied', 'cancelled'],
    ['NotAllowedError', 'Permission denied by system', 'screenDenied'],
    ['NotReadableError', '', 'screenDenied'],
    ['InvalidStateError', '', 'screenDenied'],
  ])('tell why not: %s %s', async (name, message, code) => {
    devices.getDisplayMedia.mockRejectedValueOnce(new DOMException(message, name));

    await expect(media.openScreen()).rejects.toMatchObject({ code });
  });

  it('are not there on phones', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: {}, configurable: true });

    expect(media.canShareScreen()).toBe(false);
    await expect(media.openScreen()).rejects.toMatchObject({ code: 'screenUnsupported' });
  });
});

describe('devices', () => {
  it('are listed by what they are, without those that stand for others', async () => {
    devices.list = [
      { kind: 'audioinput', deviceId: 'default', label: 'Default - Headset' },
      { kind: 'audioinput', deviceId: 'headset', label: 'Headset' },
      { kind: 'videoinput', deviceId: 'camera', label: 'Camera' },
      { kind: 'audiooutput', deviceId: 'speakers', label: 'Speakers' },
    ];

    expect(await media.devices()).toEqual({
      microphones: [{ id: 'headset', label: 'Headset' }],
      cameras: [{ id: 'camera', label: 'Camera' }],
      // jsdom lets no page choose.
      speakers: [],
    });
  });

  it('tell when they change', () => {
    const onChange = vi.fn();
    const stop = media.watchDevices(onChange);
    devices.dispatchEvent(new Event('devicechange'));
    stop();
    devices.dispatchEvent(new Event('devicechange'));

    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('are remembered, also where the browser keeps nothing', () => {
    const choice = { microphoneId: 'headset', cameraId: null, speakerId: null };
    expect(media.choice()).toEqual({ microphoneId: null, cameraId: null, speakerId: null });

    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    media.remember(choice);
    expect(media.choice()).toEqual(choice);

    localStorage.clear();
    vi.restoreAllMocks();
    localStorage.setItem('hearth.callDevices', '{"microphoneId":7}');
    expect(media.choice()).toEqual(choice);
  });
});
