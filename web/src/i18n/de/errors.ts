import type { errors as en } from '../en/errors';

/** For each code what happened and what to do next; those of the app alone are in `appErrors`. */
export const errors = {
  'errors.offline': 'Keine Verbindung. Prüfe dein Netz und versuch es noch einmal.',
  'errors.denied':
    'Das darfst du nicht. Lade die Seite neu, dann siehst du, was sich geändert hat.',
  'errors.notFound': 'Das gibt es nicht mehr.',
  'errors.alreadyExists': 'Das gibt es schon. Wähl etwas anderes.',
  'errors.rateLimited': 'Das war viel auf einmal. Warte eine Minute, dann geht es weiter.',
  'errors.storageBlocked':
    'Dieser Browser speichert nichts für diese Seite. Erlaub es in seinen Einstellungen und lade neu.',
  'errors.emailInUse':
    'Zu dieser Adresse gibt es schon ein Konto. Melde dich damit an oder nimm eine andere.',
  'errors.credentialInUse':
    'Das gehört schon zu einem anderen Konto. Melde dich ab und damit an, oder nimm etwas anderes.',
  'errors.wrongCredentials':
    'Adresse und Passwort passen nicht zusammen. Versuch es noch einmal oder setz das Passwort zurück.',
  'errors.weakPassword': 'Dieses Passwort ist leicht zu erraten. Nimm mindestens 8 Zeichen.',
  'errors.invalidEmail': 'Das ist keine Mailadresse. Sie sieht so aus: name@example.com.',
  'errors.invalidPhone':
    'Das ist keine Telefonnummer. Beginn mit der Ländervorwahl, zum Beispiel +49.',
  'errors.invalidCode': 'Dieser Code stimmt nicht. Prüf ihn oder fordere einen neuen an.',
  'errors.expiredCode': 'Dieser Code ist abgelaufen. Fordere einen neuen an.',
  'errors.tooManyAttempts':
    'Zu viele Versuche. Warte ein paar Minuten und versuch es dann noch einmal.',
  'errors.userDisabled': 'Dieses Konto ist abgeschaltet. Frag, wer dieses Hearth betreibt.',
  'errors.reauthenticate': 'Deine Anmeldung ist dafür zu lange her. Bestätige, dass du es bist.',
  'errors.popupBlocked':
    'Der Browser hat das Anmeldefenster verhindert. Erlaub Fenster für diese Seite und versuch es noch einmal.',
  'errors.cancelled':
    'Das Fenster wurde vorher geschlossen. Versuch es noch einmal, wann du magst.',
  'errors.captcha':
    'Wir konnten nicht ausschließen, dass du ein Roboter bist. Lade die Seite neu und versuch es noch einmal.',
  'errors.notEnabled': 'Diese Anmeldung ist hier nicht eingeschaltet. Wähl eine andere.',
  'errors.unknown':
    'Das hat nicht geklappt. Versuch es noch einmal; wenn es so bleibt, lade die Seite neu.',
} as const satisfies Record<keyof typeof en, string>;
