/** What a link did, from the statistics of the browser: https://www.w3.org/TR/webrtc-stats/ */
import type { LinkSample } from '@hearth/domain/callQuality';

/** One report of `getStats`, as far as it is known what is in it. */
export interface StatReport {
  id: string;
  type: string;
  /** Milliseconds of some clock. */
  timestamp: number;
  [field: string]: unknown;
}

/** What happened between two looks; null where no time passed. */
export function linkSample(
  before: readonly StatReport[],
  now: readonly StatReport[],
): LinkSample | null {
  const seconds = (latest(now) - latest(before)) / 1000;
  if (!(seconds > 0)) return null;
  const grown = growth(before);
  const sent = now.filter(({ type }) => type === 'outbound-rtp');
  const received = now.filter(({ type }) => type === 'inbound-rtp');
  const pair = chosenPair(now);
  return {
    sentLoss: sentLoss(sent, before, now),
    receivedLoss: receivedLoss(received, grown),
    roundTripMs: roundTripMs(pair, now),
    availableBps: numberIn(pair, 'availableOutgoingBitrate'),
    sentBps: bits(sent, 'Sent', grown) / seconds,
    receivedBps: bits(received, 'Received', grown) / seconds,
    sentFps: mostFrames(sent, 'framesSent', grown) / seconds,
    receivedFps: mostFrames(received, 'framesDecoded', grown) / seconds,
  };
}

type Growth = (report: StatReport, field: string) => number;

/** How much a counter grew since a look; one that began anew did not shrink. */
function growth(before: readonly StatReport[]): Growth {
  const byId = new Map(before.map((report) => [report.id, report]));
  return (report, field) => {
    const earlier = numberIn(byId.get(report.id), field) ?? 0;
    return Math.max(0, (numberIn(report, field) ?? 0) - earlier);
  };
}

/**
 * Of what was sent, the share that the other side missed. Its reports come every one to five seconds
 * and cover what was sent since the one before, so they are weighed with what is sent now and
 * forgotten once nothing is.
 */
function sentLoss(
  sent: readonly StatReport[],
  before: readonly StatReport[],
  now: readonly StatReport[],
): number {
  const grown = growth(before);
  const answers = new Map(
    now
      .filter(({ type }) => type === 'remote-inbound-rtp')
      .map((report) => [report['localId'], report]),
  );
  let packets = 0;
  let lost = 0;
  for (const report of sent) {
    const answer = answers.get(report.id);
    const count = grown(report, 'packetsSent');
    if (!answer || count === 0) continue;
    packets += count;
    lost += shareLost(answer, count, grown) * count;
  }
  return ratio(lost, packets);
}

function shareLost(answer: StatReport, packets: number, grown: Growth): number {
  return numberIn(answer, 'fractionLost') ?? ratio(grown(answer, 'packetsLost'), packets);
}

function receivedLoss(received: readonly StatReport[], grown: Growth): number {
  const lost = sum(received, (report) => grown(report, 'packetsLost'));
  const arrived = sum(received, (report) => grown(report, 'packetsReceived'));
  return ratio(lost, lost + arrived);
}

function bits(reports: readonly StatReport[], way: 'Sent' | 'Received', grown: Growth): number {
  const bytes = sum(
    reports,
    (report) => grown(report, `bytes${way}`) + grown(report, `headerBytes${way}`),
  );
  return bytes * 8;
}

function mostFrames(reports: readonly StatReport[], field: string, grown: Growth): number {
  return Math.max(0, ...reports.map((report) => grown(report, field)));
}

function roundTripMs(pair: StatReport | undefined, now: readonly StatReport[]): number | null {
  const seconds =
    numberIn(pair, 'currentRoundTripTime') ??
    numberIn(
      now.find(({ type }) => type === 'remote-inbound-rtp'),
      'roundTripTime',
    );
  return seconds === null ? null : seconds * 1000;
}

/** The pair of addresses that everything goes through. */
function chosenPair(now: readonly StatReport[]): StatReport | undefined {
  const transport = now.find(({ type }) => type === 'transport');
  const chosen = now.find(({ id }) => id === transport?.['selectedCandidatePairId']);
  // Firefox names no transport.
  return (
    chosen ??
    now.find(
      (report) =>
        report.type === 'candidate-pair' &&
        report['nominated'] === true &&
        report['state'] === 'succeeded',
    )
  );
}

function latest(reports: readonly StatReport[]): number {
  return Math.max(...reports.map(({ timestamp }) => timestamp));
}

function numberIn(report: StatReport | undefined, field: string): number | null {
  const value = report?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function sum(reports: readonly StatReport[], of: (report: StatReport) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
