import { describe, expect, it } from 'vitest';
import { newCall } from './callBoard';
import { heardOf, parseTalk, talkOf } from './peerTalk';

const { own: OWN } = newCall(
  { callId: 'c', roomId: 'r', roomKind: 'group', kind: 'audio', callerId: 'ada' },
  { state: 'connecting' },
  {
    isMuted: false,
    hasCamera: false,
    devices: { microphoneId: null, cameraId: null, speakerId: null },
  },
);

describe('talkOf', () => {
  it('survives the way', () => {
    const talk = talkOf({ ...OWN, camera: 'on', handAt: 5, screen: new MediaStream() });
    expect(talk).toEqual({
      type: 'own',
      isMuted: false,
      hasCamera: true,
      isSharing: true,
      handAt: 5,
    });
    expect(parseTalk(JSON.stringify(talk))).toEqual(talk);
  });

  it('tells of what others get, not of what one would like to send', () => {
    expect(talkOf({ ...OWN, camera: 'starting' }).hasCamera).toBe(false);
    expect(talkOf({ ...OWN, camera: 'on', isCameraHeld: true }).hasCamera).toBe(false);
    expect(talkOf({ ...OWN, isPushToTalk: true }).isMuted).toBe(true);
    expect(talkOf({ ...OWN, isPushToTalk: true, isTalking: true }).isMuted).toBe(false);
    expect(talkOf({ ...OWN, isMuted: true }).isMuted).toBe(true);
  });
});

describe('parseTalk', () => {
  it.each([
    ['', 'nothing'],
    ['{', 'no JSON'],
    ['null', 'null'],
    ['{"type":"other"}', 'another type'],
    ['{"type":"own","isMuted":1,"hasCamera":false,"isSharing":false,"handAt":null}', 'a number'],
    ['{"type":"own","isMuted":true,"hasCamera":false,"isSharing":false,"handAt":1e999}', 'no time'],
    [JSON.stringify({ ...talkOf(OWN), padding: 'x'.repeat(1_000) }), 'more than we say'],
  ])('takes no %j: %s', (text) => {
    expect(parseTalk(text)).toBeNull();
  });
});

describe('heardOf', () => {
  it('takes a screen away that is not shared any more, and leaves one that is', () => {
    expect(heardOf(talkOf(OWN))).toMatchObject({ screen: null });
    expect(heardOf({ ...talkOf(OWN), isSharing: true })).not.toHaveProperty('screen');
  });
});
