import type { CallDevice, CallDevices } from '../../ports/callMedia';
import type { Unsubscribe } from '../../ports/unsubscribe';

/** Chromium lists them besides the real ones: what the system prefers, which null stands for here. */
const STAND_INS = new Set(['', 'default', 'communications']);

export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

export async function listDevices(): Promise<CallDevices> {
  if (!('mediaDevices' in navigator)) return { microphones: [], cameras: [], speakers: [] };
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const of = (wanted: MediaDeviceKind): CallDevice[] =>
    all
      .filter(({ kind, deviceId }) => kind === wanted && !STAND_INS.has(deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    microphones: of('audioinput'),
    cameras: of('videoinput'),
    speakers: canChooseSpeaker() ? of('audiooutput') : [],
  };
}

export function watchDevices(onChange: () => void): Unsubscribe {
  if (!('mediaDevices' in navigator)) return () => undefined;
  const { mediaDevices } = navigator;
  mediaDevices.addEventListener('devicechange', onChange);
  return () => {
    mediaDevices.removeEventListener('devicechange', onChange);
  };
}
