import { EMOJI_MAX_CHARS, REACTIONS_PER_PERSON_MAX } from './limits';
import { charCount } from './text';

export type Reactions = Record<string, string[]>;

export interface ReactionTally {
  emoji: string;
  uids: string[];
  isMine: boolean;
}

export function isEmoji(text: string): boolean {
  return (
    charCount(text) <= EMOJI_MAX_CHARS &&
    /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v.test(text)
  );
}

/** Per emoji who gave it: most given first, then by first appearance. */
export function tallyReactions(reactions: Reactions, me: string): ReactionTally[] {
  const byEmoji = new Map<string, string[]>();
  for (const [uid, emojis] of Object.entries(reactions)) {
    for (const emoji of emojis) {
      const uids = byEmoji.get(emoji);
      if (uids) uids.push(uid);
      else byEmoji.set(emoji, [uid]);
    }
  }
  return [...byEmoji]
    .map(([emoji, uids]) => ({ emoji, uids, isMine: uids.includes(me) }))
    .sort((a, b) => b.uids.length - a.uids.length);
}

/** One person's list with `emoji` on or off. Beyond the limit the list stays as it was. */
export function withReaction(mine: readonly string[], emoji: string, isOn: boolean): string[] {
  const without = mine.filter((other) => other !== emoji);
  if (!isOn) return without;
  if (mine.includes(emoji) || without.length >= REACTIONS_PER_PERSON_MAX) return [...mine];
  return [...without, emoji];
}
