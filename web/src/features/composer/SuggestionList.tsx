import { PersonAvatar } from '../../components/PersonAvatar';
import { useT } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import styles from './SuggestionList.module.css';
import type { Suggestion } from './useCompletion';

export interface SuggestionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  onTake: (suggestion: Suggestion) => void;
  onPoint: (index: number) => void;
}

/** What fits after @ or a colon. The cursor stays in the field, which names the active row. */
export function SuggestionList({ id, suggestions, active, onTake, onPoint }: SuggestionListProps) {
  const t = useT();
  const isMentions = suggestions[0]?.type === 'mention';
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t(isMentions ? 'composer.suggestMentions' : 'composer.suggestEmoji')}
      className={styles['list']}
    >
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes(styles['option'], index === active && styles['active'])}
          // The field keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => index !== active && onPoint(index)}
          onClick={() => onTake(suggestion)}
        >
          <Option suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}

function Option({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.type === 'emoji') {
    return (
      <>
        <span className={styles['emoji']}>{suggestion.emoji}</span>
        <span className={styles['code']}>:{suggestion.code}:</span>
      </>
    );
  }
  const { uid, name, handle } = suggestion.person;
  return (
    <>
      <PersonAvatar uid={uid} size={24} />
      <bdi className={styles['name']}>{name}</bdi>
      <span className={styles['code']}>@{handle}</span>
    </>
  );
}
