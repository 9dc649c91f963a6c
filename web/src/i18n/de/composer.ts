import type { composer as source } from '../en/composer';

export const composer = {
  'composer.label': 'Nachricht an {room}',
  'composer.placeholder': 'Nachricht an {room}',
  'composer.placeholderNotes': 'Schreib eine Notiz',
  'composer.send': 'Senden',
  'composer.sendLater': 'Später senden',
  'composer.save': 'Speichern',
  'composer.attach': 'Anhängen',
  'composer.attachMedia': 'Fotos und Videos',
  'composer.attachCamera': 'Foto aufnehmen',
  'composer.attachFiles': 'Dateien',
  'composer.dropHere': 'Hier ablegen, um es an {room} zu senden',
  'composer.emoji': 'Emoji',
  'composer.help': 'Formatierung und Tasten',

  'composer.replyingTo': 'Antwort an {name}',
  'composer.replyGone':
    'Die Nachricht, auf die du antwortest, ist weg. Diese geht ohne Zitat hinaus.',
  'composer.editing': 'Nachricht bearbeiten',
  'composer.editingGone': 'Die Nachricht, die du bearbeitest, ist weg. Deine Worte bleiben hier.',
  'composer.contextOffline':
    'Die Nachricht, um die es geht, lädt offline nicht. Deine Worte warten hier, bis sie es tut.',
  'composer.cancelReply': 'Antwort verlassen',
  'composer.cancelEdit': 'Bearbeitung verlassen',
  'composer.emptyEdit':
    'Eine leere Nachricht lässt sich nicht speichern. Lösche sie stattdessen über ihr Menü.',

  'composer.remaining': '{count, plural, one {noch # Zeichen} other {noch # Zeichen}}',
  'composer.tooLong': 'Das sind {length} Zeichen, eine Nachricht fasst {max}. Kürze um {over}.',
  'composer.tooLongSplit': 'Das sind {length} Zeichen, eine Nachricht fasst {max}.',
  'composer.tooLongParts':
    'Das sind {length} Zeichen, eine Nachricht fasst {max}. Füge es in kleineren Teilen ein.',
  'composer.sendParts': 'Als {count} Nachrichten senden',

  'composer.suggestMentions': 'Personen zum Erwähnen',
  'composer.suggestEmoji': 'Emoji',
  'composer.suggestions':
    '{count, plural, =0 {Nichts passt} one {# Vorschlag. Enter übernimmt ihn.} other {# Vorschläge. Hoch und runter wählen, Enter übernimmt.}}',

  'composer.notMember': 'Du bist nicht mehr in diesem Raum und kannst hier nicht schreiben.',
  'composer.youBlocked': 'Du hast {name} blockiert. Hebe das auf, um einander zu schreiben.',
  'composer.unblock': 'Blockierung aufheben',
  'composer.muted': 'Du bist hier stummgeschaltet. Ab {time} kannst du wieder schreiben.',
  'composer.ended': 'Diese Unterhaltung ist zu Ende: Das andere Konto ist geschlossen.',
  'composer.limited':
    'Mehr als {max} Nachrichten in einer Minute. Der Rest geht in {seconds, plural, one {# Sekunde} other {# Sekunden}} hinaus.',
  'composer.storageFull':
    'Dieser Browser hat keinen Platz mehr. Was du jetzt schreibst, bleibt nur, solange dieser Tab offen ist.',
  'composer.storageBlocked':
    'Dieser Browser speichert nichts für uns. Was du schreibst, bleibt nur, solange dieser Tab offen ist.',
  'composer.somebody': 'jemand',
} as const satisfies Record<keyof typeof source, string>;
