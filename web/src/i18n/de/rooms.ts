import type { rooms as english } from '../en/rooms';

export const rooms = {
  'rooms.list': 'Räume',
  'rooms.notes': 'Notizen',
  'rooms.someone': 'Jemand',
  'rooms.youMark': '(du)',
  'rooms.chosen': 'Ausgewählte Personen',
  'rooms.unchoose': '{name} aus der Auswahl nehmen',
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
  'rooms.newMessageBody': 'Such jemanden nach Name oder Kürzel.',
  'rooms.notesOpen': 'Notizen',
  'rooms.newGroup': 'Neue Gruppe',
  'rooms.groupName': 'Name der Gruppe',
  'rooms.groupPeople': 'Personen',
  'rooms.groupCreate': 'Gruppe anlegen',
  'rooms.close': 'Schließen',
  'rooms.cancel': 'Abbrechen',
  'rooms.save': 'Speichern',
  'rooms.create': 'Neu',
  'rooms.nameEmpty': 'Gib der Gruppe einen Namen.',
  'rooms.nameTooLong': 'Höchstens {max} Zeichen.',
  'rooms.refused':
    '{count, plural, one {{names} konnte nicht hinzugefügt werden.} other {{names} konnten nicht hinzugefügt werden.}}',
  'rooms.tooManyPeople': 'Eine Gruppe fasst höchstens {max} Personen.',

  'rooms.typingOne': '{name} schreibt',
  'rooms.typingTwo': '{first} und {second} schreiben',
  'rooms.typingMany': 'Mehrere Personen schreiben',
  'rooms.typing': 'schreibt',

  'rooms.previewSending': 'Wird gesendet',
  'rooms.previewFailed': 'Nicht gesendet',
  'rooms.previewYou': 'Du: {text}',
  'rooms.previewBy': '{name}: {text}',
  'rooms.previewDeleted': 'Nachricht gelöscht',
  'rooms.previewNone': 'Noch keine Nachrichten',
  'rooms.previewNotes': 'Platz für deine eigenen Notizen',

  'rooms.back': 'Zurück zu den Räumen',
  'rooms.media': 'Medien und Dateien',
  'rooms.details': 'Personen',
  'rooms.menu': 'Mehr zu diesem Raum',
  'rooms.memberCount': '{count, plural, one {# Person} other {# Personen}}',
  'rooms.markRead': 'Als gelesen markieren',

  'rooms.rename': 'Gruppe umbenennen',
  'rooms.leave': 'Gruppe verlassen',
  'rooms.leaveTitle': '{name} verlassen?',
  'rooms.leaveBody':
    'Du bekommst keine Nachrichten mehr. Jemand aus der Gruppe kann dich wieder hinzufügen.',
  'rooms.leaveAloneBody':
    'Du bist die letzte Person hier: Die Gruppe und ihre Nachrichten werden gelöscht.',
  'rooms.leaveOwnerTitle': 'Übergib die Gruppe zuerst',
  'rooms.leaveOwnerBody':
    '{name} gehört dir. Wähl aus, wem sie ab jetzt gehört; danach kannst du gehen.',
  'rooms.leaveOwnerConfirm': 'Übergeben und verlassen',
  'rooms.leaveOwnerPick': 'Neue Leitung',

  'rooms.membersTitle': 'Personen',
  'rooms.membersFind': 'In diesem Raum suchen',
  'rooms.membersNone': 'Hier heißt niemand so.',
  'rooms.addPeople': 'Personen hinzufügen',
  'rooms.addPeopleConfirm': 'Hinzufügen',
  'rooms.addPeopleDone':
    '{count, plural, one {# Person hinzugefügt} other {# Personen hinzugefügt}}',
  'rooms.memberMenu': 'Aktionen für {name}',
  'rooms.message': 'Nachricht schreiben',
  'rooms.promote': 'Zum Admin machen',
  'rooms.demote': 'Admin-Rechte entziehen',
  'rooms.transfer': 'Leitung übergeben',
  'rooms.transferTitle': 'Leitung an {name} übergeben?',
  'rooms.transferBody': 'Du wirst Admin. Rückgängig machen kann das nur die neue Leitung.',
  'rooms.remove': 'Aus der Gruppe entfernen',
  'rooms.removeTitle': '{name} entfernen?',
  'rooms.removeBody': 'Der Zugriff endet sofort, und es kommen keine Nachrichten mehr an.',
  'rooms.roleOwner': 'Leitung',
  'rooms.roleAdmin': 'Admin',
  'rooms.roleMember': 'Mitglied',

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
  'rooms.eventOwner':
    '{isMe, select, true {Du hast {target} die Leitung übergeben} other {{actor} hat {isTarget, select, true {dir} other {{target}}} die Leitung übergeben}}',
  'rooms.eventOthers': '{count, plural, one {# weitere Person} other {# weitere Personen}}',
  'rooms.eventYou': 'dich',
} as const satisfies Record<keyof typeof english, string>;
