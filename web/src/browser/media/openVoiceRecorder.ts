import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type { VoiceRecorder } from '../../ports/media';
import { MicrophoneRecorder } from './microphoneRecorder';

/** In the order of preference: the smallest that most browsers play. */
const RECORDED_TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

const CODES: Partial<Record<string, ErrorCode>> = {
  NotAllowedError: 'microphoneDenied',
  SecurityError: 'microphoneDenied',
  NotFoundError: 'microphoneMissing',
  OverconstrainedError: 'microphoneMissing',
  NotReadableError: 'microphoneMissing',
  AbortError: 'microphoneMissing',
};

/** Asks for the microphone; rejects as MediaPort says. */
export async function openVoiceRecorder(): Promise<VoiceRecorder> {
  const type = recordedType();
  if (type === null || !('mediaDevices' in navigator)) throw new HearthError('voiceUnsupported');
  const stream = await openMicrophone();
  try {
    return new MicrophoneRecorder(stream, type);
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw new HearthError('voiceUnsupported', { cause: error });
  }
}

function recordedType(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return RECORDED_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    const isNamed = error instanceof DOMException || error instanceof Error;
    const name = isNamed ? error.name : '';
    throw new HearthError(CODES[name] ?? 'unknown', { cause: error });
  }
}
