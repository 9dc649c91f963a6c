/** Microphones, cameras and sounds in memory: what a person allows and plugs in is up to the test. */
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type {
  CallDeviceChoice,
  CallDevices,
  CallMediaPort,
  RingTone,
  SharedScreen,
} from '../ports/callMedia';
import type { Unsubscribe } from '../ports/unsubscribe';
import { fakeTrack, type FakeMediaStreamTrack } from './fakeMediaStream';

type Source = 'microphone' | 'camera' | 'screen';

export interface MemoryCallMedia extends CallMediaPort {
  /** Every track that was opened, oldest first. */
  readonly opened: readonly FakeMediaStreamTrack[];
  /** What rings now. */
  readonly ringing: readonly RingTone[];
  /** Every tone that was begun. */
  readonly rung: readonly RingTone[];
  readonly isAwake: boolean;
  /** Makes the next openings of a source fail; null lets them succeed again. */
  refuse(source: Source, code: ErrorCode | null): void;
  plug(devices: Partial<CallDevices>): void;
  /** How loud a stream is heard from now on. */
  setLevel(stream: MediaStream, level: number): void;
  changeNetwork(): void;
  setLinking(canLink: boolean): void;
  /** Nobody is asked any more before a device opens. */
  setUnasked(isUnasked: boolean): void;
  /** From now on nothing rings here before {@link press}. */
  silence(): void;
  press(): void;
}

const FIRST_DEVICES: CallDevices = {
  microphones: [
    { id: 'microphone-1', label: 'Built-in microphone' },
    { id: 'microphone-2', label: 'Headset' },
  ],
  cameras: [
    { id: 'camera-1', label: 'Front camera' },
    { id: 'camera-2', label: 'Back camera' },
  ],
  speakers: [{ id: 'speaker-1', label: 'Built-in speakers' }],
};

export function createMemoryCallMedia(): MemoryCallMedia {
  return new MemoryMedia();
}

class MemoryMedia implements MemoryCallMedia {
  readonly opened: FakeMediaStreamTrack[] = [];
  readonly rung: RingTone[] = [];
  readonly #ringing = new Map<symbol, RingTone>();
  readonly #refusals = new Map<Source, ErrorCode>();
  readonly #deviceListeners = new Set<() => void>();
  readonly #networkListeners = new Set<() => void>();
  readonly #levelListeners = new Map<(level: number) => void, MediaStream>();
  readonly #awake = new Set<symbol>();
  readonly #unheard = new Set<() => void>();
  #isHeard = true;
  #canLink = true;
  #isUnasked = false;
  #devices = FIRST_DEVICES;
  #choice: CallDeviceChoice = { microphoneId: null, cameraId: null, speakerId: null };

  get ringing(): RingTone[] {
    return [...this.#ringing.values()];
  }

  get isAwake(): boolean {
    return this.#awake.size > 0;
  }

  refuse(source: Source, code: ErrorCode | null): void {
    if (code) this.#refusals.set(source, code);
    else this.#refusals.delete(source);
  }

  plug(devices: Partial<CallDevices>): void {
    this.#devices = { ...this.#devices, ...devices };
    for (const listener of [...this.#deviceListeners]) listener();
  }

  setLevel(stream: MediaStream, level: number): void {
    for (const [listener, heard] of [...this.#levelListeners]) {
      if (heard === stream) listener(level);
    }
  }

  changeNetwork(): void {
    for (const listener of [...this.#networkListeners]) listener();
  }

  setLinking(canLink: boolean): void {
    this.#canLink = canLink;
  }

  setUnasked(isUnasked: boolean): void {
    this.#isUnasked = isUnasked;
  }

  opensUnasked(): Promise<boolean> {
    return Promise.resolve(this.#isUnasked);
  }

  canLink(): boolean {
    return this.#canLink;
  }

  devices(): Promise<CallDevices> {
    return Promise.resolve(this.#devices);
  }

  watchDevices(onChange: () => void): Unsubscribe {
    this.#deviceListeners.add(onChange);
    return () => {
      this.#deviceListeners.delete(onChange);
    };
  }

  choice(): CallDeviceChoice {
    return this.#choice;
  }

  remember(choice: CallDeviceChoice): void {
    this.#choice = choice;
  }

  async openMicrophone(deviceId: string | null): Promise<MediaStreamTrack> {
    const { microphones } = this.#devices;
    const device = microphones.find(({ id }) => id === deviceId) ?? microphones[0];
    if (!device) throw new HearthError('microphoneMissing');
    return this.#open('microphone', 'audio', device.label, { deviceId: device.id });
  }

  async openCamera(deviceId: string | null): Promise<MediaStreamTrack> {
    const { cameras } = this.#devices;
    const device = cameras.find(({ id }) => id === deviceId) ?? cameras[0];
    if (!device) throw new HearthError('cameraMissing');
    return this.#open('camera', 'video', device.label, { deviceId: device.id, height: 720 });
  }

  async openOtherCamera(current: MediaStreamTrack): Promise<MediaStreamTrack> {
    const { deviceId } = current.getSettings();
    const other = this.#devices.cameras.find(({ id }) => id !== deviceId);
    current.stop();
    return this.openCamera(other?.id ?? null);
  }

  async openScreen(): Promise<SharedScreen> {
    const video = this.#open('screen', 'video', 'Screen', { height: 1080 });
    return { video, sound: this.#open('screen', 'audio', 'System sound', {}) };
  }

  canShareScreen(): boolean {
    return true;
  }

  canChooseSpeaker(): boolean {
    return this.#devices.speakers.length > 0;
  }

  watchLevel(stream: MediaStream, onLevel: (level: number) => void): Unsubscribe {
    const listener = (level: number) => {
      onLevel(level);
    };
    this.#levelListeners.set(listener, stream);
    return () => {
      this.#levelListeners.delete(listener);
    };
  }

  ring(tone: RingTone): Unsubscribe {
    const key = Symbol(tone);
    this.rung.push(tone);
    if (tone === 'incoming' || tone === 'outgoing') this.#ringing.set(key, tone);
    return () => {
      this.#ringing.delete(key);
    };
  }

  silence(): void {
    this.#isHeard = false;
  }

  press(): void {
    this.#isHeard = true;
    for (const act of [...this.#unheard]) act();
    this.#unheard.clear();
  }

  whenHeard(act: () => void): Unsubscribe {
    if (this.#isHeard) act();
    else this.#unheard.add(act);
    return () => {
      this.#unheard.delete(act);
    };
  }

  stayAwake(): Unsubscribe {
    const key = Symbol('awake');
    this.#awake.add(key);
    return () => {
      this.#awake.delete(key);
    };
  }

  watchNetwork(onChange: () => void): Unsubscribe {
    this.#networkListeners.add(onChange);
    return () => {
      this.#networkListeners.delete(onChange);
    };
  }

  #open(
    source: Source,
    kind: 'audio' | 'video',
    label: string,
    settings: MediaTrackSettings,
  ): FakeMediaStreamTrack {
    const refusal = this.#refusals.get(source);
    if (refusal) throw new HearthError(refusal);
    const track = fakeTrack(kind, label, settings);
    this.opened.push(track);
    return track;
  }
}
