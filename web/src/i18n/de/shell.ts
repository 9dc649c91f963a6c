import type { shell as english } from '../en/shell';

export const shell = {
  'shell.rail': 'Hauptbereich',
  'shell.home': 'Räume',
  'shell.search': 'Gehe zu',
  'shell.inbox': 'Erwähnungen und Antworten',
  'shell.inboxUnseen': '{count, plural, one {# neuer Eintrag} other {# neue Einträge}}',
  'shell.calls': 'Anrufe',
  'shell.settings': 'Einstellungen',
  'shell.moderation': 'Moderation',
  'shell.later': 'Geplantes und Erinnerungen',
  'shell.account': 'Du und dein Status',
  'shell.statusAuto': 'Online',
  'shell.statusDnd': 'Nicht stören',
  'shell.shortcuts': 'Tastenkürzel',
  'shell.signOut': 'Abmelden',
  'shell.fileRejected':
    'Eine Datei von dir wurde entfernt: Ihr Inhalt passt nicht zu ihrem Typ. Speicher sie neu und schick sie noch einmal.',
  'shell.showMessage': 'Zeigen',
  'shell.skip': 'Zur Unterhaltung springen',
  'shell.messages': 'Meldungen',
  'shell.dismiss': 'Schließen',
  'shell.loading': 'Wird geladen',

  'shell.connecting': 'Verbindung wird aufgebaut',
  'shell.offline':
    'Du bist offline. Was du schreibst, bleibt erhalten und wird gesendet, sobald du zurück bist.',

  'shell.notFoundTitle': 'Hier ist nichts',
  'shell.notFoundBody': 'Der Link ist unvollständig oder veraltet.',
  'shell.toRooms': 'Zu deinen Räumen',
  'shell.storageBlocked':
    'Dieser Browser speichert nichts für diese Seite. Was du schreibst, geht verloren, wenn du sie vor dem Senden schließt.',
  'shell.storageFull':
    'Der Speicher dieses Geräts ist voll. Was du schreibst, geht verloren, wenn du die Seite vor dem Senden schließt.',
} as const satisfies Record<keyof typeof english, string>;
