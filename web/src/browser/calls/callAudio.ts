/** The one audio graph of calls: made when first asked for, asleep while nobody uses it. */
import type { Unsubscribe } from '../../ports/unsubscribe';

let context: AudioContext | null = null;
let users = 0;

export interface HeldAudio {
  audio: AudioContext;
  /** Resolves once it runs: before the first press on a page, browsers let it sleep. */
  awake: Promise<void>;
  letGo: Unsubscribe;
}

/** Null where the browser has none. Whoever holds it lets it go again. */
export function holdAudio(): HeldAudio | null {
  const audio = openAudio();
  if (!audio) return null;
  users += 1;
  const awake = audio.resume();
  awake.catch(() => undefined);
  let isHeld = true;
  return {
    audio,
    awake,
    letGo: () => {
      if (!isHeld) return;
      isHeld = false;
      users -= 1;
      if (users === 0) audio.suspend().catch(() => undefined);
    },
  };
}

function openAudio(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null;
  try {
    context ??= new AudioContext();
    return context;
  } catch {
    return null;
  }
}
