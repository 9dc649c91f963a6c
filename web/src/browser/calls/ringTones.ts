/** Sounds of calls, made by the browser: warm, quiet, and without a file to load. */
import type { RingTone } from '../../ports/callMedia';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { holdAudio } from './callAudio';

interface Note {
  hz: number;
  /** After the beginning of the tone. */
  atSeconds: number;
  lengthSeconds: number;
  /** 0 to 1. */
  volume: number;
}

interface Tone {
  notes: readonly Note[];
  /** Begins again after this long; null sounds once. */
  everySeconds: number | null;
  /** Milliseconds of shaking and rest, in turn; none where nothing is in the hand for it. */
  shakes: readonly number[];
}

/**
 * A phrase of four bells that rises and rests; a soft fourth, as lines far away ring; two notes up for
 * who comes, two down for who goes, three down for the end.
 */
const TONES: Record<RingTone, Tone> = {
  incoming: {
    notes: [bell(659.3, 0), bell(880, 0.18), bell(987.8, 0.36), bell(1318.5, 0.6, 0.1)],
    everySeconds: 2.8,
    shakes: [350, 200, 350],
  },
  outgoing: {
    notes: [hum(392, 0, 1), hum(523.3, 0.02, 1)],
    everySeconds: 3.6,
    shakes: [],
  },
  joined: { notes: [bell(587.3, 0, 0.08), bell(880, 0.1, 0.08)], everySeconds: null, shakes: [] },
  left: { notes: [bell(587.3, 0, 0.07), bell(440, 0.1, 0.07)], everySeconds: null, shakes: [] },
  ended: {
    notes: [bell(523.3, 0, 0.09), bell(440, 0.13, 0.09), bell(349.2, 0.26, 0.09)],
    everySeconds: null,
    shakes: [120],
  },
};

/** An envelope that falls exponentially never reaches 0. */
const SILENCE = 0.0001;
const ATTACK_SECONDS = 0.012;
const OVERTONE_SHARE = 0.18;
const FADE_MS = 150;
/** So late may a tone begin. */
const WAKE_MS = 500;

function bell(hz: number, atSeconds: number, volume = 0.12): Note {
  return { hz, atSeconds, lengthSeconds: 0.7, volume };
}

function hum(hz: number, atSeconds: number, lengthSeconds: number): Note {
  return { hz, atSeconds, lengthSeconds, volume: 0.045 };
}

/** Sounds until stopped, or once. Silent where the browser lets a page sound only after a press. */
export function ringTone(name: RingTone): Unsubscribe {
  const { everySeconds } = TONES[name];
  const stopFirst = soundOnce(name);
  if (everySeconds === null) return stopFirst;
  let stop = stopFirst;
  const timer = setInterval(() => {
    stop();
    stop = soundOnce(name);
  }, everySeconds * 1000);
  return () => {
    clearInterval(timer);
    stop();
  };
}

function soundOnce(name: RingTone): Unsubscribe {
  const { notes, shakes } = TONES[name];
  const stopNotes = play(notes);
  if (shakes.length > 0) shake(shakes);
  return () => {
    stopNotes();
    if (shakes.length > 0) shake([0]);
  };
}

function play(notes: readonly Note[]): Unsubscribe {
  const held = holdAudio();
  if (!held) return () => undefined;
  const { audio, awake, letGo } = held;
  // Everything goes through it, so that it can be taken away at once without a click.
  const out = audio.createGain();
  out.connect(audio.destination);
  let isOver = false;
  const lengthMs = 1000 * Math.max(...notes.map((note) => note.atSeconds + note.lengthSeconds));
  const giveUp = setTimeout(letGo, lengthMs + WAKE_MS);
  soonAwake(awake, () => {
    if (!isOver) for (const note of notes) playBell(audio, out, note);
  });
  return () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(giveUp);
    out.gain.setTargetAtTime(0, audio.currentTime, ATTACK_SECONDS);
    setTimeout(letGo, FADE_MS);
  };
}

/** An audio graph that sleeps keeps its time: what would sound later, all at once, is not worth hearing. */
function soonAwake(awake: Promise<void>, then: () => void): void {
  const askedAt = Date.now();
  awake.then(
    () => {
      if (Date.now() - askedAt <= WAKE_MS) then();
    },
    () => undefined,
  );
}

/** A second, softer partial an octave above makes a bell of a sine. */
function playBell(audio: AudioContext, out: AudioNode, note: Note): void {
  playNote(audio, out, note);
  playNote(audio, out, { ...note, hz: note.hz * 2, volume: note.volume * OVERTONE_SHARE });
}

function playNote(audio: AudioContext, out: AudioNode, note: Note): void {
  const begin = audio.currentTime + note.atSeconds;
  const end = begin + note.lengthSeconds;
  const oscillator = audio.createOscillator();
  oscillator.frequency.setValueAtTime(note.hz, begin);
  const gain = audio.createGain();
  gain.gain.setValueAtTime(SILENCE, begin);
  gain.gain.exponentialRampToValueAtTime(note.volume, begin + ATTACK_SECONDS);
  gain.gain.exponentialRampToValueAtTime(SILENCE, end);
  oscillator.connect(gain).connect(out);
  oscillator.start(begin);
  oscillator.stop(end);
}

function shake(pattern: readonly number[]): void {
  if ('vibrate' in navigator) navigator.vibrate([...pattern]);
}
