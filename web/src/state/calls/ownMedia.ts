import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { CallDeviceChoice, CallMediaPort } from '../../ports/callMedia';
import type { CallSlot } from '../../ports/callPeer';
import type { Unsubscribe } from '../../ports/unsubscribe';
import type { CallBoard } from './callBoard';
import type { JoinWish } from './callsState';
import { isSilent } from './peerTalk';

interface OwnMediaDeps {
  media: CallMediaPort;
  board: CallBoard;
  /** Server-corrected clock. */
  now: () => number;
  /** What is sent in a slot changed. */
  onTrack(slot: CallSlot, track: MediaStreamTrack | null): void;
}

/** Microphone, camera and screen of the person in one call: what is open, sent and shown of it. */
export class OwnMediaControl {
  readonly #deps: OwnMediaDeps;
  readonly #tracks = new Map<CallSlot, MediaStreamTrack>();
  /** The latest opening for each slot: an earlier one that comes later is closed at once. */
  readonly #openings = new Map<CallSlot, symbol>();
  readonly #stopDevices: Unsubscribe;
  #isOver = false;

  constructor(deps: OwnMediaDeps) {
    this.#deps = deps;
    this.#stopDevices = deps.media.watchDevices(() => {
      this.#replaceGone();
    });
  }

  /** What is sent now. */
  tracks(): ReadonlyMap<CallSlot, MediaStreamTrack> {
    return this.#tracks;
  }

  /** Resolves when microphone and camera are open or known not to come; without them one comes in all the same. */
  async open({ hasCamera }: JoinWish): Promise<void> {
    await Promise.all([this.#openMicrophone(), hasCamera ? this.#openCamera() : undefined]);
  }

  setMuted(isMuted: boolean): void {
    this.#deps.board.changeOwn({ isMuted });
    this.#applyMute();
    if (!isMuted) this.#wantMicrophone();
  }

  setPushToTalk(isPushToTalk: boolean): void {
    this.#deps.board.changeOwn({ isPushToTalk, isTalking: false });
    this.#applyMute();
  }

  talk(isTalking: boolean): void {
    const { own } = this.#deps.board.shown;
    if (!own.isPushToTalk || own.isTalking === isTalking) return;
    this.#deps.board.changeOwn({ isTalking });
    this.#applyMute();
    if (isTalking) this.#wantMicrophone();
  }

  setCamera(isOn: boolean): void {
    const { camera } = this.#deps.board.shown.own;
    if (isOn && camera === 'off') void this.#openCamera();
    if (!isOn) this.#closeCamera(null);
  }

  turnCamera(): void {
    const current = this.#tracks.get('camera');
    if (!current) return;
    void this.#replace('camera', () => this.#deps.media.openOtherCamera(current)).then((code) => {
      if (code === null) return;
      // Phones let go of one camera before they open the other one.
      if (current.readyState === 'ended') this.#closeCamera(code);
      else this.#deps.board.changeOwn({ problem: code });
    });
  }

  choose(change: Partial<CallDeviceChoice>): void {
    const { media, board } = this.#deps;
    const devices = { ...media.choice(), ...change };
    media.remember(devices);
    board.changeOwn({ devices });
    if (change.microphoneId !== undefined) void this.#openMicrophone();
    if (change.cameraId === undefined || board.shown.own.camera === 'off') return;
    // Phones let go of one camera before they open the other one.
    this.#tracks.get('camera')?.stop();
    void this.#openCamera();
  }

  async share(): Promise<void> {
    const { media, board } = this.#deps;
    const opening = this.#begin('screen');
    try {
      const { video, sound } = await media.openScreen();
      if (!this.#isLatest('screen', opening)) {
        video.stop();
        sound?.stop();
        return;
      }
      this.#put('screen', video);
      this.#put('screenSound', sound);
      board.changeOwn({ screen: new MediaStream(sound ? [video, sound] : [video]) });
    } catch (error) {
      // Who chose nothing knows it.
      const code = errorCode(error);
      if (code !== 'cancelled' && this.#isLatest('screen', opening)) {
        board.changeOwn({ problem: code });
      }
    }
  }

  stopSharing(): void {
    this.#begin('screen');
    if (!this.#tracks.has('screen')) return;
    this.#deps.board.changeOwn({ screen: null });
    this.#put('screen', null);
    this.#put('screenSound', null);
  }

  raiseHand(isRaised: boolean): void {
    const { board, now } = this.#deps;
    if ((board.shown.own.handAt !== null) === isRaised) return;
    board.changeOwn({ handAt: isRaised ? now() : null });
  }

  clearProblem(): void {
    this.#deps.board.changeOwn({ problem: null });
  }

  /** Lets go of every device. */
  close(): void {
    this.#isOver = true;
    this.#stopDevices();
    for (const track of this.#tracks.values()) track.stop();
    this.#tracks.clear();
    this.#deps.board.changeOwn({ stream: null, screen: null, camera: 'off', isTalking: false });
  }

  async #openMicrophone(): Promise<void> {
    const { media, board } = this.#deps;
    const id = board.shown.own.devices.microphoneId;
    const code = await this.#replace('voice', () => media.openMicrophone(id));
    if (code === null) return;
    board.changeOwn({ problem: code });
    if (this.#isUsable('voice')) return;
    this.#put('voice', null);
    board.changeOwn({ isMuted: true });
    this.#showStream();
  }

  /** Who was let in without a microphone may have allowed it since. */
  #wantMicrophone(): void {
    if (!this.#isUsable('voice')) void this.#openMicrophone();
  }

  async #openCamera(): Promise<void> {
    const { media, board } = this.#deps;
    if (!this.#tracks.has('camera')) board.changeOwn({ camera: 'starting' });
    const id = board.shown.own.devices.cameraId;
    const code = await this.#replace('camera', () => media.openCamera(id));
    if (code === null) return;
    if (this.#isUsable('camera')) board.changeOwn({ problem: code });
    else this.#closeCamera(code);
  }

  #closeCamera(problem: ErrorCode | null): void {
    this.#begin('camera');
    const { board } = this.#deps;
    board.changeOwn({ camera: 'off', ...(problem ? { problem } : {}) });
    this.#put('camera', null);
    this.#showStream();
  }

  /** Opens what is to be sent in a slot; null when it is or was overtaken, else why not. */
  async #replace(
    slot: 'voice' | 'camera',
    open: () => Promise<MediaStreamTrack>,
  ): Promise<ErrorCode | null> {
    const opening = this.#begin(slot);
    try {
      const track = await open();
      if (!this.#isLatest(slot, opening)) {
        track.stop();
        return null;
      }
      if (slot === 'voice') track.enabled = !isSilent(this.#deps.board.shown.own);
      this.#put(slot, track);
      if (slot === 'camera') this.#deps.board.changeOwn({ camera: 'on' });
      this.#showStream();
      return null;
    } catch (error) {
      return this.#isLatest(slot, opening) ? errorCode(error) : null;
    }
  }

  #begin(slot: CallSlot): symbol {
    const opening = Symbol(slot);
    this.#openings.set(slot, opening);
    return opening;
  }

  #isLatest(slot: CallSlot, opening: symbol): boolean {
    return !this.#isOver && this.#openings.get(slot) === opening;
  }

  #isUsable(slot: CallSlot): boolean {
    return this.#tracks.get(slot)?.readyState === 'live';
  }

  #put(slot: CallSlot, track: MediaStreamTrack | null): void {
    const before = this.#tracks.get(slot);
    if (track) {
      this.#tracks.set(slot, track);
      track.addEventListener('ended', () => {
        if (!this.#isOver && this.#tracks.get(slot) === track) this.#onEnded(slot);
      });
    } else this.#tracks.delete(slot);
    if (before !== track) before?.stop();
    if (before || track) this.#deps.onTrack(slot, track);
  }

  /** A device was unplugged, or the person ended the sharing in the browser's own bar. */
  #onEnded(slot: CallSlot): void {
    if (slot === 'voice') void this.#openMicrophone();
    else if (slot === 'camera') void this.#openCamera();
    else if (slot === 'screen') this.stopSharing();
    else this.#put('screenSound', null);
  }

  /** Some browsers end a track without a word when its device goes. */
  #replaceGone(): void {
    for (const [slot, track] of [...this.#tracks]) {
      if (track.readyState === 'ended') this.#onEnded(slot);
    }
  }

  #applyMute(): void {
    const voice = this.#tracks.get('voice');
    if (voice) voice.enabled = !isSilent(this.#deps.board.shown.own);
  }

  #showStream(): void {
    const tracks = [this.#tracks.get('voice'), this.#tracks.get('camera')];
    const present = tracks.filter((track) => track !== undefined);
    const stream = present.length > 0 ? new MediaStream(present) : null;
    this.#deps.board.changeOwn({ stream });
  }
}
