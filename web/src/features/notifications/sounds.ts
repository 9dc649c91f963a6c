/** Sounds of notifications, made by the browser: short, quiet, and without a file to load. */
import type { Sound } from '@hearth/domain/notificationSettings';

interface Note {
  type: OscillatorType;
  /** Pitch at its beginning and at its end. */
  fromHz: number;
  toHz: number;
  /** After the beginning of the sound. */
  atSeconds: number;
  lengthSeconds: number;
  /** 0 to 1. */
  volume: number;
}

/** Two bells a fourth apart, a drop that falls into water, two knuckles on wood. */
const NOTES: Record<Exclude<Sound, 'none'>, readonly Note[]> = {
  chime: [bell(987.8, 0, 0.16), bell(1318.5, 0.11, 0.13)],
  drop: [
    { type: 'sine', fromHz: 420, toHz: 1180, atSeconds: 0, lengthSeconds: 0.09, volume: 0.2 },
    { type: 'sine', fromHz: 1180, toHz: 760, atSeconds: 0.09, lengthSeconds: 0.16, volume: 0.1 },
  ],
  knock: [thump(0, 0.42), thump(0.15, 0.34)],
};
/** An envelope that falls exponentially never reaches 0. */
const SILENCE = 0.0001;
const ATTACK_SECONDS = 0.006;

function bell(hz: number, atSeconds: number, volume: number): Note {
  return { type: 'sine', fromHz: hz, toHz: hz, atSeconds, lengthSeconds: 0.5, volume };
}

function thump(atSeconds: number, volume: number): Note {
  return { type: 'triangle', fromHz: 230, toHz: 95, atSeconds, lengthSeconds: 0.09, volume };
}

let context: AudioContext | null = null;

/**
 * Plays a sound. A browser that lets pages sound only after a press stays silent until then, and so
 * does one without audio.
 */
export async function playSound(sound: Sound): Promise<void> {
  if (sound === 'none' || !('AudioContext' in window)) return;
  try {
    context ??= new AudioContext();
    if (context.state !== 'running') await context.resume();
    for (const note of NOTES[sound]) playNote(context, note);
  } catch (error) {
    console.warn('A sound was not played.', error);
  }
}

function playNote(audio: AudioContext, note: Note): void {
  const begin = audio.currentTime + note.atSeconds;
  const end = begin + note.lengthSeconds;
  const oscillator = audio.createOscillator();
  oscillator.type = note.type;
  oscillator.frequency.setValueAtTime(note.fromHz, begin);
  oscillator.frequency.exponentialRampToValueAtTime(note.toHz, end);
  const gain = audio.createGain();
  gain.gain.setValueAtTime(SILENCE, begin);
  gain.gain.exponentialRampToValueAtTime(note.volume, begin + ATTACK_SECONDS);
  gain.gain.exponentialRampToValueAtTime(SILENCE, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(end);
}
