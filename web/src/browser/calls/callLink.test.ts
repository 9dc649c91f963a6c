// @vitest-environment jsdom
import type { CallSignalItem } from '@hearth/domain/call';
import { videoLimits } from '@hearth/domain/callQuality';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallPeerOptions } from '../../ports/callPeer';
import { fakeTrack } from '../../testing/fakeMediaStream';
import { CallLink } from './callLink';
import { encodeText } from './channelText';

type Listener = (...args: unknown[]) => void;

interface FakeTransceiver {
  kind: string;
  direction: string;
  /** What its sender was given, in turn. */
  replaced: (MediaStreamTrack | null)[];
  sender: { replaceTrack(track: MediaStreamTrack | null): Promise<void> };
  receiver: { track: EventTarget & { kind: string } };
}

const { FakePeer, peers } = vi.hoisted(() => {
  const peers: InstanceType<typeof FakePeer>[] = [];
  /** Stands in for simple-peer: what it was told, and its events by hand. */
  class FakePeer {
    _pc: FakeConnection | null = new FakeConnection();
    readonly options: { initiator: boolean; config: RTCConfiguration };
    readonly taken: unknown[] = [];
    readonly sent: string[] = [];
    offers = 0;
    readonly #listeners = new Map<string, Listener[]>();

    constructor(options: { initiator: boolean; config: RTCConfiguration }) {
      this.options = options;
      peers.push(this);
    }
    on(name: string, listener: Listener) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
      return this;
    }
    emit(name: string, ...args: unknown[]) {
      for (const listener of this.#listeners.get(name) ?? []) listener(...args);
    }
    signal(item: unknown) {
      this.taken.push(item);
    }
    negotiate() {
      this.offers += 1;
    }
    addTransceiver(kind: string) {
      this._pc?.add(kind);
    }
    send(text: string) {
      this.sent.push(text);
    }
    destroy() {
      if (!this._pc) return;
      this._pc = null;
      this.emit('close');
    }
  }
  class FakeConnection extends EventTarget {
    remoteDescription: object | null = null;
    restarts = 0;
    readonly candidates: unknown[] = [];
    readonly transceivers: FakeTransceiver[] = [];
    add(kind: string): void {
      const replaced: (MediaStreamTrack | null)[] = [];
      this.transceivers.push({
        kind,
        direction: 'recvonly',
        replaced,
        sender: {
          replaceTrack: (track: MediaStreamTrack | null) => {
            replaced.push(track);
            return Promise.resolve();
          },
        },
        receiver: { track: Object.assign(new EventTarget(), { kind, muted: true }) },
      });
    }
    getTransceivers() {
      return this.transceivers;
    }
    addIceCandidate(candidate: unknown) {
      this.candidates.push(candidate);
      return Promise.reject(new Error('Unknown ufrag'));
    }
    restartIce() {
      this.restarts += 1;
    }
  }
  return { FakePeer, peers };
});

vi.mock('simple-peer', () => ({ default: FakePeer }));

const OFFER: CallSignalItem = { type: 'offer', sdp: 'v=0 offer' };
const ANSWER: CallSignalItem = { type: 'answer', sdp: 'v=0 answer' };
const RENEGOTIATE: CallSignalItem = { type: 'renegotiate', renegotiate: true };
const CANDIDATE: CallSignalItem = {
  type: 'candidate',
  candidate: { candidate: 'candidate:1', sdpMid: '0' },
};

function open(options: Partial<CallPeerOptions> = {}) {
  const [signal, gathered, condition] = [vi.fn(), vi.fn(), vi.fn()];
  const events = { signal, gathered, condition, stream: vi.fn(), heard: vi.fn() };
  const link = new CallLink({
    makesOffers: true,
    iceServers: [],
    relaysOnly: false,
    events,
    ...options,
  });
  const peer = peers.at(-1);
  const connection = peer?._pc;
  if (!peer || !connection) throw new Error('No peer was made');
  /** An offer or answer was set: both sides know all places. */
  const describe = () => {
    connection.remoteDescription = {};
    peer.emit('signalingStateChange', 'stable');
    for (const transceiver of connection.transceivers) {
      connection.dispatchEvent(Object.assign(new Event('track'), { transceiver }));
    }
  };
  return { link, events, peer, connection, describe };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  peers.length = 0;
});

