/** What goes through the calls of a page, asked from the browser's own peer connections. */
import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    callWatch: { connections: RTCPeerConnection[] };
  }
}

/** Runs in a page before its own code: keeps every connection that is made. */
export function watchConnections(): void {
  const connections: RTCPeerConnection[] = [];
  window.callWatch = { connections };
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(...args: ConstructorParameters<typeof Real>) {
      super(...args);
      connections.push(this);
    }
  };
}

/** One open connection; counters since it began. */
export interface LinkFlow {
  voiceIn: number;
  voiceOut: number;
  /** Frames that were decoded and encoded. */
  framesIn: number;
  framesOut: number;
  /** How the two ends of the way in use were found: `host`, `srflx`, `prflx` or `relay`. */
  ends: string[];
}

/** The open connections of a page by their number in the order of their making. */
export function flows(page: Page): Promise<Record<string, LinkFlow>> {
  return page.evaluate(async () => {
    type Report = Record<string, unknown>;
    const found: Record<string, LinkFlow> = {};
    for (const [index, connection] of window.callWatch.connections.entries()) {
      if (connection.connectionState !== 'connected') continue;
      const reports = new Map<unknown, Report>();
      (await connection.getStats()).forEach((report: Report) => reports.set(report['id'], report));
      const sum = (type: string, kind: string, field: string) =>
        [...reports.values()]
          .filter((report) => report['type'] === type && report['kind'] === kind)
          .reduce((total, report) => total + Number(report[field] ?? 0), 0);
      const transport = [...reports.values()].find(({ type }) => type === 'transport');
      const pair = reports.get(transport?.['selectedCandidatePairId']);
      const ends = [pair?.['localCandidateId'], pair?.['remoteCandidateId']];
      found[index] = {
        voiceIn: sum('inbound-rtp', 'audio', 'bytesReceived'),
        voiceOut: sum('outbound-rtp', 'audio', 'bytesSent'),
        framesIn: sum('inbound-rtp', 'video', 'framesDecoded'),
        framesOut: sum('outbound-rtp', 'video', 'framesEncoded'),
        ends: ends.map((id) => String(reports.get(id)?.['candidateType'])),
      };
    }
    return found;
  });
}

type Counter = Exclude<keyof LinkFlow, 'ends'>;
const VOICE: readonly Counter[] = ['voiceIn', 'voiceOut'];
export const PICTURE: readonly Counter[] = ['framesIn', 'framesOut'];

/** Counters grow by less while a page only keeps its connection alive: a voice has 30 packets a second. */
const LEAST = { voiceIn: 1_500, voiceOut: 1_500, framesIn: 5, framesOut: 5 };

/** On two processors four browsers that talk take their time, and a link that failed is made anew. */
const FLOWS_WITHIN_MS = 60_000;

/** Waits until so much more has gone through so many connections of a page as talk and pictures are. */
export async function expectFlow(
  page: Page,
  links: number,
  counters: readonly Counter[] = [],
): Promise<void> {
  const before = await flows(page);
  const growing = async () => {
    const now = await flows(page);
    return Object.entries(now).filter(([index, flow]) =>
      [...VOICE, ...counters].every(
        (counter) => flow[counter] - (before[index]?.[counter] ?? 0) >= LEAST[counter],
      ),
    ).length;
  };
  await expect.poll(growing, { intervals: [250], timeout: FLOWS_WITHIN_MS }).toBe(links);
}

/** What went through all connections of a page during this time. */
export async function flowDuring(page: Page, ms: number): Promise<Omit<LinkFlow, 'ends'>> {
  const before = await flows(page);
  await page.waitForTimeout(ms);
  const now = await flows(page);
  const grown = (counter: Counter) =>
    Object.entries(now).reduce(
      (sum, [index, flow]) => sum + flow[counter] - (before[index]?.[counter] ?? 0),
      0,
    );
  return {
    voiceIn: grown('voiceIn'),
    voiceOut: grown('voiceOut'),
    framesIn: grown('framesIn'),
    framesOut: grown('framesOut'),
  };
}
