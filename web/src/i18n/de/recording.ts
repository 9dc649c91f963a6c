import type { recording as source } from '../en/recording';

export const recording = {
  'voice.recordHint': 'Halten, um aufzunehmen; tippen, um freihändig aufzunehmen',
  'voice.send': 'Sprachnachricht senden',
  'voice.recording': 'Aufnahme',
  'voice.recordingStarted': 'Die Aufnahme läuft. Escape verwirft sie.',
  'voice.recordingPaused': 'Die Aufnahme pausiert',
  'voice.recordingResumed': 'Die Aufnahme geht weiter',
  'voice.recordingStopped': 'Die Aufnahme ist zu Ende. Hör sie dir an oder sende sie.',
  'voice.recordingSent': 'Sprachnachricht aufgenommen',
  'voice.recordingCancelled': 'Die Aufnahme ist verworfen',
  'voice.opening': 'Warten auf das Mikrofon',
  'voice.slideToCancel': 'Zur Seite ziehen zum Verwerfen',
  'voice.slideToLock': 'Nach oben ziehen zum Loslassen',
  'voice.cancel': 'Aufnahme verwerfen',
  'voice.pauseRecording': 'Aufnahme anhalten',
  'voice.resumeRecording': 'Weiter aufnehmen',
  'voice.stopRecording': 'Beenden und anhören',
  'voice.preview': 'Deine Aufnahme',
} as const satisfies Record<keyof typeof source, string>;