describe('a link', () => {
  it('asks no servers but those it is given', () => {
    const iceServers = [{ urls: ['stun:here'] }];
    expect(open({ iceServers }).peer.options.config).toMatchObject({
      iceServers,
      iceTransportPolicy: 'all',
    });
    expect(open({ relaysOnly: true }).peer.options.config.iceTransportPolicy).toBe('relay');
  });

  it('offers the same four places in the same order', () => {
    const { connection } = open();

    expect(connection.transceivers.map(({ kind }) => kind)).toEqual([
      'audio',
      'video',
      'video',
      'audio',
    ]);
  });

  it('answers with what it sends in the places that were offered', () => {
    const { link, connection, describe, events } = open({ makesOffers: false });
    const camera = fakeTrack('video');
    link.setTrack('camera', camera);
    for (const kind of ['audio', 'video', 'video', 'audio']) connection.add(kind);
    describe();

    expect(connection.transceivers.map(({ direction }) => direction)).toEqual(
      Array.from({ length: 4 }, () => 'sendrecv'),
    );
    expect(connection.transceivers[1]?.replaced).toEqual([camera]);
    expect(events.stream).toHaveBeenCalledWith('camera', expect.any(MediaStream));
  });

  it('switches tracks without another offer, and tells what is sent once it can', () => {
    const { link, peer, connection } = open();
    const voice = fakeTrack('audio');
    link.setTrack('voice', voice);
    link.setTrack('camera', fakeTrack('video'));
    expect(peer.sent).toEqual([]);

    peer.emit('connect');
    link.setTrack('camera', null);

    expect(peer.sent).toEqual([
      encodeText({ sends: ['voice', 'camera'] }),
      encodeText({ sends: ['voice'] }),
    ]);
    expect(connection.transceivers[0]?.replaced.at(-1)).toBe(voice);
    expect(connection.transceivers[1]?.replaced.at(-1)).toBeNull();
    expect(peer.offers).toBe(0);
  });

  it('tells that the camera is held back, and tells nothing twice', async () => {
    const { link, peer } = open();
    link.setTrack('camera', fakeTrack('video'));
    peer.emit('connect');
    await link.limitVideo(videoLimits('audioOnly', { peers: 1, isSharing: false }));
    await link.limitVideo(videoLimits('audioOnly', { peers: 2, isSharing: false }));

    expect(peer.sent).toEqual([encodeText({ sends: ['camera'] }), encodeText({ sends: [] })]);
  });

  it('keeps what was said last until the channel is open', () => {
    const { link, peer } = open();
    link.say('first');
    link.say('second');
    expect(peer.sent).toEqual([]);

    peer.emit('connect');
    link.say('third');

    expect(peer.sent.slice(1)).toEqual(['second', 'third'].map((said) => encodeText({ said })));
  });

  it('hears what was said, and leaves what nobody of ours says', () => {
    const { peer, events } = open();
    peer.emit('data', encodeText({ said: 'hello' }));
    peer.emit('data', 'noise');

    expect(events.heard.mock.calls).toEqual([['hello']]);
  });
});

describe('signals of a link', () => {
  it('takes one answer for each offer, and no offer, on the side that makes them', () => {
    const { link, peer } = open();
    link.take(ANSWER);
    link.take(OFFER);
    expect(peer.taken).toEqual([]);

    peer.emit('signal', OFFER);
    link.take(ANSWER);
    link.take(ANSWER);

    expect(peer.taken).toEqual([ANSWER]);
  });

  it('takes offers, and no answer, on the other side', () => {
    const { link, peer } = open({ makesOffers: false });
    link.take(ANSWER);
    link.take(RENEGOTIATE);
    link.take({ type: 'transceiverRequest', transceiverRequest: { kind: 'video' } });
    link.take(OFFER);

    expect(peer.taken).toEqual([OFFER]);
  });

  it('keeps candidates until there is a description, and survives those that are no use', async () => {
    const { link, connection, describe, events } = open();
    link.take(CANDIDATE);
    expect(connection.candidates).toEqual([]);

    describe();
    link.take(CANDIDATE);
    await Promise.resolve();

    expect(connection.candidates).toHaveLength(2);
    expect(connection.candidates[0]).toEqual({
      candidate: 'candidate:1',
      sdpMid: '0',
      sdpMLineIndex: null,
    });
    expect(events.condition).not.toHaveBeenCalled();
  });

  it('restarts ICE with another offer', () => {
    const { link, peer, connection } = open();
    link.restartIce();

    expect(connection.restarts).toBe(1);
    expect(peer.offers).toBe(1);
  });

  it('asks for a restart where the other side makes offers', () => {
    const { link, peer, connection, events } = open({ makesOffers: false });
    link.restartIce();

    expect(events.signal).toHaveBeenCalledWith(RENEGOTIATE);
    expect(connection.restarts).toBe(0);
    expect(peer.offers).toBe(0);
  });

  it('restarts once where both ask for it', () => {
    const { link, peer } = open();
    link.restartIce();
    link.take(RENEGOTIATE);
    expect(peer.offers).toBe(1);

    peer.emit('signal', OFFER);
    link.take(ANSWER);
    link.take(RENEGOTIATE);
    expect(peer.offers).toBe(2);
  });
});

describe('the condition of a link', () => {
  it('tells when all ways are found', () => {
    const { peer, events } = open();
    peer.emit('iceStateChange', 'new', 'gathering');
    expect(events.gathered).not.toHaveBeenCalled();
    peer.emit('iceStateChange', 'new', 'complete');
    expect(events.gathered).toHaveBeenCalledTimes(1);
  });

  it('is connected, lost, found, and failed once simple-peer gives up', () => {
    const { peer, events } = open();
    peer.emit('iceStateChange', 'checking');
    peer.emit('iceStateChange', 'connected');
    expect(events.condition).not.toHaveBeenCalled();

    peer.emit('connect');
    peer.emit('iceStateChange', 'disconnected');
    peer.emit('iceStateChange', 'checking');
    peer.emit('iceStateChange', 'connected');
    peer.emit('iceStateChange', 'completed');
    peer.emit('error', new Error('Ice connection failed.'));
    peer.destroy();

    expect(events.condition.mock.calls.flat()).toEqual([
      'connected',
      'disconnected',
      'connected',
      'failed',
    ]);
  });

  it('is nobody’s business after it was closed', async () => {
    const { link, peer, events } = open();
    peer.emit('connect');
    events.condition.mockClear();
    link.close();
    peer.emit('signal', OFFER);
    peer.emit('data', encodeText({ said: 'late' }));
    link.take(ANSWER);
    link.restartIce();

    expect(events.condition).not.toHaveBeenCalled();
    expect(events.signal).not.toHaveBeenCalled();
    expect(events.heard).not.toHaveBeenCalled();
    expect(await link.sample()).toBeNull();
  });
});
