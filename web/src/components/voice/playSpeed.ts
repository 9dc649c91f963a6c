import { useSyncExternalStore } from 'react';

const KEY = 'hearth.voiceSpeed';
const SPEEDS = [1, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** How fast sound plays on this device: one choice for everything that plays. */
const listeners = new Set<() => void>();
let speed: Speed | null = null;

function current(): Speed {
  speed ??= remembered();
  return speed;
}

/** The next of 1, 1.5 and 2, then from the start. */
function step(): void {
  speed = SPEEDS[(SPEEDS.indexOf(current()) + 1) % SPEEDS.length] ?? 1;
  try {
    localStorage.setItem(KEY, String(speed));
  } catch {
    // Blocked or full: it holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function remembered(): Speed {
  try {
    const stored = localStorage.getItem(KEY);
    return SPEEDS.find((one) => String(one) === stored) ?? 1;
  } catch {
    return 1;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function usePlaySpeed(): { speed: Speed; step: () => void } {
  return { speed: useSyncExternalStore(subscribe, current), step };
}
