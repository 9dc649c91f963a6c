import { useMemo, useState } from 'react';
import type { CallDeviceChoice, CallMediaPort } from '../../../ports/callMedia';
import { useCallDevices } from '../devices/useCallDevices';
import { OPENING, useOpenedTrack, type OpenedTrack } from './useOpenedTrack';

const PREFERRED: CallDeviceChoice = { microphoneId: null, cameraId: null, speakerId: null };

/** What one tries before a call: microphone, camera and which of them. */
export function useLobby(media: CallMediaPort | null, isVideo: boolean) {
  const [isMuted, setMuted] = useState(false);
  const [hasCamera, setHasCamera] = useState(isVideo);
  const [attempt, setAttempt] = useState(0);
  const [chosen, setChosen] = useState<CallDeviceChoice | null>(null);
  const choice = chosen ?? media?.choice() ?? PREFERRED;
  const { microphoneId, cameraId } = choice;
  const microphone = useOpenedTrack(
    useMemo(
      () => (media && !isMuted ? () => media.openMicrophone(microphoneId) : null),
      [media, isMuted, microphoneId],
    ),
  );
  const camera = useOpenedTrack(
    useMemo(
      () => (media && hasCamera ? () => media.openCamera(cameraId) : null),
      // What failed is tried again.
      // eslint-disable-next-line react-hooks/exhaustive-deps
      [media, hasCamera, cameraId, attempt],
    ),
  );
  const devices = useCallDevices(media, openCount(microphone, camera));
  return {
    isMuted,
    setMuted,
    hasCamera,
    setHasCamera: (isOn: boolean) => {
      setHasCamera(isOn);
      setAttempt((count) => count + 1);
    },
    // What is wanted waits for the code that opens it.
    microphone: media || isMuted ? microphone : OPENING,
    camera: media || !hasCamera ? camera : OPENING,
    devices,
    choice,
    choose: (changes: Partial<CallDeviceChoice>) => {
      const next = { ...choice, ...changes };
      setChosen(next);
      media?.remember(next);
    },
  };
}

export type Lobby = ReturnType<typeof useLobby>;

function openCount(...tracks: readonly OpenedTrack[]): number {
  return tracks.filter(({ state }) => state === 'open').length;
}
