import type { start as english } from '../en/start';

export const start = {
  'start.errorTitle': 'Etwas ist schiefgegangen',
  'start.errorBody':
    'Was du geschrieben hast, ist nicht verloren. Lade die Seite neu, dann geht es weiter.',
  'start.failedTitle': 'Hearth konnte nicht starten',
  'start.failedBody':
    'Prüf deine Verbindung und versuch es noch einmal. Was du geschrieben hast, ist nicht verloren.',
  'start.retry': 'Noch einmal versuchen',
  'start.reload': 'Neu laden',
  'start.partTitle': 'Das konnte nicht geladen werden',
  'start.partBody': 'Prüf deine Verbindung und versuch es noch einmal. Alles andere geht weiter.',
  'start.partClose': 'Schließen',
  'start.loading': 'Wird geladen',
} as const satisfies Record<keyof typeof english, string>;
