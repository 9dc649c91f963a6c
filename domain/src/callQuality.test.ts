import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALL_LOOK_MS,
  CALL_QUALITIES,
  callQuality,
  FIRST_FIT,
  linkQuality,
  nextFit,
  videoLimits,
  type CallQuality,
  type LinkFit,
  type LinkSample,
} from './callQuality';

const GOOD: LinkSample = {
  sentLoss: 0,
  receivedLoss: 0,
  roundTripMs: 40,
  availableBps: 4_000_000,
  sentBps: 1_200_000,
  receivedBps: 1_200_000,
  sentFps: 30,
  receivedFps: 30,
};
const LOSSY: LinkSample = { ...GOOD, sentLoss: 0.15 };

const rank = (quality: CallQuality) => CALL_QUALITIES.indexOf(quality);

/** A network that takes so much, and a sender that uses all of it. */
function narrow(availableBps: number): LinkSample {
  return { ...GOOD, availableBps, sentBps: availableBps * 0.95 };
}

/** Fits after each of the looks, one every CALL_LOOK_MS. */
function follow(samples: readonly (LinkSample | null)[], from = FIRST_FIT): LinkFit[] {
  let fit = from;
  return samples.map((sample, look) => {
    fit = nextFit(fit, sample, look * CALL_LOOK_MS);
    return fit;
  });
}

function qualities(samples: readonly (LinkSample | null)[], from = FIRST_FIT): CallQuality[] {
  return follow(samples, from).map(({ quality }) => quality);
}

function times(count: number, sample: LinkSample | null): (LinkSample | null)[] {
  return Array.from({ length: count }, () => sample);
}

const at = (quality: CallQuality): LinkFit => ({ ...FIRST_FIT, quality });

describe('a link that gets worse', () => {
  it('goes down with every look at a lossy network, to audio alone', () => {
    expect(qualities(times(4, LOSSY))).toEqual(['medium', 'low', 'audioOnly', 'audioOnly']);
  });

  it('goes down where answers take long', () => {
    expect(qualities(times(2, { ...GOOD, roundTripMs: 1_000 }))).toEqual(['medium', 'low']);
  });

  it('goes to audio alone at once where a third of everything is lost', () => {
    expect(qualities([{ ...GOOD, sentLoss: 0.35 }])).toEqual(['audioOnly']);
  });

  it.each([
    [800_000, 'high'],
    [400_000, 'medium'],
    [120_000, 'low'],
    [60_000, 'audioOnly'],
  ] as const)(
    'goes down with the second look to what %d bits a second can carry',
    (bps, quality) => {
      expect(qualities(times(2, narrow(bps)))).toEqual(['high', quality]);
    },
  );

  it('believes no small estimate that nobody tried', () => {
    const still = { ...GOOD, availableBps: 270_000, sentBps: 90_000 };
    const cameraOff = { ...GOOD, availableBps: 40_000, sentBps: 38_000, sentFps: 0 };

    expect(qualities([still, cameraOff])).toEqual(['high', 'high']);
  });

  it('waits for an estimate that still grows, as after the camera came on', () => {
    const grown = [narrow(200_000), narrow(300_000), narrow(450_000), narrow(700_000)];

    expect(
      qualities([{ ...GOOD, availableBps: 150_000, sentFps: 0, sentBps: 40_000 }, ...grown]),
    ).toEqual(['high', 'high', 'high', 'high', 'high']);
    expect(qualities([narrow(300_000), narrow(300_000)])).toEqual(['high', 'medium']);
  });

  it('leaves what the other side sends to the other side', () => {
    expect(qualities(times(3, { ...GOOD, receivedLoss: 0.5 }))).toEqual(['high', 'high', 'high']);
  });

  it('decides nothing while nothing is known', () => {
    expect(qualities(times(20, null), at('low'))).toEqual(times(20, null).map(() => 'low'));
  });
});

