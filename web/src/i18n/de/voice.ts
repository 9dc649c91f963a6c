import type { voice as source } from '../en/voice';

export const voice = {
  'voice.record': 'Sprachnachricht aufnehmen',

  'voice.note': 'Sprachnachricht, {duration}',
  'voice.audio': 'Audio, {duration}',
  'voice.play': 'Abspielen',
  'voice.pause': 'Anhalten',
  'voice.loading': 'Wird geladen',
  'voice.retry': 'Noch einmal versuchen',
  'voice.playFailed': 'Das ließ sich nicht abspielen.',
  'voice.position': 'Stelle',
  'voice.positionOf': '{position} von {duration}',
  'voice.speed': 'Tempo {speed}',
  'voice.seconds': '{count, plural, one {# Sekunde} other {# Sekunden}}',
  'voice.minutes': '{minutes, plural, one {# Minute} other {# Minuten}}',
  'voice.minutesAndSeconds':
    '{minutes, plural, one {# Minute} other {# Minuten}} {seconds, plural, one {# Sekunde} other {# Sekunden}}',
} as const satisfies Record<keyof typeof source, string>;
