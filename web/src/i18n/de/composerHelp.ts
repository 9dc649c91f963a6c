import type { composerHelp as source } from '../en/composerHelp';

export const composerHelp = {
  'composer.helpText': 'Was du schreiben kannst',
  'composer.helpKeys': 'Tasten',
  'composer.helpBold': 'fett',
  'composer.helpItalic': 'kursiv',
  'composer.helpStrike': 'durchgestrichen',
  'composer.helpCode': 'Code',
  'composer.helpBlock': 'Codeblock',
  'composer.helpQuote': 'Zitat',
  'composer.helpList': 'Liste',
  'composer.helpMention': 'jemanden erwähnen',
  'composer.helpEmoji': 'Emoji beim Namen',
  'composer.helpSend': 'senden',
  'composer.helpNewline': 'neue Zeile',
  'composer.helpEditLast': 'letzte eigene Nachricht bearbeiten',
  'composer.helpCancel': 'Antwort oder Bearbeitung verlassen',
} as const satisfies Record<keyof typeof source, string>;