describe('a link that gets better', () => {
  it('gets one step more after ten good seconds, and so on', () => {
    const got = qualities(times(30, GOOD), at('audioOnly'));
    const firstOf = (quality: CallQuality) => got.indexOf(quality) * CALL_LOOK_MS;

    expect(firstOf('low')).toBe(10_000);
    expect(firstOf('medium')).toBe(22_000);
    expect(firstOf('high')).toBe(34_000);
    expect(got.at(-1)).toBe('high');
  });

  it('begins to count anew after a look that was not good', () => {
    const fair = { ...GOOD, sentLoss: 0.05 };
    const samples = [...times(5, GOOD), fair, ...times(5, GOOD)];

    expect(new Set(qualities(samples, at('medium')))).toEqual(new Set(['medium']));
  });

  it('wants headroom for what comes next', () => {
    const tight = { ...narrow(700_000), sentBps: 400_000 };

    expect(qualities(times(30, tight), at('medium')).at(-1)).toBe('medium');
    expect(qualities(times(30, { ...tight, availableBps: 900_000 }), at('medium')).at(-1)).toBe(
      'high',
    );
  });

  it('tries a picture again without any, however little the estimate is', () => {
    const audioAlone = { ...GOOD, sentFps: 0, sentBps: 40_000, availableBps: 45_000 };

    expect(qualities(times(6, audioAlone), at('audioOnly')).at(-1)).toBe('low');
  });

  it('waits twice as long after a try that did not last, at most two minutes', () => {
    let fit = at('audioOnly');
    const waits: number[] = [];
    for (let look = 0; look < 2_000; look += 1) {
      const before = fit;
      fit = nextFit(fit, fit.quality === 'audioOnly' ? GOOD : LOSSY, look * CALL_LOOK_MS);
      if (fit.waitMs !== before.waitMs) waits.push(fit.waitMs);
    }

    expect(waits).toEqual([20_000, 40_000, 80_000, 120_000]);
  });

  it('waits for a short time again after what lasted', () => {
    const tried = { ...at('medium'), waitMs: 80_000, roseAt: 0 };

    expect(follow(times(20, GOOD), tried).at(-1)?.waitMs).toBe(10_000);
  });
});

const anySample: fc.Arbitrary<LinkSample | null> = fc.option(
  fc.record({
    sentLoss: fc.double({ min: 0, max: 1, noNaN: true }),
    receivedLoss: fc.double({ min: 0, max: 1, noNaN: true }),
    roundTripMs: fc.option(fc.integer({ min: 0, max: 5_000 })),
    availableBps: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    sentBps: fc.integer({ min: 0, max: 10_000_000 }),
    receivedBps: fc.integer({ min: 0, max: 10_000_000 }),
    sentFps: fc.integer({ min: 0, max: 60 }),
    receivedFps: fc.integer({ min: 0, max: 60 }),
  }),
  { freq: 8 },
);

/** Networks that tend to be good or bad for a while, so that something rises at all. */
const weather = fc
  .array(fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.constant(GOOD) }, anySample), fc.nat(25)), {
    minLength: 5,
    maxLength: 40,
  })
  .map((spells) => spells.flatMap(([sample, looks]) => times(looks + 1, sample)));

