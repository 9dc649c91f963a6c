import type { rooms as english } from '../en/rooms';

export const rooms = {
  'rooms.list': 'Räume',
  'rooms.notes': 'Notizen',
  'rooms.someone': 'Jemand',
  'rooms.unread': '{count, plural, one {# ungelesene Nachricht} other {# ungelesene Nachrichten}}',
  'rooms.loading': 'Räume werden geladen',
  'rooms.loadMore': 'Ältere Räume',

  'rooms.filter': 'Anzeigen',
  'rooms.filterAll': 'Alle',
  'rooms.filterDirect': 'Direkt',
  'rooms.filterGroups': 'Gruppen',

  'rooms.emptyTitle': 'Noch keine Unterhaltungen',
  'rooms.emptyBody': 'Schreib jemandem oder bring ein paar Leute in einer Gruppe zusammen.',
  'rooms.emptyDirect': 'Noch keine direkten Unterhaltungen',
  'rooms.emptyGroups': 'Noch keine Gruppen',
  'rooms.emptyOffline': 'Deine Räume erscheinen, sobald du wieder online bist.',
  'rooms.errorTitle': 'Deine Räume konnten nicht geladen werden',
  'rooms.errorBody': 'Gleich wird es von selbst noch einmal versucht.',

  'rooms.newMessage': 'Neue Nachricht',
  'rooms.newGroup': 'Neue Gruppe',
  'rooms.cancel': 'Abbrechen',
  'rooms.create': 'Neu',

  'rooms.typingOne': '{name} schreibt',
  'rooms.typingTwo': '{first} und {second} schreiben',
  'rooms.typingMany': 'Mehrere Personen schreiben',
  'rooms.typing': 'schreibt',

  'rooms.previewSending': 'Wird gesendet',
  'rooms.previewFailed': 'Nicht gesendet',
  'rooms.previewDraft': 'Entwurf:',
  'rooms.previewYou': 'Du: {text}',
  'rooms.previewBy': '{name}: {text}',
  'rooms.previewDeleted': 'Nachricht gelöscht',
  'rooms.previewHidden': 'Nachricht verborgen',
  'rooms.previewGone': 'Nachricht verschwunden',
  'rooms.previewNone': 'Noch keine Nachrichten',
  'rooms.previewNotes': 'Platz für deine eigenen Notizen',

  'rooms.back': 'Zurück zu den Räumen',
  'rooms.media': 'Medien und Dateien',
  'rooms.details': 'Personen',
  'rooms.menu': 'Mehr zu diesem Raum',
  'rooms.memberCount': '{count, plural, one {# Person} other {# Personen}}',
  'rooms.markRead': 'Als gelesen markieren',
  'rooms.notifications': 'Benachrichtigungen',
  'rooms.muted': 'Stumm',

  'rooms.moderation': 'Moderation',
  'rooms.rename': 'Gruppe umbenennen',
  'rooms.disappearing': 'Verschwindende Nachrichten',
  'rooms.disappearAfter':
    'Neue Nachrichten verschwinden nach {hours, plural, =24 {einem Tag} =168 {einer Woche} =720 {30 Tagen} one {einer Stunde} other {# Stunden}}',
  'rooms.leave': 'Gruppe verlassen',

  'rooms.removedTitle': 'Du bist nicht mehr in diesem Raum',
  'rooms.removedBody':
    'Du hast ihn verlassen oder wurdest entfernt. Die Nachrichten sind nicht mehr erreichbar.',
  'rooms.noAccessTitle': 'Diesen Raum kannst du nicht sehen',
  'rooms.noAccessBody':
    'Der Link stimmt vielleicht nicht, oder du bist nicht in diesem Raum. Bitte jemanden, der drin ist, dich hinzuzufügen.',
  'rooms.toRooms': 'Zu deinen Räumen',
  'rooms.chooseTitle': 'Wähl eine Unterhaltung',
  'rooms.chooseBody': 'Oder spring überallhin mit',

  'rooms.eventCreated':
    '{isMe, select, true {Du hast die Gruppe „{name}“ angelegt} other {{actor} hat die Gruppe „{name}“ angelegt}}',
  'rooms.eventAdded':
    '{isMe, select, true {Du hast {targets} hinzugefügt} other {{actor} hat {targets} hinzugefügt}}',
  'rooms.eventRemoved':
    '{isMe, select, true {Du hast {target} entfernt} other {{actor} hat {target} entfernt}}',
  'rooms.eventLeft':
    '{isMe, select, true {Du hast die Gruppe verlassen} other {{actor} hat die Gruppe verlassen}}',
  'rooms.eventRenamed':
    '{isMe, select, true {Du hast die Gruppe in „{name}“ umbenannt} other {{actor} hat die Gruppe in „{name}“ umbenannt}}',
  'rooms.eventPhoto':
    '{isMe, select, true {Du hast das Gruppenfoto geändert} other {{actor} hat das Gruppenfoto geändert}}',
  'rooms.eventPhotoGone':
    '{isMe, select, true {Du hast das Gruppenfoto entfernt} other {{actor} hat das Gruppenfoto entfernt}}',
  'rooms.photoChange': 'Foto ändern',
  'rooms.photoRemove': 'Foto entfernen',
  'rooms.eventPromoted':
    '{isMe, select, true {Du hast {target} zum Admin gemacht} other {{actor} hat {target} zum Admin gemacht}}',
  'rooms.eventDemoted':
    '{isMe, select, true {Du hast {target} die Admin-Rechte entzogen} other {{actor} hat {isTarget, select, true {dir} other {{target}}} die Admin-Rechte entzogen}}',
  'rooms.eventStay':
    '{isMe, select, true {Du hast} other {{actor} hat}} selbstlöschende Nachrichten ausgeschaltet',
  'rooms.eventDisappear':
    '{isMe, select, true {Du lässt} other {{actor} lässt}} neue Nachrichten nach {hours, plural, =24 {einem Tag} =168 {einer Woche} =720 {30 Tagen} one {einer Stunde} other {# Stunden}} verschwinden',
  'rooms.eventCall':
    '{outcome, select, answered {{isMe, select, true {Du hast} other {{actor} hat}}{kind, select, video { mit Video} other {}} angerufen} missed {{isMe, select, true {Dein {kind, select, video {Videoanruf} other {Anruf}} wurde nicht angenommen} other {Verpasster {kind, select, video {Videoanruf} other {Anruf}} von {actor}}}} cancelled {{isMe, select, true {Du hast deinen {kind, select, video {Videoanruf} other {Anruf}} abgebrochen} other {Verpasster {kind, select, video {Videoanruf} other {Anruf}} von {actor}}}} declined {{isMe, select, true {Dein {kind, select, video {Videoanruf} other {Anruf}} wurde abgelehnt} other {Du hast einen {kind, select, video {Videoanruf} other {Anruf}} von {actor} abgelehnt}}} busy {{isMe, select, true {Dein {kind, select, video {Videoanruf} other {Anruf}} kam nicht an: besetzt} other {Verpasster {kind, select, video {Videoanruf} other {Anruf}} von {actor} während eines anderen Anrufs}}} failed {{isMe, select, true {Dein {kind, select, video {Videoanruf} other {Anruf}} ist fehlgeschlagen} other {Ein {kind, select, video {Videoanruf} other {Anruf}} von {actor} ist fehlgeschlagen}}} other {{isMe, select, true {Du hast} other {{actor} hat}} einen {kind, select, video {Videoanruf} other {Anruf}} begonnen}}',
  'rooms.eventOwner':
    '{isMe, select, true {Du hast {target} die Leitung übergeben} other {{actor} hat {isTarget, select, true {dir} other {{target}}} die Leitung übergeben}}',
  'rooms.eventOthers': '{count, plural, one {# weitere Person} other {# weitere Personen}}',
  'rooms.eventYou': 'dich',
} as const satisfies Record<keyof typeof english, string>;
