import type { groups as english } from '../en/groups';

export const groups = {
  'rooms.youMark': '(du)',
  'rooms.chosen': 'Ausgewählte Personen',
  'rooms.unchoose': '{name} aus der Auswahl nehmen',

  'rooms.newMessageBody': 'Such jemanden nach Name oder Kürzel.',
  'rooms.notesOpen': 'Notizen',
  'rooms.groupName': 'Name der Gruppe',
  'rooms.groupPeople': 'Personen',
  'rooms.groupCreate': 'Gruppe anlegen',
  'rooms.close': 'Schließen',
  'rooms.save': 'Speichern',
  'rooms.nameEmpty': 'Gib der Gruppe einen Namen.',
  'rooms.nameTooLong': 'Höchstens {max} Zeichen.',
  'rooms.refused':
    '{count, plural, one {{names} konnte nicht hinzugefügt werden.} other {{names} konnten nicht hinzugefügt werden.}}',
  'rooms.tooManyPeople': 'Eine Gruppe fasst höchstens {max} Personen.',

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
} as const satisfies Record<keyof typeof english, string>;
