import { directRoomId } from '@hearth/domain/room';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildDirect } from '../../testing/builders';
import { createCallTable, type CallSeat, type CallTable } from '../../testing/callTable';
import type { CallPerson, OwnMedia } from './callsState';

const PAIR = directRoomId('ada', 'grace');

let table: CallTable;
let ada: CallSeat;
let grace: CallSeat;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  table = createCallTable([buildDirect('ada', 'grace')]);
  [ada, grace] = [table.sit('ada'), table.sit('grace')];
  await pass();
});

afterEach(() => {
  table.stop();
  vi.useRealTimers();
});

async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

async function talk(wish: { hasCamera?: boolean; isMuted?: boolean } = {}) {
  ada.actions.call(PAIR, 'audio', { hasCamera: false, isMuted: false, ...wish });
  await pass(1_000);
  const [ringing] = grace.state().incoming;
  grace.actions.accept(ringing?.call.id ?? '', { hasCamera: false, isMuted: false });
  await pass(4_000);
  expect(ada.state().current?.life.state).toBe('connected');
}

function own(): OwnMedia {
  const { current } = ada.state();
  if (!current) throw new Error('no call');
  return current.own;
}

/** Ada as Grace sees her. */
function seen(): CallPerson {
  const [person] = grace.state().current?.people ?? [];
  if (!person) throw new Error('nobody');
  return person;
}

function sent(slot: 'voice' | 'camera' | 'screen' | 'screenSound') {
  return ada.peers.links.at(-1)?.tracks.get(slot);
}

describe('the microphone', () => {
  it('that is denied lets one in muted, and is asked for again', async () => {
    ada.media.refuse('microphone', 'microphoneDenied');
    await talk();
    expect(own()).toMatchObject({ isMuted: true, problem: 'microphoneDenied', stream: null });
    expect(seen().isMuted).toBe(true);
    ada.actions.clearProblem();
    expect(own().problem).toBeNull();
    ada.actions.setMuted(false);
    await pass();
    expect(own()).toMatchObject({ isMuted: true, problem: 'microphoneDenied' });
    ada.media.refuse('microphone', null);
    ada.actions.setMuted(false);
    await pass();
    expect(own().isMuted).toBe(false);
    expect(sent('voice')?.enabled).toBe(true);
    expect(seen().isMuted).toBe(false);
  });

  it('that nobody answers for keeps nobody waiting', async () => {
    vi.spyOn(ada.media, 'openMicrophone').mockImplementation(() => new Promise(() => undefined));
    await talk();
    expect(own().stream).toBeNull();
  });

  it('that opens unasked is not waited for, and heard once it is open', async () => {
    const open = ada.media.openMicrophone.bind(ada.media);
    ada.media.setUnasked(true);
    vi.spyOn(ada.media, 'openMicrophone').mockImplementation(async (id) => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return open(id);
    });
    ada.actions.call(PAIR, 'audio', { hasCamera: false, isMuted: false });
    await pass(1_000);
    const [ringing] = grace.state().incoming;
    grace.actions.accept(ringing?.call.id ?? '', { hasCamera: false, isMuted: false });
    await pass(1_000);
    expect(ada.state().current?.life.state).toBe('connected');
    expect(sent('voice')).toBeUndefined();
    await pass(1_000);
    expect(sent('voice')?.readyState).toBe('live');
    expect(seen().stream?.getAudioTracks()).toHaveLength(1);
  });

  it('is muted and heard again', async () => {
    await talk({ isMuted: true });
    expect([own().isMuted, sent('voice')?.enabled, seen().isMuted]).toEqual([true, false, true]);
    ada.actions.setMuted(false);
    await pass();
    expect([own().isMuted, sent('voice')?.enabled, seen().isMuted]).toEqual([false, true, false]);
  });

  it('is heard while the key is held', async () => {
    await talk();
    ada.actions.talk(true);
    expect(own().isTalking).toBe(false);
    ada.actions.setPushToTalk(true);
    await pass();
    expect([sent('voice')?.enabled, seen().isMuted]).toEqual([false, true]);
    ada.actions.talk(true);
    await pass();
    expect([sent('voice')?.enabled, seen().isMuted, own().isTalking]).toEqual([true, false, true]);
    ada.actions.talk(false);
    await pass();
    expect([sent('voice')?.enabled, seen().isMuted]).toEqual([false, true]);
    ada.actions.talk(true);
    ada.actions.setPushToTalk(false);
    expect([sent('voice')?.enabled, own().isTalking]).toEqual([true, false]);
  });

  it('is changed for another one, also for the next call', async () => {
    await talk();
    const before = sent('voice');
    ada.actions.choose({ microphoneId: 'microphone-2' });
    await pass();
    expect(sent('voice')?.label).toBe('Headset');
    expect(before?.readyState).toBe('ended');
    expect(ada.media.choice().microphoneId).toBe('microphone-2');
    expect(own().devices.microphoneId).toBe('microphone-2');
    ada.media.refuse('microphone', 'microphoneMissing');
    ada.actions.choose({ microphoneId: 'microphone-1' });
    await pass();
    expect(own()).toMatchObject({ problem: 'microphoneMissing', isMuted: false });
    expect(sent('voice')?.label).toBe('Headset');
  });

  it('that is unplugged is replaced by what is there', async () => {
    await talk();
    ada.actions.choose({ microphoneId: 'microphone-2' });
    await pass();
    const [first] = (await ada.media.devices()).microphones;
    const gone = ada.media.opened.at(-1);
    ada.media.plug({ microphones: first ? [first] : [] });
    gone?.endByItself();
    await pass();
    expect(sent('voice')?.label).toBe('Built-in microphone');
    ada.media.opened.at(-1)?.stop();
    ada.media.plug({ microphones: [] });
    await pass();
    expect(own()).toMatchObject({ isMuted: true, problem: 'microphoneMissing', stream: null });
  });
});