describe('in any weather', () => {
  it('never rises sooner than after ten good seconds, nor by more than one step', () => {
    fc.assert(
      fc.property(weather, (samples) => {
        const fits = follow(samples);
        let changedAt = 0;
        fits.forEach(({ quality }, look) => {
          const before = fits[look - 1]?.quality ?? FIRST_FIT.quality;
          if (quality === before) return;
          if (rank(quality) < rank(before)) {
            expect(rank(before) - rank(quality)).toBe(1);
            expect((look - changedAt) * CALL_LOOK_MS).toBeGreaterThanOrEqual(10_000);
            expect(samples.slice(look - 5, look + 1).every((s) => s && s.sentLoss <= 0.02)).toBe(
              true,
            );
          }
          changedAt = look;
        });
      }),
    );
  });

  it('does not flap: in an hour of a network that bears one step less, it rises seldom', () => {
    fc.assert(
      fc.property(fc.constantFrom<CallQuality>('high', 'medium', 'low'), (tooMuch) => {
        let fit = at(tooMuch);
        let rises = 0;
        for (let time = 0; time < 3_600_000; time += CALL_LOOK_MS) {
          const before = fit.quality;
          fit = nextFit(fit, rank(before) <= rank(tooMuch) ? LOSSY : GOOD, time);
          if (rank(fit.quality) < rank(before)) rises += 1;
        }
        expect(rises).toBeLessThan(40);
      }),
    );
  });

  it('ends up with everything once the network stays good', () => {
    fc.assert(
      fc.property(weather, (samples) => {
        const last = follow(samples).at(-1) ?? FIRST_FIT;
        const later = follow(times(200, GOOD), { ...last, goodSince: null, roseAt: null });

        expect(later.at(-1)?.quality).toBe('high');
      }),
    );
  });

  it('ends up with audio alone within four looks once most is lost', () => {
    fc.assert(
      fc.property(weather, (samples) => {
        const last = follow(samples).at(-1) ?? FIRST_FIT;

        expect(follow(times(4, LOSSY), last).at(-1)?.quality).toBe('audioOnly');
      }),
    );
  });
});

describe('videoLimits', () => {
  it('gives one person all that a quality may use', () => {
    const limits = CALL_QUALITIES.map((quality) =>
      videoLimits(quality, { peers: 1, isSharing: false }),
    );

    expect(limits.map(({ maxBps }) => maxBps)).toEqual([2_500_000, 700_000, 200_000, 0]);
    expect(limits.map(({ maxHeight }) => maxHeight)).toEqual([720, 360, 180, 180]);
    expect(limits.map(({ isOn }) => isOn)).toEqual([true, true, true, false]);
  });

  it('divides the upload among the others', () => {
    const of = (peers: number) => videoLimits('high', { peers, isSharing: false });

    expect([1, 2, 3, 5].map((peers) => of(peers).maxBps)).toEqual([
      2_500_000, 1_500_000, 1_000_000, 600_000,
    ]);
    expect([1, 2, 3, 5].map((peers) => of(peers).maxHeight)).toEqual([720, 720, 540, 360]);
  });

  it('gives a shared screen the most of it', () => {
    const limits = videoLimits('high', { peers: 3, isSharing: true });

    expect(limits).toMatchObject({ maxBps: 300_000, maxHeight: 270, screenBps: 700_000 });
  });

  it('never gives more than a home can send', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALL_QUALITIES),
        fc.integer({ min: 1, max: 5 }),
        (quality, peers) => {
          const { maxBps, screenBps } = videoLimits(quality, { peers, isSharing: true });
          expect((maxBps + screenBps) * peers).toBeLessThanOrEqual(3_000_000 + peers);
        },
      ),
    );
  });
});

describe('callQuality', () => {
  it('is that of the best link', () => {
    expect(callQuality([at('low'), at('medium'), at('audioOnly')])).toBe('medium');
    expect(callQuality([at('audioOnly')])).toBe('audioOnly');
  });

  it('expects the best where nobody is yet', () => {
    expect(callQuality([])).toBe('high');
  });
});

describe('linkQuality', () => {
  it.each([
    [GOOD, 'good'],
    [{ ...GOOD, receivedLoss: 0.05 }, 'fair'],
    [{ ...GOOD, roundTripMs: 500 }, 'fair'],
    [{ ...GOOD, roundTripMs: null }, 'good'],
    [LOSSY, 'poor'],
    [{ ...GOOD, receivedLoss: 0.2 }, 'poor'],
    [{ ...GOOD, roundTripMs: 900 }, 'poor'],
    [narrow(120_000), 'poor'],
  ] as const)('%#: tells %o', (sample, quality) => {
    expect(linkQuality(sample)).toBe(quality);
  });

  it('says nothing about what is not known', () => {
    expect(linkQuality(null)).toBeNull();
  });
});
