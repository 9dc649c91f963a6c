import type { leaving as source } from '../en/leaving';

export const leaving = {
  'leaving.export': 'Deine Daten',
  'leaving.exportBody':
    'Eine Datei mit deinem Profil, deinen Einstellungen, deinen Nachrichten und deinen Dateien, zum Behalten.',
  'leaving.exportBegin': 'Meine Daten exportieren',
  'leaving.exportWorking': 'Deine Daten werden zusammengestellt',
  'leaving.exportWorkingHint':
    'Das kann einige Minuten dauern. Du kannst diese Seite inzwischen verlassen.',
  'leaving.exportReady':
    'Dein Export vom {day} ist fertig: {size}. Du kannst ihn bis zum {until} holen.',
  'leaving.exportDownload': 'Herunterladen',
  'leaving.exportAnew': 'Neuen erstellen',
  'leaving.exportFailed':
    'Deine Daten konnten nicht zusammengestellt werden. Versuch es noch einmal.',
  'leaving.exportAgain': 'Noch einmal',
  'leaving.exportUnknown': 'Ob es einen Export gibt, war nicht herauszufinden.',
  'leaving.exportRunning': 'Es wird schon einer erstellt. Er erscheint hier, wenn er fertig ist.',
  'leaving.exportOnceADay':
    'Deine Daten können einmal am Tag zusammengestellt werden, und das letzte Mal ist keinen Tag her. Versuch es morgen wieder.',
  'leaving.exportRetryLater':
    'Der letzte Versuch war gerade eben. Versuch es in zehn Minuten noch einmal.',
  'leaving.exportGone': 'Die Datei ist nicht mehr da. Erstelle eine neue.',

  'leaving.delete': 'Konto löschen',
  'leaving.deleteBody':
    'Du verlässt alle Räume, und dein Profil, deine Einstellungen und alles andere, was nur du siehst, wird gelöscht. Niemand kann es zurückholen.',
  'leaving.deleteBegin': 'Mein Konto löschen',
  'leaving.deleteTitle': 'Dein Konto löschen?',
  'leaving.happens': 'Das geschieht:',
  'leaving.happensNow':
    'Du wirst sofort auf allen Geräten abgemeldet und kannst nicht zurückkommen.',
  'leaving.happensRooms':
    'Du verlässt alle Räume. Deine Gruppen gehören dann jemand anderem; die ohne andere verschwinden.',
  'leaving.happensRest':
    'Dein Profil, Foto, deine Einstellungen, Erinnerungen und geplanten Nachrichten werden gelöscht.',
  'leaving.happensExport': 'Auch ein Export, den du nicht heruntergeladen hast, ist dann weg.',
  'leaving.messages': 'Deine Nachrichten',
  'leaving.messagesKeep': 'Behalten',
  'leaving.messagesKeepHint': 'Sie bleiben in ihren Räumen, unter dem Namen „Gelöschtes Konto“.',
  'leaving.messagesRemove': 'Löschen',
  'leaving.messagesRemoveHint':
    'Texte und Dateien verschwinden aus allen Räumen. An ihrer Stelle steht, dass eine Nachricht gelöscht wurde.',
  'leaving.confirm': 'Zum Bestätigen {handle} eintippen',
  'leaving.confirmWrong': 'Das ist nicht dein Handle. Tipp {handle}.',
  'leaving.cancel': 'Abbrechen',
  'leaving.deleteNow': 'Konto löschen',
  'leaving.proofTitle': 'Bestätige, dass du es bist',
  'leaving.proofBody': 'Melde dich noch einmal an, dann wird dein Konto gelöscht.',
  'leaving.proofPassword': 'Passwort',
  'leaving.proofWrong': 'Das ist nicht dein Passwort. Versuch es noch einmal.',
  'leaving.proofGoogle': 'Weiter mit Google',
  'leaving.proofMismatch': 'Das war ein anderes Konto. Wähle das, mit dem du hier bist.',
  'leaving.guestOld':
    'Als Gast kannst du dich nicht noch einmal anmelden. Füge oben einen Weg zum Anmelden hinzu und lösche das Konto dann damit.',

  'leaving.goodbyeTitle': 'Dein Konto wird gelöscht',
  'leaving.goodbyeBody':
    'Du bist abgemeldet. Was zum Konto gehört, wird in den nächsten Minuten entfernt; du musst nichts mehr tun. Danke, dass du hier warst.',
  'leaving.goodbyeNew': 'Zur Anmeldung',
} as const satisfies Record<keyof typeof source, string>;
