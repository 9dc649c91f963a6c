/**
 * Streams and tracks for jsdom, which has none: enough to hand them around, end them and look at
 * what is in them. Nothing flows.
 */
type TrackKind = 'audio' | 'video';

export class FakeMediaStreamTrack extends EventTarget {
  readonly id: string = crypto.randomUUID();
  readonly kind: string;
  readonly label: string;
  enabled = true;
  muted = false;
  contentHint = '';
  readyState: MediaStreamTrackState = 'live';
  onended: ((event: Event) => unknown) | null = null;
  onmute: ((event: Event) => unknown) | null = null;
  onunmute: ((event: Event) => unknown) | null = null;
  readonly #settings: MediaTrackSettings;

  constructor(kind: TrackKind, label = '', settings: MediaTrackSettings = {}) {
    super();
    this.kind = kind;
    this.label = label;
    this.#settings = settings;
    for (const type of ['ended', 'mute', 'unmute'] as const) {
      this.addEventListener(type, (event) => {
        this[`on${type}`]?.(event);
      });
    }
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device goes away or the person ends the sharing: unlike {@link stop}, listeners are told. */
  endByItself(): void {
    if (this.readyState === 'ended') return;
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  clone(): FakeMediaStreamTrack {
    return new FakeMediaStreamTrack(
      this.kind === 'audio' ? 'audio' : 'video',
      this.label,
      this.#settings,
    );
  }

  getSettings(): MediaTrackSettings {
    return { ...this.#settings };
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }
}

export class FakeMediaStream extends EventTarget {
  readonly id: string = crypto.randomUUID();
  onaddtrack: ((event: MediaStreamTrackEvent) => unknown) | null = null;
  onremovetrack: ((event: MediaStreamTrackEvent) => unknown) | null = null;
  readonly #tracks = new Set<MediaStreamTrack>();

  constructor(from: readonly MediaStreamTrack[] | MediaStream = []) {
    super();
    const tracks = 'getTracks' in from ? from.getTracks() : from;
    for (const track of tracks) this.#tracks.add(track);
  }

  get active(): boolean {
    return this.getTracks().some((track) => track.readyState === 'live');
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }

  getTrackById(id: string): MediaStreamTrack | null {
    return this.getTracks().find((track) => track.id === id) ?? null;
  }

  /** As in browsers, no event tells of what the page itself adds or takes away. */
  addTrack(track: MediaStreamTrack): void {
    this.#tracks.add(track);
  }

  removeTrack(track: MediaStreamTrack): void {
    this.#tracks.delete(track);
  }

  clone(): FakeMediaStream {
    return new FakeMediaStream(this.getTracks().map((track) => track.clone()));
  }
}

/** A track that nothing flows through. */
export function fakeTrack(
  kind: TrackKind,
  label = '',
  settings: MediaTrackSettings = {},
): FakeMediaStreamTrack {
  return new FakeMediaStreamTrack(kind, label, settings);
}
