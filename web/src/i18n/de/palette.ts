import type { palette as english } from '../en/palette';

export const palette = {
  'shell.paletteTitle': 'Gehe zu',
  'shell.paletteHint': 'Räume, Personen, Aktionen',
  'shell.paletteRooms': 'Räume',
  'shell.palettePeople': 'Personen',
  'shell.paletteActions': 'Aktionen',
  'shell.paletteNone': 'Nichts gefunden. Versuch es mit einem Namen oder @kürzel.',
  'shell.paletteCount': '{count, plural, one {# Treffer} other {# Treffer}}',
  'shell.paletteTheme': 'Darstellung: {theme}',
  'shell.themeSystem': 'wie das System',
  'shell.themeLight': 'hell',
  'shell.themeDark': 'dunkel',
  'shell.themeContrast': 'hoher Kontrast',

  'shell.signOutTitle': 'Abmelden und Ungesendetes verlieren?',
  'shell.signOutUnsent': 'Das gibt es nur auf diesem Gerät, es ginge verloren:',
  'shell.unsentMessages':
    '{count, plural, one {# Nachricht oder Änderung, die noch nicht gesendet ist} other {# Nachrichten oder Änderungen, die noch nicht gesendet sind}}',
  'shell.unsentDrafts': '{count, plural, one {# Entwurf} other {# Entwürfe}}',
  'shell.unsentFiles':
    '{count, plural, one {# Datei oder Sprachnachricht} other {# Dateien oder Sprachnachrichten}}',
  'shell.signOutStay':
    'Bleib angemeldet, um es zu behalten. Was unterwegs ist, wird gesendet, sobald du wieder verbunden bist.',

  'shell.keysEverywhere': 'Überall',
  'shell.keysRooms': 'Räume',
  'shell.keysMessages': 'Nachrichten',
  'shell.keyPalette': 'Zu Raum, Person oder Aktion gehen',
  'shell.keyRing': 'Zu einem Anruf, der klingelt',
  'shell.keyHelp': 'Diese Liste zeigen',
  'shell.keyClose': 'Schließen, was oben liegt',
  'shell.keyPreviousRoom': 'Voriger Raum',
  'shell.keyNextRoom': 'Nächster Raum',
  'shell.keyNextUnread': 'Nächster ungelesener Raum',
  'shell.keyNewMessage': 'Neue Nachricht',
  'shell.keyMembers': 'Personen im Raum',
  'shell.keySend': 'Senden',
  'shell.keySendLater': 'Später senden',
  'shell.keyNewLine': 'Neue Zeile',
  'shell.keyEditLast': 'Deine letzte Nachricht bearbeiten',
  'shell.keyOptions': 'Aktionen zu einer Nachricht',
} as const satisfies Record<keyof typeof english, string>;
