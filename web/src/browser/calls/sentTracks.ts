import type { VideoLimits } from '@hearth/domain/callQuality';
import type { CallSlot } from '../../ports/callPeer';

/** What is sent over one link: tracks may come before there is a place for them. */
export class SentTracks {
  readonly #senders = new Map<CallSlot, RTCRtpSender>();
  readonly #tracks = new Map<CallSlot, MediaStreamTrack>();
  #limits: VideoLimits | null = null;
  /** Browsers refuse properties that were read before others were set: one after the other. */
  #tuning: Promise<void> = Promise.resolve();

  /** The slots in which something goes out. */
  get slots(): CallSlot[] {
    const isCameraHeld = this.#limits?.isOn === false;
    return [...this.#tracks.keys()].filter((slot) => slot !== 'camera' || !isCameraHeld);
  }

  /** There is a place for what a slot sends. */
  attach(slot: CallSlot, sender: RTCRtpSender): void {
    this.#senders.set(slot, sender);
    this.#send(slot);
  }

  set(slot: CallSlot, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    this.#send(slot);
  }

  limit(limits: VideoLimits): Promise<void> {
    this.#limits = limits;
    return this.#tune();
  }

  #send(slot: CallSlot): void {
    // Rejected only where the link is gone.
    this.#senders
      .get(slot)
      ?.replaceTrack(this.#tracks.get(slot) ?? null)
      .catch(() => undefined);
    // Another picture has another height; a new place has no limits yet.
    if (slot === 'camera' || slot === 'screen') void this.#tune();
  }

  #tune(): Promise<void> {
    this.#tuning = this.#tuning.then(async () => {
      const limits = this.#limits;
      if (!limits) return;
      await tune(this.#senders.get('camera'), cameraEncoding(limits, this.#tracks.get('camera')));
      await tune(this.#senders.get('screen'), { maxBitrate: limits.screenBps });
    });
    return this.#tuning;
  }
}

/** How a camera's picture is encoded within limits. */
export function cameraEncoding(
  { isOn, maxBps, maxHeight, maxFps }: VideoLimits,
  track: MediaStreamTrack | undefined,
): RTCRtpEncodingParameters {
  if (!isOn) return { active: false };
  return {
    active: true,
    maxBitrate: maxBps,
    maxFramerate: maxFps,
    scaleResolutionDownBy: Math.max(1, linesOf(track) / maxHeight),
  };
}

/** Of a phone that is held upright, lines are what it is wide; 0 while unknown. */
function linesOf(track: MediaStreamTrack | undefined): number {
  const { width, height } = track?.getSettings() ?? {};
  return Math.min(width ?? height ?? 0, height ?? 0);
}

/** Old browsers know no encodings, or not all of their properties: they send as they see fit. */
async function tune(
  sender: RTCRtpSender | undefined,
  encoding: RTCRtpEncodingParameters,
): Promise<void> {
  try {
    const parameters = sender?.getParameters();
    const first = parameters?.encodings[0];
    if (!sender || !parameters || !first) return;
    Object.assign(first, encoding);
    await sender.setParameters(parameters);
  } catch (error) {
    console.warn('A picture could not be limited.', error);
  }
}
