import type { DevicePort } from '../ports/device';
import type { Unsubscribe } from '../ports/unsubscribe';

type ConnectionState = Parameters<Parameters<DevicePort['watchConnection']>[0]>[0];

interface Candidate {
  name: string;
  lead: () => Unsubscribe;
  tab: object;
  stop: Unsubscribe | null;
}

/** One browser on one device: its tabs share connection, clock, leadership and what is kept. */
export interface MemoryBrowser {
  /** One tab's view; a closed one stops leading without a word, as a crashed tab does. */
  tab(): DevicePort & { close(): void };
  setConnection(state: ConnectionState): void;
}

export function createMemoryBrowser(now: () => number = Date.now): MemoryBrowser {
  const listeners = new Set<(state: ConnectionState) => void>();
  let candidates: Candidate[] = [];
  const kept = new Map<string, string>();
  let connection: ConnectionState = 'online';

  const elect = () => {
    const led = new Set<string>();
    for (const candidate of candidates) {
      if (!led.has(candidate.name)) candidate.stop ??= candidate.lead();
      led.add(candidate.name);
    }
  };
  const leave = (isLeaving: (candidate: Candidate) => boolean) => {
    candidates = candidates.filter((candidate) => !isLeaving(candidate));
    elect();
  };

  return {
    tab: () => {
      const tab = {};
      const own = new Set<(state: ConnectionState) => void>();
      return {
        now,
        watchConnection: (onChange) => {
          listeners.add(onChange);
          own.add(onChange);
          onChange(connection);
          return () => listeners.delete(onChange);
        },
        lead: (name, lead) => {
          const candidate: Candidate = { name, lead, tab, stop: null };
          candidates.push(candidate);
          elect();
          return () => {
            candidate.stop?.();
            leave((other) => other === candidate);
          };
        },
        recall: (name) => kept.get(name) ?? null,
        keep: (name, value) => kept.set(name, value),
        clearLocalData: () => {
          kept.clear();
          return Promise.resolve();
        },
        close: () => {
          for (const listener of own) listeners.delete(listener);
          leave((candidate) => candidate.tab === tab);
        },
      };
    },
    setConnection: (state) => {
      connection = state;
      for (const listener of [...listeners]) listener(state);
    },
  };
}

/** The device of a browser with a single tab. */
export function createMemoryDevice(now?: () => number): DevicePort {
  return createMemoryBrowser(now).tab();
}
