import type { later as source } from '../en/later';

export const later = {
  'later.title': 'Später',
  'later.back': 'Zurück zu den Räumen',
  'later.scheduled': 'Geplante Nachrichten',
  'later.scheduledNone': 'Nichts ist geplant',
  'later.scheduledHow':
    'Schreib eine Nachricht und wähle „Später senden“ neben dem Senden-Knopf, oder drück {keys} Enter.',
  'later.reminders': 'Erinnerungen',
  'later.remindersNone': 'Keine Erinnerungen',
  'later.remindersHow': 'Wähle „Erinnere mich“ im Menü einer Nachricht.',
  'later.loading': 'Wird geladen',
  'later.offlineTitle': 'Noch nicht auf diesem Gerät',
  'later.offlineBody':
    'Es erscheint, sobald du wieder verbunden bist. Was fällig ist, geht trotzdem hinaus.',
  'later.errorBody': 'Das konnte nicht geladen werden.',
  'later.tryAgain': 'Noch einmal',

  'later.choose': 'Wann sie hinausgeht',
  'later.tonight': 'Heute Abend, {time}',
  'later.tomorrow': 'Morgen, {time}',
  'later.monday': 'Montag, {time}',
  'later.tomorrowDay': 'Morgen',
  'later.in20Minutes': 'In 20 Minuten',
  'later.in1Hour': 'In einer Stunde',
  'later.in3Hours': 'In 3 Stunden',
  'later.pick': 'Zeit wählen',
  'later.time': 'Tag und Uhrzeit',
  'later.timeZone': 'In deiner Zeitzone, {zone}.',
  'later.timeEmpty': 'Wähle einen Tag und eine Uhrzeit.',
  'later.timePast':
    'Diese Zeit ist vorbei oder weniger als eine Minute entfernt. Wähle eine spätere.',
  'later.timeFar': 'Das ist mehr als ein Jahr entfernt. Wähle eine frühere Zeit.',
  'later.cancel': 'Abbrechen',
  'later.save': 'Sichern',
  'later.schedule': 'Planen',

  'later.today': 'heute, {time}',
  'later.tomorrowAt': 'morgen, {time}',
  'later.dayAt': '{day}, {time}',

  'later.count': '{count, plural, one {# Nachricht geplant} other {# Nachrichten geplant}}',
  'later.countProblem':
    '{count, plural, one {# geplante Nachricht wurde nicht gesendet} other {# geplante Nachrichten wurden nicht gesendet}}',
  'later.willSend': 'Geht hinaus: {when}',
  'later.show': 'Zeigen',
  'later.offline': 'Nicht geplant: keine Verbindung. Deine Nachricht steht noch im Feld.',
  'later.failed': 'Nicht geplant. Deine Nachricht steht noch im Feld. {reason}',
  'later.full':
    'Nicht geplant: {max} Nachrichten warten schon. Deine Nachricht steht noch im Feld.',

  'later.in': 'In {room}',
  'later.inUnknown': 'In einem Raum, den du nicht mehr sehen kannst',
  'later.due': 'Geht gleich hinaus',
  'later.edit': 'Bearbeiten',
  'later.editTitle': 'Geplante Nachricht bearbeiten',
  'later.text': 'Nachricht',
  'later.textEmpty': 'Darin gibt es nichts zu lesen.',
  'later.textTooLong': 'Sie ist um {over, plural, other {# Zeichen}} zu lang.',
  'later.gone': 'Sie ist inzwischen hinausgegangen. Bearbeite sie in ihrem Raum.',
  'later.sendNow': 'Jetzt senden',
  'later.sentNow': 'Ist unterwegs',
  'later.delete': 'Löschen',
  'later.deleteTitle': 'Diese geplante Nachricht löschen?',
  'later.deleteBody': 'Sie wird nicht gesendet, und ihr Text ist weg.',
  'later.copy': 'Text kopieren',
  'later.copied': 'Text kopiert',
  'later.copyFailed':
    'Der Browser hat das Kopieren nicht erlaubt. Markiere den Text und drück Strg+C.',
  'later.more': 'Mehr',
  'later.problem.notMember':
    'Nicht gesendet: Du warst nicht mehr in diesem Raum. Kopiere den Text oder lösche ihn.',
  'later.problem.blocked':
    'Nicht gesendet: Diese Person nimmt keine Nachrichten von dir an. Kopiere den Text oder lösche ihn.',
  'later.problem.muted':
    'Nicht gesendet: Du konntest hier zu dieser Zeit nicht schreiben. Sende sie jetzt oder wähle eine andere Zeit.',
  'later.problem.denied':
    'Nicht gesendet: Der Raum hat sie nicht angenommen. Sieh dir den Text an und wähle eine andere Zeit.',

  'later.remindTitle': 'Erinnere mich',
  'later.remindSet': 'Du wirst erinnert: {when}.',
  'later.willRemind': 'Du wirst erinnert: {when}',
  'later.undo': 'Rückgängig',
  'later.notReminded':
    'Es wurde keine Erinnerung gesetzt: keine Verbindung. Versuch es noch einmal, wenn du verbunden bist.',
  'later.notRemindedWhy': 'Es wurde keine Erinnerung gesetzt. {reason}',
  'later.fullReminders':
    'Es wurde keine Erinnerung gesetzt: {max} warten schon. Lösche zuerst einige.',
  'later.remindChange': 'Zeit ändern',
  'later.remindForget': 'Erinnerung löschen',
  'later.open': 'Nachricht öffnen',
  'later.messageGone': 'Diese Nachricht ist weg, oder du kannst sie nicht mehr sehen.',
  'later.messageFiles': 'Eine Nachricht mit Dateien',
  'later.messageUnknown': 'Eine Nachricht',

  'later.disappearTitle': 'Verschwindende Nachrichten',
  'later.disappearBody':
    'Neue Nachrichten verschwinden nach dieser Zeit für alle. Was schon da ist, bleibt, wie es ist.',
  'later.disappearLabel': 'Neue Nachrichten bleiben',
  'later.disappearOff': 'Bis sie jemand löscht',
  'later.disappearHours':
    '{hours, plural, =24 {Einen Tag} =168 {Eine Woche} =720 {30 Tage} one {Eine Stunde} other {# Stunden}}',
} as const satisfies Record<keyof typeof source, string>;
