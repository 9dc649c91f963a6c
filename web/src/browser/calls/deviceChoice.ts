import * as v from 'valibot';
import type { CallDeviceChoice } from '../../ports/callMedia';

const KEY = 'hearth.callDevices';

const choiceSchema = v.object({
  microphoneId: v.nullable(v.string()),
  cameraId: v.nullable(v.string()),
  speakerId: v.nullable(v.string()),
});

const NO_CHOICE: CallDeviceChoice = { microphoneId: null, cameraId: null, speakerId: null };

/** Kept here too, for browsers that keep nothing. */
let remembered: CallDeviceChoice = NO_CHOICE;

export function deviceChoice(): CallDeviceChoice {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored === null) return remembered;
    return v.parse(choiceSchema, JSON.parse(stored));
  } catch {
    return remembered;
  }
}

export function rememberChoice(choice: CallDeviceChoice): void {
  remembered = choice;
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // It lasts as long as the page.
  }
}
