/**
 * How a call fits itself to the network: from what links measure to what is sent. Each link is fit
 * by itself, so that one person on a train spoils nothing for the others; what all of them get
 * together is bounded by what a home can send.
 *
 * Where the numbers come from:
 * - Loss: Google Congestion Control slows down above 10 % and speeds up below 2 %
 *   (draft-ietf-rmcat-gcc-02, section 6). Opus conceals losses up to about 30 % with what it repeats
 *   in band (RFC 6716, section 2.1.7): beyond that a picture only takes the voice's place.
 * - Round trip: one way, 150 ms go unnoticed and 400 ms are the most that talk bears (ITU-T G.114).
 * - Bits for lines: libwebrtc's table of formats (video/config/simulcast.cc).
 * - What a home can send: 3 Mbit/s, the FCC's floor for broadband of 2015.
 */
import type { Millis } from './time';

/** What one link did since the last look. */
export interface LinkSample {
  /** Share of the packets sent that got lost, 0 to 1, as the other side reports it. */
  sentLoss: number;
  /** Share of the packets that should have come and did not, 0 to 1. */
  receivedLoss: number;
  /** Milliseconds; null while unknown. */
  roundTripMs: number | null;
  /** What the browser believes it can send, bits a second; null while unknown. */
  availableBps: number | null;
  /** Bits a second. */
  sentBps: number;
  receivedBps: number;
  /** Frames of the camera or the screen a second, whichever shows more. */
  sentFps: number;
  receivedFps: number;
}

/** From best to worst. */
export const CALL_QUALITIES = ['high', 'medium', 'low', 'audioOnly'] as const;
export type CallQuality = (typeof CALL_QUALITIES)[number];

/** What pictures may use on one link. */
export interface VideoLimits {
  /** False sends no picture of the camera at all. */
  isOn: boolean;
  /** Bits a second for the camera. */
  maxBps: number;
  /** Lines of the camera's picture, whichever way the phone is held. */
  maxHeight: number;
  /** Frames a second. */
  maxFps: number;
  /** Bits a second for a shared screen, which stays on whatever the network does. */
  screenBps: number;
}

/** How well a link does, for people to see. */
export type LinkQuality = 'good' | 'fair' | 'poor';

/** What one link is given, and what decides when it gets more. */
export interface LinkFit {
  quality: CallQuality;
  /** Since when every look was good; null while the last one was not. */
  goodSince: Millis | null;
  /** How long it has to be good before it gets more. */
  waitMs: number;
  /** When it last got more; null when it never did, or got less since. */
  roseAt: Millis | null;
  /** What the browser believed at the last look. */
  availableBps: number | null;
}

/** Links are to be looked at about this often. */
export const CALL_LOOK_MS = 2_000;

const BAD_LOSS = 0.1;
const HOPELESS_LOSS = 0.3;
const GOOD_LOSS = 0.02;
const BAD_ROUND_TRIP_MS = 800;
const GOOD_ROUND_TRIP_MS = 300;
/** With headers, the voice takes about this much. */
const VOICE_BPS = 50_000;
/** A sender that uses less than this of what it could is not held back by the network. */
const FULL_SHARE = 0.8;
/** An estimate that grew by this is still on its way: congestion control adds 8 % a second. */
const STILL_GROWING = 1.05;
/** So much more than it needs has to be there for what comes next. */
const HEADROOM = 1.3;

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 120_000;
/** What does not last this long came too early: the next try waits twice as long. */
const TRIAL_MS = 30_000;

/** What each quality needs at least and may use at most. */
const LEVELS: Record<CallQuality, { minBps: number; maxBps: number; maxFps: number }> = {
  high: { minBps: 600_000, maxBps: 2_500_000, maxFps: 30 },
  medium: { minBps: 150_000, maxBps: 700_000, maxFps: 24 },
  low: { minBps: 30_000, maxBps: 200_000, maxFps: 15 },
  audioOnly: { minBps: 0, maxBps: 0, maxFps: 0 },
};

/** Above how many bits a second a picture has so many lines: the next smaller one is full by then. */
const HEIGHTS = [
  { aboveBps: 1_200_000, height: 720 },
  { aboveBps: 700_000, height: 540 },
  { aboveBps: 450_000, height: 360 },
  { aboveBps: 200_000, height: 270 },
];
const SMALLEST_HEIGHT = 180;

const UPLOAD_BPS = 3_000_000;
/** Of the upload while a screen is shared: text is to be read, faces only to be seen. */
const SCREEN_SHARE = 0.7;
/** A screen with text that moves now and then. */
const SCREEN_BPS: Record<CallQuality, number> = {
  high: 2_000_000,
  medium: 700_000,
  low: 250_000,
  audioOnly: 100_000,
};

/** Where every link begins: in the middle of nothing bad. */
export const FIRST_FIT: LinkFit = {
  quality: 'high',
  goodSince: null,
  waitMs: FIRST_WAIT_MS,
  roseAt: null,
  availableBps: null,
};

/**
 * What a link gets after a look at it. It goes down with the first bad look, as far as the network
 * asks for, and up by one when every look for `waitMs` was good. A sample of null says nothing.
 */