describe('the camera', () => {
  it('that is denied lets one in without', async () => {
    ada.media.refuse('camera', 'cameraDenied');
    await talk({ hasCamera: true });
    expect(own()).toMatchObject({ camera: 'off', isMuted: false, problem: 'cameraDenied' });
    expect(seen().hasCamera).toBe(false);
  });

  it('goes on and off', async () => {
    await talk();
    ada.actions.setCamera(true);
    expect(own().camera).toBe('starting');
    await pass();
    expect(own().camera).toBe('on');
    expect(own().stream?.getVideoTracks()).toHaveLength(1);
    expect(seen().hasCamera).toBe(true);
    const track = sent('camera');
    ada.actions.setCamera(false);
    await pass();
    expect([own().camera, track?.readyState, sent('camera')]).toEqual(['off', 'ended', undefined]);
    expect(own().stream?.getVideoTracks()).toHaveLength(0);
    expect(seen().hasCamera).toBe(false);
  });

  it('is let go of before another one is opened', async () => {
    await talk({ hasCamera: true });
    const before = sent('camera');
    const open = vi.spyOn(ada.media, 'openCamera').mockImplementationOnce(() => {
      expect(before?.readyState).toBe('ended');
      return ada.media.openCamera('camera-2');
    });
    ada.actions.choose({ cameraId: 'camera-2' });
    await pass();
    expect(open).toHaveBeenCalled();
    expect(sent('camera')).toMatchObject({ label: 'Back camera', readyState: 'live' });
    ada.media.refuse('camera', 'cameraMissing');
    ada.actions.choose({ cameraId: 'camera-1' });
    await pass();
    expect(own()).toMatchObject({ camera: 'off', problem: 'cameraMissing' });
  });

  it('that is chosen while another one starts is the one that is opened', async () => {
    const open = ada.media.openCamera.bind(ada.media);
    vi.spyOn(ada.media, 'openCamera').mockImplementation(async (id) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return open(id);
    });
    await talk();
    ada.actions.setCamera(true);
    await pass(100);
    ada.actions.choose({ cameraId: 'camera-2' });
    await pass(1_000);
    expect(sent('camera')?.label).toBe('Back camera');
    expect(ada.media.opened.filter(({ readyState }) => readyState === 'live')).toHaveLength(2);
  });

  it('that was not wanted any more when it came is closed', async () => {
    await talk();
    ada.actions.setCamera(true);
    ada.actions.setCamera(false);
    await pass();
    expect(own().camera).toBe('off');
    expect(ada.media.opened.filter(({ readyState }) => readyState === 'live')).toHaveLength(1);
  });

  it('is turned', async () => {
    await talk({ hasCamera: true });
    ada.actions.turnCamera();
    await pass();
    expect([own().camera, sent('camera')?.label]).toEqual(['on', 'Back camera']);
    ada.media.refuse('camera', 'cameraMissing');
    ada.actions.turnCamera();
    await pass();
    expect(own()).toMatchObject({ camera: 'off', problem: 'cameraMissing' });
    ada.actions.turnCamera();
    await pass();
    expect(own().camera).toBe('off');
  });

  it('that is unplugged is replaced, or off', async () => {
    await talk({ hasCamera: true });
    ada.media.opened.find(({ kind }) => kind === 'video')?.endByItself();
    await pass();
    expect(own().camera).toBe('on');
    ada.media.refuse('camera', 'cameraMissing');
    ada.media.opened.findLast(({ kind }) => kind === 'video')?.endByItself();
    await pass();
    expect(own()).toMatchObject({ camera: 'off', problem: 'cameraMissing' });
  });
});

