import type { CallMediaPort } from '../../ports/callMedia';
import { deviceChoice, rememberChoice } from './deviceChoice';
import { canChooseSpeaker, listDevices, watchDevices } from './deviceList';
import { afterFirstPress } from './firstPress';
import { openCamera, openMicrophone, openOtherCamera, opensUnasked } from './inputs';
import { watchNetwork } from './networkWatch';
import { ringTone } from './ringTones';
import { canShareScreen, openScreen } from './screens';
import { watchStreamLevel } from './streamLevels';
import { stayAwake } from './wakeLock';

/** Microphones, cameras, screens and sound of this browser. */
export function callMedia(): CallMediaPort {
  return {
    // simple-peer asks for the same three, but is fetched later.
    canLink: () =>
      ['RTCPeerConnection', 'RTCSessionDescription', 'RTCIceCandidate'].every(
        (name) => name in window,
      ),
    devices: listDevices,
    watchDevices,
    choice: deviceChoice,
    remember: rememberChoice,
    opensUnasked,
    openMicrophone,
    openCamera,
    openOtherCamera,
    openScreen,
    canShareScreen,
    canChooseSpeaker,
    watchLevel: watchStreamLevel,
    ring: ringTone,
    whenHeard: afterFirstPress,
    stayAwake,
    watchNetwork,
  };
}
