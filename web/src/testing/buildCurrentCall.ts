import { directRoomId } from '@hearth/domain/room';
import type { CallPerson, CurrentCall, OwnMedia } from '../state/calls/callsState';
import { NOON } from './builders';

/** A voice call of Ada's with Grace, connected since noon. */
export function buildCurrentCall(call: Partial<CurrentCall> = {}): CurrentCall {
  return {
    callId: 'c1',
    roomId: directRoomId('ada', 'grace'),
    roomKind: 'direct',
    kind: 'audio',
    callerId: 'ada',
    life: { state: 'connected', since: NOON },
    own: buildOwnMedia(),
    people: [],
    speakerId: null,
    quality: 'high',
    isExpanded: false,
    ...call,
  };
}

/** A microphone that is open; no camera. */
export function buildOwnMedia(own: Partial<OwnMedia> = {}): OwnMedia {
  return {
    isMuted: false,
    isPushToTalk: false,
    isTalking: false,
    camera: 'off',
    isCameraHeld: false,
    stream: null,
    screen: null,
    handAt: null,
    devices: { microphoneId: null, cameraId: null, speakerId: null },
    problem: null,
    ...own,
  };
}

/** Somebody who listens without a camera, on a good line. */
export function buildCallPerson(person: Partial<CallPerson> & { uid: string }): CallPerson {
  return {
    link: 'connected',
    stream: null,
    screen: null,
    isMuted: false,
    hasCamera: false,
    handAt: null,
    isSpeaking: false,
    quality: 'good',
    ...person,
  };
}
