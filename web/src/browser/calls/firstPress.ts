import type { Unsubscribe } from '../../ports/unsubscribe';

/** Both count as a press for browsers: https://html.spec.whatwg.org/#activation-triggering-input-event */
const PRESSES = ['pointerdown', 'pointerup', 'keydown'] as const;

/**
 * Runs once this page may sound: after the first press on it. Browsers that do not tell of presses
 * (`navigator.userActivation`) are taken at their word at once.
 */
export function afterFirstPress(act: () => void): Unsubscribe {
  if (wasPressed()) {
    act();
    return () => undefined;
  }
  const stop = () => {
    for (const press of PRESSES) window.removeEventListener(press, look, true);
  };
  const look = () => {
    if (!wasPressed()) return;
    stop();
    act();
  };
  for (const press of PRESSES) window.addEventListener(press, look, true);
  return stop;
}

function wasPressed(): boolean {
  return !('userActivation' in navigator) || navigator.userActivation.hasBeenActive;
}
