import { describe, expect, it, vi } from 'vitest';
import { fakeTrack } from '../../testing/fakeMediaStream';
import { ComingStreams } from './comingStreams';

function open() {
  const tell = vi.fn<(slot: 'camera' | 'screen', stream: MediaStream | null) => void>();
  const coming = new ComingStreams(tell);
  const tracks = {
    voice: fakeTrack('audio'),
    camera: fakeTrack('video'),
    screen: fakeTrack('video'),
    screenSound: fakeTrack('audio'),
  };
  const receiveAll = () => {
    for (const track of Object.values(tracks)) track.muted = true;
    coming.receive('voice', tracks.voice);
    coming.receive('camera', tracks.camera);
    coming.receive('screen', tracks.screen);
    coming.receive('screenSound', tracks.screenSound);
  };
  const stream = (slot: 'camera' | 'screen') =>
    tell.mock.calls.findLast(([told]) => told === slot)?.[1];
  return { tell, coming, tracks, receiveAll, stream };
}

describe('what comes from the other side', () => {
  it('is a voice from the first moment, and nothing else', () => {
    const { tell, tracks, receiveAll, stream } = open();
    receiveAll();

    expect(tell).toHaveBeenCalledTimes(1);
    expect(stream('camera')?.getTracks()).toEqual([tracks.voice]);
  });

  it('keeps the stream while the camera comes and goes', () => {
    const { coming, tracks, receiveAll, stream, tell } = open();
    receiveAll();
    coming.use(['voice', 'camera']);
    const shown = stream('camera');

    expect(shown?.getTracks()).toEqual([tracks.voice, tracks.camera]);

    coming.use(['voice']);

    expect(shown?.getTracks()).toEqual([tracks.voice]);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('shows a picture that comes before the first word about it', () => {
    const { coming, tracks, receiveAll, stream } = open();
    receiveAll();
    tracks.camera.muted = false;
    tracks.camera.dispatchEvent(new Event('unmute'));
    expect(stream('camera')?.getTracks()).toEqual([tracks.voice, tracks.camera]);

    coming.use(['voice']);
    tracks.camera.dispatchEvent(new Event('unmute'));
    expect(stream('camera')?.getTracks()).toEqual([tracks.voice]);
  });

  it('tells of a screen while it is shared', () => {
    const { coming, tracks, receiveAll, stream, tell } = open();
    receiveAll();
    coming.use(['voice', 'screen', 'screenSound']);

    expect(stream('screen')?.getTracks()).toEqual([tracks.screen, tracks.screenSound]);

    coming.use(['voice']);

    expect(stream('screen')).toBeNull();
    expect(tell).toHaveBeenCalledTimes(3);
  });

  it('does not mind hearing of it before anything is there', () => {
    const { coming, tracks, receiveAll, stream } = open();
    coming.use(['camera', 'screen']);

    expect(stream('camera')).toBeUndefined();

    receiveAll();

    expect(stream('camera')?.getTracks()).toEqual([tracks.voice, tracks.camera]);
    expect(stream('screen')?.getTracks()).toEqual([tracks.screen]);
  });
});