export function nextFit(fit: LinkFit, sample: LinkSample | null, at: Millis): LinkFit {
  if (!sample) return { ...fit, goodSince: null, availableBps: null };
  const next = { ...fit, availableBps: sample.availableBps };
  const quality = boundBy(sample, fit);
  if (quality !== fit.quality) return lowered(next, quality, at);
  if (!mayRise(fit.quality, sample)) return { ...next, goodSince: null };
  const goodSince = fit.goodSince ?? at;
  if (at - goodSince < fit.waitMs || fit.quality === 'high') {
    return { ...next, goodSince, waitMs: waitAfterTrial(fit, at) };
  }
  return { ...next, quality: step(fit.quality, -1), goodSince: null, roseAt: at };
}

/** The call as a whole is as good as its best link: where even that has no picture, none is sent. */
export function callQuality(fits: readonly LinkFit[]): CallQuality {
  const ranks = fits.map(({ quality }) => CALL_QUALITIES.indexOf(quality));
  return CALL_QUALITIES[Math.min(...ranks)] ?? FIRST_FIT.quality;
}

/** What a link may send, of an upload that `peers` links have to share. */
export function videoLimits(
  quality: CallQuality,
  { peers, isSharing }: { peers: number; isSharing: boolean },
): VideoLimits {
  const share = UPLOAD_BPS / Math.max(1, peers);
  const level = LEVELS[quality];
  const cameraShare = isSharing ? share * (1 - SCREEN_SHARE) : share;
  const maxBps = Math.round(Math.min(level.maxBps, cameraShare));
  return {
    isOn: quality !== 'audioOnly',
    maxBps,
    maxHeight: HEIGHTS.find(({ aboveBps }) => maxBps > aboveBps)?.height ?? SMALLEST_HEIGHT,
    maxFps: level.maxFps,
    screenBps: Math.round(Math.min(SCREEN_BPS[quality], share * SCREEN_SHARE)),
  };
}

/** Null while nothing is known. */
export function linkQuality(sample: LinkSample | null): LinkQuality | null {
  if (!sample) return null;
  const loss = Math.max(sample.sentLoss, sample.receivedLoss);
  const roundTripMs = sample.roundTripMs ?? 0;
  const isStarved = isHeldBack(sample) && (sample.availableBps ?? 0) < LEVELS.medium.minBps;
  if (loss > BAD_LOSS || roundTripMs > BAD_ROUND_TRIP_MS || isStarved) return 'poor';
  return loss > GOOD_LOSS || roundTripMs > GOOD_ROUND_TRIP_MS ? 'fair' : 'good';
}

/** The best that a look allows, never better than what is there. */
function boundBy(sample: LinkSample, fit: LinkFit): CallQuality {
  if (sample.sentLoss > HOPELESS_LOSS) return 'audioOnly';
  const isBad = sample.sentLoss > BAD_LOSS || (sample.roundTripMs ?? 0) > BAD_ROUND_TRIP_MS;
  const bound = isBad ? step(fit.quality, 1) : fit.quality;
  return isHeldBack(sample) && !isGrowing(sample, fit) ? worse(bound, affordable(sample)) : bound;
}

/** Whether it sends a picture and all that the network takes: else the estimate is only what nobody tried. */
function isHeldBack({ sentFps, sentBps, availableBps }: LinkSample): boolean {
  return sentFps > 0 && availableBps !== null && sentBps >= availableBps * FULL_SHARE;
}

/** The estimate begins low, at the start and whenever a picture is sent again. */
function isGrowing({ availableBps }: LinkSample, { availableBps: before }: LinkFit): boolean {
  return before === null || (availableBps ?? 0) > before * STILL_GROWING;
}

function affordable({ availableBps }: LinkSample): CallQuality {
  const forPicture = (availableBps ?? 0) - VOICE_BPS;
  return CALL_QUALITIES.find((quality) => forPicture >= LEVELS[quality].minBps) ?? 'audioOnly';
}

function mayRise(now: CallQuality, sample: LinkSample): boolean {
  if (sample.sentLoss > GOOD_LOSS || (sample.roundTripMs ?? 0) > GOOD_ROUND_TRIP_MS) return false;
  // Without a picture nothing shows how much more there is: it has to be tried.
  if (now === 'audioOnly' || sample.sentFps === 0 || sample.availableBps === null) return true;
  const needed = LEVELS[step(now, -1)].minBps + VOICE_BPS;
  return sample.availableBps >= needed * HEADROOM;
}

function lowered(fit: LinkFit, quality: CallQuality, at: Millis): LinkFit {
  const cameTooEarly = fit.roseAt !== null && at - fit.roseAt < TRIAL_MS;
  const waitMs = cameTooEarly ? Math.min(fit.waitMs * 2, LONGEST_WAIT_MS) : fit.waitMs;
  return { ...fit, quality, goodSince: null, waitMs, roseAt: null };
}

/** What has lasted earns a short wait for the next step. */
function waitAfterTrial(fit: LinkFit, at: Millis): number {
  return fit.roseAt !== null && at - fit.roseAt >= TRIAL_MS ? FIRST_WAIT_MS : fit.waitMs;
}

function step(quality: CallQuality, by: -1 | 1): CallQuality {
  const last = CALL_QUALITIES.length - 1;
  const rank = Math.min(last, Math.max(0, CALL_QUALITIES.indexOf(quality) + by));
  return CALL_QUALITIES[rank] ?? quality;
}

function worse(a: CallQuality, b: CallQuality): CallQuality {
  return CALL_QUALITIES.indexOf(a) > CALL_QUALITIES.indexOf(b) ? a : b;
}
