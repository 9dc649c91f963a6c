import type { CallPeerEvents, CallSlot } from '../../ports/callPeer';
import { CALL_PLACES } from './callSlots';

/**
 * What comes from the other side. Tracks of all places are there from the first offer on, silent and
 * black; the other side says which of them it uses.
 */
export class ComingStreams {
  readonly #tell: CallPeerEvents['stream'];
  readonly #tracks = new Map<CallSlot, MediaStreamTrack>();
  readonly #streams = { camera: new MediaStream(), screen: new MediaStream() };
  /** Null until the other side has said it. */
  #used: ReadonlySet<CallSlot> | null = null;
  #isTold = false;
  #hasScreen = false;

  constructor(tell: CallPeerEvents['stream']) {
    this.#tell = tell;
  }

  receive(slot: CallSlot, track: MediaStreamTrack): void {
    this.#tracks.set(slot, track);
    // Packets may come a moment before the first word about them.
    track.addEventListener('unmute', () => {
      this.#show();
    });
    this.#show();
  }

  /** What the other side says that it sends, from now on. */
  use(slots: readonly CallSlot[]): void {
    this.#used = new Set(slots);
    this.#show();
  }

  #show(): void {
    for (const { slot, stream } of CALL_PLACES) this.#place(slot, this.#streams[stream]);
    if (!this.#isTold && this.#tracks.has('voice')) {
      this.#isTold = true;
      this.#tell('camera', this.#streams.camera);
    }
    const hasScreen = this.#streams.screen.getVideoTracks().length > 0;
    if (hasScreen === this.#hasScreen) return;
    this.#hasScreen = hasScreen;
    this.#tell('screen', hasScreen ? this.#streams.screen : null);
  }

  /** The voice is always in its stream, so that nothing said is waited for; pictures that stand still are not. */
  #place(slot: CallSlot, stream: MediaStream): void {
    const track = this.#tracks.get(slot);
    if (!track) return;
    if (slot === 'voice' || (this.#used?.has(slot) ?? !track.muted)) stream.addTrack(track);
    else stream.removeTrack(track);
  }
}
