/** Microphones and cameras, as tracks. */
import { HearthError } from '@hearth/domain/errors';
import { errorName, openingError } from './mediaErrors';

const MICROPHONE: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
/** As much as the best quality of a call shows; wishes, so that no camera is too poor. */
const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};
const MICROPHONE_CODES = { denied: 'microphoneDenied', missing: 'microphoneMissing' } as const;
const CAMERA_CODES = { denied: 'cameraDenied', missing: 'cameraMissing' } as const;

/** Rejects as CallMediaPort says. */
export async function openMicrophone(deviceId: string | null): Promise<MediaStreamTrack> {
  try {
    return await openChosen('audio', MICROPHONE, deviceId);
  } catch (error) {
    throw openingError(error, MICROPHONE_CODES);
  }
}

/** Rejects as CallMediaPort says. */
export async function openCamera(deviceId: string | null): Promise<MediaStreamTrack> {
  const wish = deviceId === null ? { ...CAMERA, facingMode: 'user' } : CAMERA;
  try {
    return await openChosen('video', wish, deviceId);
  } catch (error) {
    throw openingError(error, CAMERA_CODES);
  }
}

/** The one that looks the other way; where none says which way it looks, the next one. */
export async function openOtherCamera(current: MediaStreamTrack): Promise<MediaStreamTrack> {
  const { deviceId, facingMode } = current.getSettings();
  // Phones open one camera at a time.
  current.stop();
  if (facingMode === 'user' || facingMode === 'environment') {
    const other = facingMode === 'user' ? 'environment' : 'user';
    const track = await open('video', { ...CAMERA, facingMode: { exact: other } }).catch(
      () => null,
    );
    if (track) return track;
  }
  return openCamera(await nextCamera(deviceId));
}

async function nextCamera(current: string | undefined): Promise<string | null> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const ids = devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  // A current one that is not among them is before the first.
  return ids[(ids.indexOf(current ?? '') + 1) % ids.length] ?? null;
}

/** False also where the browser does not say. */
export async function opensUnasked({ hasCamera }: { hasCamera: boolean }): Promise<boolean> {
  const names = hasCamera ? (['microphone', 'camera'] as const) : (['microphone'] as const);
  try {
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return answers.every(({ state }) => state === 'granted');
  } catch {
    return false;
  }
}

/** The chosen device; where it is gone or broken, the one the system prefers. */
async function openChosen(
  kind: 'audio' | 'video',
  wish: MediaTrackConstraints,
  deviceId: string | null,
): Promise<MediaStreamTrack> {
  if (deviceId === null) return open(kind, wish);
  try {
    return await open(kind, { ...wish, deviceId: { exact: deviceId } });
  } catch (error) {
    if (errorName(error) === 'NotAllowedError') throw error;
    return open(kind, { ...wish, deviceId: { ideal: deviceId } });
  }
}

async function open(
  kind: 'audio' | 'video',
  constraints: MediaTrackConstraints,
): Promise<MediaStreamTrack> {
  // Browsers hide devices from pages that came without encryption.
  if (!('mediaDevices' in navigator)) throw new DOMException('No devices here', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: constraints });
  const track = stream.getTracks()[0];
  if (!track) throw new HearthError('unknown', { message: 'A stream without a track' });
  return track;
}
