import type { CallSignalItem } from '@hearth/domain/call';
import type { LinkSample, VideoLimits } from '@hearth/domain/callQuality';
import type { IceServer } from './calls';

/** What one sends: at most one track in each. `camera` and `voice` go as one stream, the shared screen and its sound as another. */
export type CallSlot = 'voice' | 'camera' | 'screen' | 'screenSound';

export interface CallPeerOptions {
  /** Whether this side makes the offers of the link; exactly one of the two does. */
  makesOffers: boolean;
  iceServers: readonly IceServer[];
  /** Only through TURN servers, so that the other side learns no address. */
  relaysOnly: boolean;
  events: CallPeerEvents;
}

export type LinkCondition = 'connecting' | 'connected' | 'disconnected' | 'failed';

export interface CallPeerEvents {
  /** To be brought to the other side, in this order. */
  signal(item: CallSignalItem): void;
  /** All ways through the network are found: no more candidates come for now. */
  gathered(): void;
  condition(condition: LinkCondition): void;
  /**
   * What the other side sends in a slot; null when it ended. The stream stays the same while tracks
   * in it come and go.
   */
  stream(slot: 'camera' | 'screen', stream: MediaStream | null): void;
  /** What the other side said through {@link CallPeer.say}. */
  heard(text: string): void;
}

/** The link to one other browser. It is used once: after `failed` or `close` a new one takes its place. */
export interface CallPeer {
  /**
   * What the other side's `signal` gave. Items out of place are ignored, and so are candidates that
   * cannot be used; an offer or answer that the browser refuses fails the link.
   */
  take(item: CallSignalItem): void;
  /** Sends a track from now on, in place of the one before; null sends none. */
  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void;
  /** A short text through the link's data channel; until that is open, only the last one is kept. */
  say(text: string): void;
  /** Looks for new ways through the network without losing the link. */
  restartIce(): void;
  /** How the link did since the last call; null at the first, and while nothing is connected. */
  sample(): Promise<LinkSample | null>;
  /** Bounds what the pictures may use. */
  limitVideo(limits: VideoLimits): Promise<void>;
  close(): void;
}

export interface CallPeersPort {
  open(options: CallPeerOptions): CallPeer;
}
