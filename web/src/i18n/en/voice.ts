export const voice = {
  'voice.record': 'Record a voice message',

  'voice.note': 'Voice message, {duration}',
  'voice.audio': 'Audio, {duration}',
  'voice.play': 'Play',
  'voice.pause': 'Pause',
  'voice.loading': 'Loading',
  'voice.retry': 'Try again',
  'voice.playFailed': 'This could not be played.',
  'voice.position': 'Position',
  'voice.positionOf': '{position} of {duration}',
  'voice.speed': 'Speed {speed}',
  'voice.seconds': '{count, plural, one {# second} other {# seconds}}',
  'voice.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'voice.minutesAndSeconds':
    '{minutes, plural, one {# minute} other {# minutes}} {seconds, plural, one {# second} other {# seconds}}',
} as const satisfies Record<string, string>;
