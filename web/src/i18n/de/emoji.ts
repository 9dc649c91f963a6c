import type { emoji as source } from '../en/emoji';

export const emoji = {
  'timeline.emoji.label': 'Emoji',
  'timeline.emoji.search': 'Emoji suchen',
  'timeline.emoji.none': 'Kein Emoji heißt „{search}“.',
  'timeline.emoji.noTone': 'ohne',
  'timeline.emoji.skinTone': 'Hautton: {tone}',
  'timeline.emoji.frequent': 'Schnell',
} as const satisfies Record<keyof typeof source, string>;
