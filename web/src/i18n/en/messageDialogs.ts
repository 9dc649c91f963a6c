export const messageDialogs = {
  'timeline.close': 'Close',
  'timeline.historyTitle': 'Earlier versions',
  'timeline.historyNow': 'Now',
  'timeline.historyFailed':
    'The earlier versions did not load. Check your connection and try again.',
  'timeline.historyNone': 'There is no earlier version.',
  'timeline.readersTitle': 'Read by',
  'timeline.readersNone': 'Nobody has read it yet.',
  'timeline.readersRead': 'Read',
  'timeline.readersUnread': 'Not yet',
} as const satisfies Record<string, string>;
