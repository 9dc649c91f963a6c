import { describe, expect, it } from 'vitest';
import { linkSample, type StatReport } from './linkStats';

const PAIR: StatReport = {
  id: 'pair',
  type: 'candidate-pair',
  timestamp: 1_000,
  nominated: true,
  state: 'succeeded',
  currentRoundTripTime: 0.05,
  availableOutgoingBitrate: 900_000,
};

const TRANSPORT: StatReport = {
  id: 'transport',
  type: 'transport',
  timestamp: 1_000,
  selectedCandidatePairId: 'pair',
};

function outbound(fields: Record<string, unknown>, id = 'out'): StatReport {
  return { id, type: 'outbound-rtp', timestamp: 1_000, ...fields };
}

function inbound(fields: Record<string, unknown>, id = 'in'): StatReport {
  return { id, type: 'inbound-rtp', timestamp: 1_000, ...fields };
}

/** What the other side reports of a stream of ours. */
function answer(fields: Record<string, unknown>, localId = 'out'): StatReport {
  return {
    id: `remote ${localId}`,
    type: 'remote-inbound-rtp',
    timestamp: 1_000,
    localId,
    ...fields,
  };
}

/** The same reports two seconds later. */
function later(...reports: StatReport[]): StatReport[] {
  return reports.map((report) => ({ ...report, timestamp: 3_000 }));
}

describe('linkSample', () => {
  it('needs time between two looks', () => {
    expect(linkSample([PAIR], [PAIR])).toBeNull();
    expect(linkSample([], [])).toBeNull();
  });

  it('counts bits a second, headers too, over all streams', () => {
    const before = [
      outbound({ bytesSent: 1_000, headerBytesSent: 100 }),
      outbound({ bytesSent: 5_000 }, 'out2'),
      inbound({ bytesReceived: 0, headerBytesReceived: 0 }),
    ];
    const now = later(
      outbound({ bytesSent: 3_000, headerBytesSent: 300 }),
      outbound({ bytesSent: 6_000 }, 'out2'),
      inbound({ bytesReceived: 900, headerBytesReceived: 100 }),
    );

    expect(linkSample(before, now)).toMatchObject({ sentBps: 12_800, receivedBps: 4_000 });
  });

  it('takes what is new as grown from nothing, and what began anew as still', () => {
    const before = [outbound({ bytesSent: 9_000 })];
    const now = later(outbound({ bytesSent: 100 }), outbound({ bytesSent: 500 }, 'new'));

    expect(linkSample(before, now)?.sentBps).toBe(2_000);
  });

  it('tells the frames of the picture that moves most', () => {
    const before = [
      outbound({ framesSent: 100 }),
      outbound({ framesSent: 0 }, 'screen'),
      inbound({ framesDecoded: 30 }),
    ];
    const now = later(
      outbound({ framesSent: 148 }),
      outbound({ framesSent: 10 }, 'screen'),
      inbound({ framesDecoded: 50 }),
    );

    expect(linkSample(before, now)).toMatchObject({ sentFps: 24, receivedFps: 10 });
  });

  it('weighs what the other side missed with what was sent', () => {
    const before = [outbound({ packetsSent: 0 }), outbound({ packetsSent: 0 }, 'voice')];
    const now = later(
      outbound({ packetsSent: 300 }),
      outbound({ packetsSent: 100 }, 'voice'),
      answer({ fractionLost: 0.2 }),
      answer({ fractionLost: 0 }, 'voice'),
    );

    expect(linkSample(before, now)?.sentLoss).toBeCloseTo(0.15);
  });

  it('forgets the losses of what is not sent any more', () => {
    const before = [outbound({ packetsSent: 300 }), answer({ fractionLost: 0.4 })];

    expect(linkSample(before, later(...before))?.sentLoss).toBe(0);
  });

  it('counts lost packets where the other side tells no share', () => {
    const before = [outbound({ packetsSent: 100 }), answer({ packetsLost: 5 })];
    const now = later(outbound({ packetsSent: 200 }), answer({ packetsLost: 30 }));

    expect(linkSample(before, now)?.sentLoss).toBe(0.25);
  });

  it('tells what did not come', () => {
    const before = [inbound({ packetsReceived: 100, packetsLost: 10 })];
    const now = later(inbound({ packetsReceived: 190, packetsLost: 20 }));

    expect(linkSample(before, now)?.receivedLoss).toBe(0.1);
  });

  it('loses less than nothing where packets came twice', () => {
    const before = [inbound({ packetsReceived: 100, packetsLost: 10 })];
    const now = later(inbound({ packetsReceived: 190, packetsLost: 8 }));

    expect(linkSample(before, now)?.receivedLoss).toBe(0);
  });

  it('knows round trip and room from the pair that the transport names', () => {
    const other = { ...PAIR, id: 'other', currentRoundTripTime: 2, availableOutgoingBitrate: 1 };
    const sample = linkSample([TRANSPORT], later(other, TRANSPORT, PAIR));

    expect(sample).toMatchObject({ roundTripMs: 50, availableBps: 900_000 });
  });

  it('takes the nominated pair that works where no transport is told of', () => {
    const failed = { ...PAIR, id: 'failed', state: 'failed', currentRoundTripTime: 2 };

    expect(linkSample([PAIR], later(failed, PAIR))?.roundTripMs).toBe(50);
  });

  it('knows the round trip from the other side where no pair tells it', () => {
    const sample = linkSample([PAIR], later(answer({ roundTripTime: 0.3 })));

    expect(sample).toMatchObject({ roundTripMs: 300, availableBps: null });
  });

  it('does not know what nobody tells', () => {
    const sample = linkSample([outbound({})], later(outbound({ bytesSent: 'many' })));

    expect(sample).toMatchObject({ roundTripMs: null, availableBps: null, sentBps: 0 });
  });
});
