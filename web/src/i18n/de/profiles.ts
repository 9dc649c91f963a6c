import type { profiles as en } from '../en/profiles';

export const profiles = {
  'people.unknown': 'Jemand',

  'people.welcomeTitle': 'Wer bist du?',
  'people.welcomeLead': 'So sehen und finden dich andere. Du kannst es später ändern.',
  'people.welcomeGuestLead':
    'Wähl einen Namen zum Umsehen. Du kannst später ein volles Konto daraus machen und behältst alles.',
  'people.welcomeDo': 'Weiter',
  'people.welcomeNotYou': 'Nicht {email}? Abmelden',
  'people.welcomeLeave': 'Jetzt nicht, abmelden',

  'people.displayName': 'Name',
  'people.displayNameHint': 'Dein Name, oder wie man dich nennt.',
  'people.nameEmpty': 'Gib einen Namen ein.',
  'people.nameTooLong': 'Nimm höchstens {max} Zeichen.',
  'people.handle': 'Nutzername',
  'people.handleHint': 'Damit findet und erwähnt man dich: a–z, 0–9 und _.',
  'people.handleChecking': 'Wird geprüft',
  'people.handleFree': 'Frei',
  'people.handleUnknown': 'Konnte nicht geprüft werden. Beim Speichern zeigt es sich.',
  'people.handleTooShort': 'Nimm mindestens {min} Zeichen.',
  'people.handleTooLong': 'Nimm höchstens {max} Zeichen.',
  'people.handleBadCharacters': 'Nimm nur a–z, 0–9 und _.',
  'people.handleAlternatives': 'Frei sind:',

  'people.searchHint': 'Name oder @nutzername',
  'people.searching': 'Suche läuft',
  'people.searchNone':
    'Niemand gefunden für „{text}“. Versuch den Anfang eines Namens oder einen @nutzernamen.',
  'people.searchFailed': 'Die Suche hat nicht geklappt. {reason}',
  'people.found':
    '{count, plural, =0 {Niemand gefunden} one {# Person gefunden} other {# Personen gefunden}}',
  'people.you': '{name} (du)',

  'people.profile': 'Profil',
  'people.close': 'Schließen',
  'people.message': 'Nachricht',
  'people.notes': 'Notizen',
  'people.editProfile': 'Profil bearbeiten',
  'people.copyHandle': 'Nutzernamen kopieren',
  'people.handleCopied': 'Nutzername kopiert',
  'people.report': 'Melden',
  'people.block': 'Blockieren',
  'people.unblock': 'Nicht mehr blockieren',
  'people.blockTitle': '{name} blockieren?',
  'people.blockBody':
    '{name} kann dir nicht mehr direkt schreiben und dich nicht zu Gruppen hinzufügen. Niemand sagt es weiter. Du kannst es jederzeit rückgängig machen.',
  'people.blockedShort': 'Blockiert',
  'people.cancel': 'Abbrechen',
  'people.loading': 'Profil wird geladen',
  'people.goneTitle': 'Hier ist niemand',
  'people.goneBody': 'Dieses Konto gibt es nicht mehr.',

  'people.verifyBanner': 'Bestätige {email} mit dem Link aus unserer Mail.',
  'people.verifyAgain': 'Noch einmal schicken',
  'people.verifySent': 'Unterwegs. Schau auch im Spam-Ordner nach.',
  'people.verifyLater': 'Später',
} as const satisfies Record<keyof typeof en, string>;
