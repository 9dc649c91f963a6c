import type { appErrors as en } from '../en/appErrors';

/** Like `errors`, what happens only to those who are signed in. */
export const appErrors = {
  'errors.alreadyDone': 'Das ist schon geschehen. Lade die Seite neu, dann siehst du es.',
  'errors.invalid': 'Das geht hier nicht. Lade die Seite neu und versuch es dann noch einmal.',
  'errors.blocked': 'Du kannst diese Person hier nicht erreichen.',
  'errors.notMember':
    'Du bist nicht mehr in diesem Raum. Wer noch darin ist, kann dich wieder hinzufügen.',
  'errors.tooLong': 'Das ist zu lang. Kürz es und versuch es noch einmal.',
  'errors.empty': 'Hier steht noch nichts. Schreib zuerst etwas.',
  'errors.storageFull':
    'Der Speicher dieses Geräts ist voll. Schaff Platz und versuch es noch einmal.',
  'errors.fileTooLarge': 'Diese Datei ist zu groß. Wähl eine kleinere.',
  'errors.fileBroken':
    'Dieses Bild lässt sich nicht öffnen. Vielleicht ist es beschädigt: Versuch eine andere Kopie.',
  'errors.heicUnsupported':
    'Dieser Browser kann HEIC-Bilder nicht öffnen. Speicher es als JPEG und häng das an.',
  'errors.microphoneDenied':
    'Das Mikrofon ist hier gesperrt. Erlaub es in den Einstellungen des Browsers für diese Seite.',
  'errors.microphoneMissing':
    'Kein Mikrofon ist frei. Schließ eines an oder beende das Programm, das es benutzt.',
  'errors.voiceUnsupported':
    'Dieser Browser kann keinen Ton aufnehmen. Nimm einen aktuellen oder häng eine Aufnahme an.',
  'errors.cameraDenied':
    'Die Kamera ist für diese Seite gesperrt. Erlaube sie in der Adressleiste des Browsers und schalte sie dann wieder ein.',
  'errors.cameraMissing':
    'Keine Kamera gefunden, oder ein anderes Programm benutzt sie. Schließ eine an oder beende das andere Programm.',
  'errors.screenDenied':
    'Der Browser oder das System lässt diese Seite den Bildschirm nicht teilen. Erlaube es in den Datenschutz-Einstellungen des Systems.',
  'errors.screenUnsupported':
    'Dieser Browser kann keinen Bildschirm teilen. Nimm einen an einem Computer.',
  'errors.callsUnsupported': 'Dieser Browser kann nicht telefonieren. Nimm einen aktuellen.',
  'errors.callFull':
    'In diesem Anruf sind sechs Personen, mehr gehen nicht. Versuch es wieder, wenn jemand gegangen ist.',
  'errors.callOver': 'Dieser Anruf ist vorbei. Du kannst einen neuen beginnen.',
  'errors.fileEmpty': 'Diese Datei ist leer. Wähl eine andere.',
  'errors.fileLost':
    'Diese Datei ist nicht mehr auf diesem Gerät. Nimm sie heraus und häng sie noch einmal an.',
  'errors.fileType':
    'Diese Art Datei geht hier nicht. Wähl ein Bild im Format JPEG, PNG oder WebP.',
  'errors.pushDenied':
    'Benachrichtigungen sind hier gesperrt. Erlaub sie in den Einstellungen des Browsers für diese Seite.',
  'errors.pushUnsupported':
    'Dieser Browser kann keine Benachrichtigungen zeigen. Nimm einen aktuellen oder installier die App.',
  'errors.pushFailed':
    'Der Browser konnte Benachrichtigungen nicht einrichten. Lade die Seite neu und versuch es noch einmal.',
  'errors.handleTaken': 'Diesen Nutzernamen hat schon jemand. Wähl einen anderen.',
  'errors.lastProvider':
    'Das ist der einzige Weg in dein Konto. Füg einen anderen hinzu, bevor du ihn entfernst.',
} as const satisfies Record<keyof typeof en, string>;