describe('a shared screen', () => {
  it('is shown with its sound until one stops', async () => {
    await talk();
    ada.actions.share();
    await pass();
    expect(own().screen?.getTracks()).toHaveLength(2);
    expect([sent('screen')?.kind, sent('screenSound')?.kind]).toEqual(['video', 'audio']);
    expect(seen().screen).not.toBeNull();
    ada.actions.stopSharing();
    await pass();
    expect([own().screen, sent('screen'), sent('screenSound')]).toEqual([
      null,
      undefined,
      undefined,
    ]);
    expect(seen().screen).toBeNull();
  });

  it('ends with the button of the browser', async () => {
    await talk();
    ada.actions.share();
    await pass();
    ada.media.opened.find(({ label }) => label === 'Screen')?.endByItself();
    await pass();
    expect(own().screen).toBeNull();
    expect(ada.media.opened.at(-1)?.readyState).toBe('ended');
  });

  it('that nobody chose is no problem; one that is not allowed is', async () => {
    await talk();
    ada.media.refuse('screen', 'cancelled');
    ada.actions.share();
    await pass();
    expect(own()).toMatchObject({ screen: null, problem: null });
    ada.media.refuse('screen', 'screenDenied');
    ada.actions.share();
    await pass();
    expect(own()).toMatchObject({ screen: null, problem: 'screenDenied' });
  });

  it('that is chosen after the call is over is closed', async () => {
    await talk();
    ada.actions.share();
    ada.actions.hangUp();
    await pass();
    expect(ada.media.opened.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });
});

describe('what is told', () => {
  it('of the hand', async () => {
    await talk();
    ada.actions.raiseHand(true);
    const at = own().handAt;
    expect(at).not.toBeNull();
    await pass(1_000);
    ada.actions.raiseHand(true);
    expect(own().handAt).toBe(at);
    expect(seen().handAt).toBe(at);
    ada.actions.raiseHand(false);
    await pass();
    expect(seen().handAt).toBeNull();
  });

  it('of who speaks: not of the muted', async () => {
    await talk();
    const stream = seen().stream;
    if (!stream) throw new Error('nothing is heard');
    grace.media.setLevel(stream, 0.5);
    expect(seen().isSpeaking).toBe(true);
    expect(grace.state().current?.speakerId).toBe('ada');
    ada.actions.setMuted(true);
    await pass();
    expect(seen().isSpeaking).toBe(false);
    grace.media.setLevel(stream, 0.5);
    expect(seen().isSpeaking).toBe(false);
    ada.actions.setMuted(false);
    await pass();
    grace.media.setLevel(stream, 0.5);
    await pass(500);
    expect(seen().isSpeaking).toBe(true);
    await pass(500);
    expect(seen().isSpeaking).toBe(false);
    expect(grace.state().current?.speakerId).toBe('ada');
  });

  it('of how it is shown', async () => {
    await talk();
    ada.actions.expand(false);
    expect(ada.state().current?.isExpanded).toBe(false);
    ada.actions.call(PAIR, 'audio', { hasCamera: false, isMuted: false });
    expect(ada.state().current).toMatchObject({ isExpanded: true, life: { state: 'connected' } });
  });
});
