import type { messageDialogs as source } from '../en/messageDialogs';

export const messageDialogs = {
  'timeline.close': 'Schließen',
  'timeline.historyTitle': 'Frühere Fassungen',
  'timeline.historyNow': 'Jetzt',
  'timeline.historyFailed':
    'Die früheren Fassungen konnten nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
  'timeline.historyNone': 'Es gibt keine frühere Fassung.',
  'timeline.readersTitle': 'Gelesen von',
  'timeline.readersNone': 'Noch niemand hat sie gelesen.',
  'timeline.readersRead': 'Gelesen',
  'timeline.readersUnread': 'Noch nicht',
} as const satisfies Record<keyof typeof source, string>;
