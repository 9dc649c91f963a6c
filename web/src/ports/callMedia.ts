import type { Unsubscribe } from './unsubscribe';

export interface CallDevice {
  id: string;
  /** Empty until the person has allowed access once. */
  label: string;
}

export interface CallDevices {
  microphones: readonly CallDevice[];
  cameras: readonly CallDevice[];
  /** Empty where the browser does not let pages choose. */
  speakers: readonly CallDevice[];
}

/** Null takes what the system prefers. Kept on this device. */
export interface CallDeviceChoice {
  microphoneId: string | null;
  cameraId: string | null;
  speakerId: string | null;
}

export interface SharedScreen {
  video: MediaStreamTrack;
  /** Null where the person or the browser gives no sound. */
  sound: MediaStreamTrack | null;
}

export type RingTone = 'incoming' | 'outgoing' | 'joined' | 'left' | 'ended';

/** Microphones, cameras, screens and sound of this device. Promises reject with HearthError. */
export interface CallMediaPort {
  /** False in browsers without WebRTC, for which there are no calls. */
  canLink(): boolean;
  devices(): Promise<CallDevices>;
  watchDevices(onChange: () => void): Unsubscribe;
  choice(): CallDeviceChoice;
  remember(choice: CallDeviceChoice): void;
  /**
   * With echo cancellation; a remembered device that is gone falls back to the preferred one.
   * Rejects with `microphoneDenied` or `microphoneMissing`.
   */
  openMicrophone(deviceId: string | null): Promise<MediaStreamTrack>;
  /** Whether the microphone, and the camera too, opens without asking the person. */
  opensUnasked(devices: { hasCamera: boolean }): Promise<boolean>;
  /** Rejects with `cameraDenied` or `cameraMissing` (also when another program holds it). */
  openCamera(deviceId: string | null): Promise<MediaStreamTrack>;
  /**
   * On phones: the camera that looks the other way; elsewhere the next one. Ends the current one
   * first, as phones open one at a time. Rejects as {@link openCamera}.
   */
  openOtherCamera(current: MediaStreamTrack): Promise<MediaStreamTrack>;
  /** Rejects with `cancelled` when the person chose nothing, `screenUnsupported`, `screenDenied`. */
  openScreen(): Promise<SharedScreen>;
  canShareScreen(): boolean;
  canChooseSpeaker(): boolean;
  /** How loud a stream's sound is, 0 to 1, about 10 times a second. */
  watchLevel(stream: MediaStream, onLevel: (level: number) => void): Unsubscribe;
  /** `incoming` and `outgoing` repeat until stopped, with vibration where there is any. */
  ring(tone: RingTone): Unsubscribe;
  /** Runs once what this page rings can be heard: browsers let it sound after a first press only. */
  whenHeard(act: () => void): Unsubscribe;
  /** Keeps the screen on. */
  stayAwake(): Unsubscribe;
  /** The network may have changed: another interface, back from sleep or from offline. */
  watchNetwork(onChange: () => void): Unsubscribe;
}
