import type { Locale } from '@hearth/domain/preferences';
import { useEffect, useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import type * as emojiData from '../../components/emojiData';
import { useLanguage } from '../../i18n/i18n';
import {
  closedShortcode,
  findTrigger,
  rankCandidates,
  type Candidate,
  type Trigger,
} from './completion';
import { typeInField } from './field';

/** A row of the list of suggestions. */
export type Suggestion =
  | { type: 'mention'; key: string; insert: string; person: Candidate }
  | { type: 'emoji'; key: string; insert: string; emoji: string; code: string };

/** The emoji of the language, with what finds one among them. */
type KnownEmoji = typeof emojiData & { set: emojiData.EmojiSet };

const SUGGESTIONS_MAX = 8;
const NONE: readonly Suggestion[] = [];

function suggestionsFor(
  trigger: Trigger | null,
  candidates: readonly Candidate[],
  emoji: KnownEmoji | null,
): readonly Suggestion[] {
  if (!trigger) return NONE;
  if (trigger.type === 'mention') {
    return rankCandidates(candidates, trigger.query, SUGGESTIONS_MAX).map((person) => ({
      type: 'mention',
      key: person.uid,
      insert: `@${person.handle} `,
      person,
    }));
  }
  if (!emoji) return NONE;
  const tone = emoji.chosenTone();
  return emoji.findEmoji(emoji.set, trigger.query, SUGGESTIONS_MAX).map((entry) => {
    const shown = emoji.inTone(entry, tone);
    const code = entry.shortcodes[0] ?? entry.label;
    return { type: 'emoji', key: entry.emoji, insert: `${shown} `, emoji: shown, code };
  });
}

async function loadKnownEmoji(locale: Locale): Promise<KnownEmoji> {
  const data = await import('../../components/emojiData');
  return { ...data, set: await data.loadEmoji(locale) };
}

/** Comes from the first colon on. */
function useKnownEmoji(isWanted: boolean): KnownEmoji | null {
  const { locale } = useLanguage();
  const [emoji, setEmoji] = useState<KnownEmoji | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    loadKnownEmoji(locale).then(
      (loaded) => isCurrent && setEmoji(loaded),
      // Without its list a shortcode stays what was typed.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, locale]);
  return emoji;
}

export interface CompletionInput {
  text: string;
  /** What the last key made, and where it left the cursor. */
  typed: { text: string; cursor: number };
  candidates: readonly Candidate[];
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Suggests people after @ and emoji after a colon, and puts in what is chosen. */
export function useCompletion({ text, typed, candidates, field }: CompletionInput) {
  const listId = useId();
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const found = useMemo(
    () => (typed.text === text ? findTrigger(text, typed.cursor) : null),
    [text, typed],
  );
  const trigger = found?.from === dismissedAt ? null : found;
  const emoji = useKnownEmoji(/:[a-z0-9_+-]/i.test(text));
  const suggestions = useMemo(
    () => suggestionsFor(trigger, candidates, emoji),
    [trigger, candidates, emoji],
  );
  const [shownFor, setShownFor] = useState(suggestions);
  if (shownFor !== suggestions) {
    setShownFor(suggestions);
    setActive(0);
  }
  if (dismissedAt !== null && found?.from !== dismissedAt) setDismissedAt(null);
  const isOpen = suggestions.length > 0;

  function take(suggestion: Suggestion | undefined): void {
    if (!suggestion || !trigger || !field.current) return;
    typeInField(field.current, trigger.from, trigger.to, suggestion.insert);
  }
  /** True when the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + suggestions.length) % suggestions.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      take(suggestions[active]);
    } else if (event.key === 'Escape' && trigger) setDismissedAt(trigger.from);
    else return false;
    event.preventDefault();
    return true;
  }
  /** Turns a `:name:` that was closed just now into its emoji. */
  function onTyped(element: HTMLTextAreaElement): void {
    const closed = closedShortcode(element.value, element.selectionStart);
    if (!closed || !emoji) return;
    const entry = emoji.set.emojis.find(({ shortcodes }) => shortcodes.includes(closed.code));
    if (!entry) return;
    typeInField(element, closed.from, closed.to, emoji.inTone(entry, emoji.chosenTone()));
  }
  return {
    listId,
    trigger,
    suggestions,
    active,
    isOpen,
    activeId: isOpen ? `${listId}-${active}` : undefined,
    take,
    setActive,
    onKeyDown,
    onTyped,
  };
}
