export const emoji = {
  'timeline.emoji.label': 'Emoji',
  'timeline.emoji.search': 'Search emoji',
  'timeline.emoji.none': 'No emoji is called “{search}”.',
  'timeline.emoji.noTone': 'none',
  'timeline.emoji.skinTone': 'Skin tone: {tone}',
  'timeline.emoji.frequent': 'Quick',
} as const satisfies Record<string, string>;
