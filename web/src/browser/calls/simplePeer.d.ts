/** As much of simple-peer 9.11 as calls use: https://github.com/feross/simple-peer#api */
declare module 'simple-peer' {
  import type { CallSignalItem } from '@hearth/domain/call';

  interface PeerOptions {
    /** Makes the offers; the other side answers. */
    initiator: boolean;
    /** Texts arrive as texts, each by itself; else as bytes. */
    objectMode: true;
    /** Takes the place of simple-peer's own, which names STUN servers of others. */
    config: RTCConfiguration;
  }

  interface PeerEvents {
    signal: [item: Exclude<CallSignalItem, { type: 'relink' }>];
    /** The data channel is open and a pair of candidates is chosen. */
    connect: [];
    data: [data: unknown];
    iceStateChange: [state: RTCIceConnectionState, gathering: RTCIceGatheringState];
    signalingStateChange: [state: RTCSignalingState];
    /** Always before `close`; without a listener it would be thrown. */
    error: [error: Error & { code?: string }];
    /** Destroyed: by the page, because ICE failed, or because the other side closed its channel. */
    close: [];
  }

  export default class Peer {
    /**
     * The connection itself: simple-peer has no API for its transceivers, for restarting ICE and for
     * the properties of senders. Null once the peer is destroyed, undefined where the browser
     * refused the configuration.
     */
    readonly _pc: RTCPeerConnection | null | undefined;
    constructor(options: PeerOptions);
    on<Name extends keyof PeerEvents>(
      name: Name,
      listener: (...args: PeerEvents[Name]) => void,
    ): this;
    /** Throws once the peer is destroyed; destroys it when the browser refuses what came. */
    signal(item: { type: 'offer' | 'answer'; sdp: string }): void;
    /** On the initiator's side: offers again. */
    negotiate(): void;
    /** On the initiator's side: adds a place for a track, and offers once all of this task are added. */
    addTransceiver(kind: 'audio' | 'video', init: RTCRtpTransceiverInit): void;
    /** Throws while the data channel is not open. */
    send(text: string): void;
    destroy(): void;
  }
}
