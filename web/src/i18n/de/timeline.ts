import type { timeline as source } from '../en/timeline';

export const timeline = {
  'timeline.label': 'Nachrichten in {room}',
  'timeline.loading': 'Nachrichten werden geladen',
  'timeline.messageMenu': 'Was mit dieser Nachricht geschehen soll',

  'timeline.startGroup': 'Hier beginnt {room}',
  'timeline.startDirect': 'Hier beginnt dein Gespräch mit {name}',
  'timeline.startNotes': 'Deine Notizen',
  'timeline.emptyGroup':
    'Schreib unten die erste Nachricht oder füge oben unter „Personen“ jemanden hinzu.',
  'timeline.emptyDirect': 'Schreib unten die erste Nachricht. Nur ihr beide seht sie.',
  'timeline.emptyNotes': 'Nur du siehst, was du hier schreibst: Links, Entwürfe, Merkzettel.',
  'timeline.absent': 'Noch nicht auf diesem Gerät',
  'timeline.absentBody':
    'Die Nachrichten dieses Raums kommen, wenn du wieder online bist. Was du jetzt schreibst, wird dann gesendet.',
  'timeline.error': 'Die Nachrichten konnten nicht geladen werden',
  'timeline.errorBody': 'Prüfe deine Verbindung. Wir versuchen es weiter.',
  'timeline.denied': 'Du bist nicht mehr in diesem Raum',
  'timeline.deniedBody': 'Wer darin ist, kann dich wieder hinzufügen.',
  'timeline.tryAgain': 'Noch einmal versuchen',

  'timeline.today': 'Heute',
  'timeline.yesterday': 'Gestern',
  'timeline.unread': 'Neu',
  'timeline.unreadLabel': 'Ab hier neue Nachrichten',
  'timeline.jumpToUnread':
    '{count, plural, =0 {Zur ersten neuen Nachricht} one {# neue Nachricht} other {# neue Nachrichten}}',
  'timeline.jumpToPresent': 'Zur neuesten Nachricht',
  'timeline.newMessages': '{count, plural, one {# neue Nachricht} other {# neue Nachrichten}}',
  'timeline.dismissUnread': 'Hier bleiben',
  'timeline.jumpOffline':
    'Diese Nachricht ist nicht auf diesem Gerät, und der Server ist nicht zu erreichen. Versuch es wieder, wenn du online bist.',
  'timeline.missing':
    'Diese Nachricht gibt es nicht mehr, oder sie ist in einem Raum, den du nicht siehst.',

  'timeline.someone': 'Jemand',
  'timeline.you': 'Du',
  'timeline.youInList': 'du',
  'timeline.message': '{name}, {time}',
  'timeline.edited': 'bearbeitet',
  'timeline.editedAt': 'Bearbeitet {time}. Frühere Fassungen zeigen',
  'timeline.deleted': 'Diese Nachricht wurde gelöscht',
  'timeline.deletedByOther': '{name} hat diese Nachricht gelöscht',
  'timeline.deletedByModeration': 'Von der Moderation entfernt',
  'timeline.hidden': 'Verborgen, bis die Moderation sie angesehen hat',
  'timeline.hiddenMine': 'Deine Nachricht ist verborgen, bis die Moderation sie angesehen hat',
  'timeline.quoteHidden': 'Verborgene Nachricht',
  'timeline.replyTo': 'Antwort auf {name}: {text}',
  'timeline.quoteGone': 'Gelöschte Nachricht',
  'timeline.blockedQuote': 'Nachricht einer Person, die du blockiert hast',
  'timeline.blocked':
    '{count, plural, one {# Nachricht einer Person, die du blockiert hast} other {# Nachrichten von Personen, die du blockiert hast}}',
  'timeline.show': 'Zeigen',
  'timeline.showMore': 'Alles zeigen',
  'timeline.showLess': 'Weniger zeigen',

  'timeline.sending': 'Wird gesendet',
  'timeline.sent': 'Gesendet',
  'timeline.read': 'Gelesen',
  'timeline.readBySome': 'Von einigen gelesen',
  'timeline.readByAll': 'Von allen gelesen',
  'timeline.waiting':
    'Zu viele Nachrichten in einer Minute. Diese geht in {seconds, plural, one {# Sekunde} other {# Sekunden}} hinaus.',
  'timeline.notSentShort': 'Nicht gesendet',
  'timeline.notSent': 'Nicht gesendet. {reason}',
  'timeline.notEdited': 'Deine Änderung wurde nicht gespeichert. {reason}',
  'timeline.notDeleted': 'Nicht gelöscht. {reason}',
  'timeline.notReacted': 'Deine Reaktion wurde nicht angenommen. {reason}',
  'timeline.notDone': 'Das hat nicht geklappt. {reason}',
  'timeline.retry': 'Noch einmal',
  'timeline.editFailed': 'Bearbeiten',
  'timeline.discard': 'Verwerfen',
  'timeline.reason.denied': 'Du darfst hier nicht mehr schreiben.',
  'timeline.reason.blocked': 'Diese Person nimmt keine Nachrichten von dir an.',
  'timeline.reason.notMember': 'Du bist nicht mehr in diesem Raum.',
  'timeline.reason.notFound': 'Wozu es gehört, gibt es nicht mehr.',
  'timeline.reason.tooLong': 'Sie ist zu lang. Teile sie auf mehrere Nachrichten auf.',
  'timeline.reason.empty': 'Es steht nichts Lesbares darin.',
  'timeline.reason.offline': 'Der Server ist nicht zu erreichen.',
  'timeline.reason.unknown': 'Unterwegs ist etwas schiefgegangen.',

  'timeline.react': 'Reagieren',
  'timeline.reply': 'Antworten',
  'timeline.edit': 'Bearbeiten',
  'timeline.copyText': 'Text kopieren',
  'timeline.copyLink': 'Link kopieren',
  'timeline.remind': 'Erinnere mich',
  'timeline.delete': 'Löschen',
  'timeline.report': 'Melden',
  'timeline.more': 'Mehr',
  'timeline.readBy': 'Gelesen von',
  'timeline.editHistory': 'Frühere Fassungen',
  'timeline.textCopied': 'Text kopiert',
  'timeline.linkCopied': 'Link kopiert',
  'timeline.copyFailed':
    'Der Browser hat das Kopieren nicht erlaubt. Markiere den Text und drücke Strg+C.',

  'timeline.reactions': 'Reaktionen',
  'timeline.reactionCount':
    '{emoji}, {count, plural, one {# Person} other {# Personen}}{isMine, select, yes {, auch du} other {}}',
  'timeline.andOthers': '{count, plural, one {# weitere Person} other {# weitere}}',
  'timeline.addReaction': 'Reaktion hinzufügen',
  'timeline.moreReactions': '{count, plural, other {# weitere}}',
  'timeline.tooManyReactions':
    'Du hast dieser Nachricht {max} Reaktionen gegeben, mehr geht nicht. Nimm erst eine zurück.',

  'timeline.deleteTitle': 'Diese Nachricht löschen?',
  'timeline.deleteBody': 'Sie verschwindet für alle im Raum, und niemand kann sie zurückholen.',
  'timeline.cancel': 'Abbrechen',

  'timeline.typingOne': '{name} schreibt',
  'timeline.typingTwo': '{first} und {second} schreiben',
  'timeline.typingMany': 'Mehrere Leute schreiben',

  'timeline.announce': '{name}: {text}',
  'timeline.announceMany': '{count, plural, one {# neue Nachricht} other {# neue Nachrichten}}',

  'timeline.code': 'Code',
  'timeline.codeIn': 'Code {language}',
  'timeline.copyCode': 'Code kopieren',
  'timeline.copied': 'Kopiert',
  'timeline.showAllLines': 'Alle {count} Zeilen zeigen',

  'timeline.emoji.loading': 'Emoji werden geladen',
  'timeline.emoji.failed':
    'Die Emoji konnten nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
} as const satisfies Record<keyof typeof source, string>;
