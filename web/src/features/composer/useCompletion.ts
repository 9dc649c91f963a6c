import { useEffect, useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import {
  chosenTone,
  findEmoji,
  inTone,
  loadEmoji,
  type EmojiSet,
} from '../../components/emojiData';
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

const SUGGESTIONS_MAX = 8;
const NONE: readonly Suggestion[] = [];

function suggestionsFor(
  trigger: Trigger | null,
  candidates: readonly Candidate[],
  emoji: EmojiSet | null,
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
  const tone = chosenTone();
  return findEmoji(emoji, trigger.query, SUGGESTIONS_MAX).map((entry) => {
    const shown = inTone(entry, tone);
    const code = entry.shortcodes[0] ?? entry.label;
    return { type: 'emoji', key: entry.emoji, insert: `${shown} `, emoji: shown, code };
  });
}

/** The emoji of the language, from the first colon on. */
function useEmojiSet(isWanted: boolean): EmojiSet | null {
  const { locale } = useLanguage();
  const [set, setSet] = useState<EmojiSet | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    loadEmoji(locale).then(
      (loaded) => isCurrent && setSet(loaded),
      // Without its list a shortcode stays what was typed.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, locale]);
  return set;
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
  const emoji = useEmojiSet(/:[a-z0-9_+-]/i.test(text));
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
    const entry =
      closed && emoji?.emojis.find(({ shortcodes }) => shortcodes.includes(closed.code));
    if (closed && entry) typeInField(element, closed.from, closed.to, inTone(entry, chosenTone()));
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
