import { videoLimits } from '@hearth/domain/callQuality';
import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../../testing/fakeMediaStream';
import { cameraEncoding, SentTracks } from './sentTracks';

const MEDIUM = videoLimits('medium', { peers: 1, isSharing: false });

/** A sender that refuses parameters that were not read since the last were set, as browsers do. */
class StrictSender {
  encodings: RTCRtpEncodingParameters[] = [{ active: true }];
  readonly replaced: (MediaStreamTrack | null)[] = [];
  #transactions = 0;
  #lastRead = 0;

  getParameters() {
    this.#lastRead = ++this.#transactions;
    const encodings = this.encodings.map((encoding) => ({ ...encoding }));
    return {
      transactionId: String(this.#lastRead),
      encodings,
      codecs: [],
      headerExtensions: [],
      rtcp: {},
    };
  }

  async setParameters(parameters: RTCRtpSendParameters) {
    if (parameters.transactionId !== String(this.#lastRead)) throw new Error('InvalidStateError');
    this.#lastRead = 0;
    await Promise.resolve();
    this.encodings = parameters.encodings;
  }

  replaceTrack(track: MediaStreamTrack | null) {
    this.replaced.push(track);
    return Promise.resolve();
  }
}

function attach(sent: SentTracks, slot: 'camera' | 'screen' | 'voice') {
  const sender = new StrictSender();
  sent.attach(slot, sender as unknown as RTCRtpSender);
  return sender;
}

describe('SentTracks', () => {
  let sent: SentTracks;
  beforeEach(() => {
    sent = new SentTracks();
  });

  it('sends what came before there was a place, and whatever takes its place', () => {
    const first = fakeTrack('audio');
    const second = fakeTrack('audio');
    sent.set('voice', first);
    const sender = attach(sent, 'voice');
    sent.set('voice', second);
    sent.set('voice', null);

    expect(sender.replaced).toEqual([first, second, null]);
    expect(sent.slots).toEqual([]);
  });

  it('limits camera and screen, one after the other', async () => {
    const camera = attach(sent, 'camera');
    const screen = attach(sent, 'screen');
    sent.set('camera', fakeTrack('video', '', { width: 1280, height: 720 }));
    await Promise.all([
      sent.limit(videoLimits('low', { peers: 1, isSharing: false })),
      sent.limit(MEDIUM),
    ]);

    expect(camera.encodings).toEqual([
      { active: true, maxBitrate: 700_000, maxFramerate: 24, scaleResolutionDownBy: 2 },
    ]);
    expect(screen.encodings).toEqual([{ active: true, maxBitrate: MEDIUM.screenBps }]);
  });

  it('limits a place that comes later', async () => {
    await sent.limit(MEDIUM);
    const screen = attach(sent, 'screen');
    await waitFor(() => {
      expect(screen.encodings[0]?.maxBitrate).toBe(MEDIUM.screenBps);
    });
  });

  it('does not count a camera that is held back', async () => {
    sent.set('camera', fakeTrack('video'));
    sent.set('voice', fakeTrack('audio'));
    await sent.limit(videoLimits('audioOnly', { peers: 1, isSharing: false }));
    expect(sent.slots).toEqual(['voice']);

    await sent.limit(MEDIUM);
    expect(sent.slots).toEqual(['camera', 'voice']);
  });

  it('limits another camera anew', async () => {
    const camera = attach(sent, 'camera');
    sent.set('camera', fakeTrack('video', '', { width: 1280, height: 720 }));
    await sent.limit(MEDIUM);
    sent.set('camera', fakeTrack('video', '', { width: 640, height: 360 }));
    await waitFor(() => {
      expect(camera.encodings[0]?.scaleResolutionDownBy).toBe(1);
    });
  });

  it('goes on where the browser knows no limits', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const camera = attach(sent, 'camera');
    camera.encodings = [];
    await sent.limit(MEDIUM);
    camera.encodings = [{}];
    vi.spyOn(camera, 'setParameters').mockRejectedValue(new Error('NotSupportedError'));
    await sent.limit(MEDIUM);

    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});

describe('cameraEncoding', () => {
  it('sends nothing with audio alone', () => {
    const limits = videoLimits('audioOnly', { peers: 1, isSharing: false });

    expect(cameraEncoding(limits, undefined)).toEqual({ active: false });
  });

  it.each([
    [{ width: 1280, height: 720 }, 2],
    [{ width: 720, height: 1280 }, 2],
    [{ width: 320, height: 240 }, 1],
    [{}, 1],
  ])('scales a picture of %o by %d', (settings, by) => {
    const track = fakeTrack('video', '', settings);

    expect(cameraEncoding(MEDIUM, track).scaleResolutionDownBy).toBe(by);
  });
});
