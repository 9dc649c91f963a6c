import type { Profile } from '@hearth/domain/user';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { ProfileAvatar } from '../../components/PersonAvatar';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useBlocked } from '../../state/people';
import { useMe } from '../../state/session';
import { LiveRegion } from '../../ui/LiveRegion';
import { Skeleton } from '../../ui/Skeleton';
import { TextField } from '../../ui/TextField';
import styles from './PeopleSearch.module.css';
import { usePeopleSearch } from './usePeopleSearch';

export interface PeopleSearchProps {
  label: string;
  onPick: (profile: Profile) => void;
  excludeIds?: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** A field to find people by name or handle, with what was found below; arrows and Enter pick. */
export function PeopleSearch({ label, onPick, excludeIds = NOBODY }: PeopleSearchProps) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const search = usePeopleSearch(text.trim());
  const people = search.people.filter((profile) => !excludeIds.has(profile.uid));
  const active = people[Math.min(activeIndex, people.length - 1)];
  const optionId = (uid: string) => `${listId}-${uid}`;

  function pick(profile: Profile): void {
    setText('');
    setActiveIndex(0);
    onPick(profile);
  }

  function press(event: KeyboardEvent): void {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActiveIndex(Math.min(activeIndex + 1, people.length - 1));
    else if (event.key === 'ArrowUp') setActiveIndex(Math.max(activeIndex - 1, 0));
    else if (event.key === 'Enter' && active && !search.isSearching) pick(active);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles['search']}>
      <TextField
        label={label}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={listId}
        aria-activedescendant={active ? optionId(active.uid) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={t('people.searchHint')}
        lead={<Search />}
        value={text}
        onChange={(typed) => {
          setText(typed);
          setActiveIndex(0);
        }}
        onKeyDown={press}
        data-autofocus
      />
      <Results
        {...{ listId, label, people, search, text, active, optionId, pick }}
        onHover={(index) => setActiveIndex(index)}
      />
    </div>
  );
}

interface ResultsProps {
  listId: string;
  label: string;
  people: readonly Profile[];
  search: ReturnType<typeof usePeopleSearch>;
  text: string;
  active: Profile | undefined;
  optionId: (uid: string) => string;
  pick: (profile: Profile) => void;
  onHover: (index: number) => void;
}

function Results(props: ResultsProps) {
  const { listId, label, people, search, text, active, optionId, pick, onHover } = props;
  const t = useT();
  const errorText = useErrorText();
  if (search.answeredText === null) return <ResultsSkeleton />;
  const isEmpty = people.length === 0 && !search.isSearching;
  return (
    <>
      <LiveRegion isHidden>
        {search.isSearching ? '' : t('people.found', { count: people.length })}
      </LiveRegion>
      <ul id={listId} role="listbox" aria-label={label} className={styles['results']}>
        {people.map((profile, index) => (
          <PersonOption
            key={profile.uid}
            id={optionId(profile.uid)}
            profile={profile}
            isActive={profile === active}
            onPick={() => pick(profile)}
            onHover={() => onHover(index)}
          />
        ))}
      </ul>
      {search.error && (
        <p className={styles['empty']} role="alert">
          {t('people.searchFailed', { reason: errorText(search.error) })}
        </p>
      )}
      {isEmpty && !search.error && text.trim() !== '' && (
        <p className={styles['empty']}>{t('people.searchNone', { text: text.trim() })}</p>
      )}
    </>
  );
}

interface PersonOptionProps {
  id: string;
  profile: Profile;
  isActive: boolean;
  onPick: () => void;
  onHover: () => void;
}

function PersonOption({ id, profile, isActive, onPick, onHover }: PersonOptionProps) {
  const t = useT();
  const me = useMe();
  const isBlocked = useBlocked().has(profile.uid);
  const { displayName, handle } = profile;
  return (
    <li
      id={id}
      role="option"
      aria-selected={isActive}
      ref={(row) => {
        if (isActive) row?.scrollIntoView({ block: 'nearest' });
      }}
      className={styles['row']}
      // Keeps the focus in the field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isActive ? undefined : onHover}
      onClick={onPick}
    >
      <ProfileAvatar profile={profile} size={40} />
      <div className={styles['words']}>
        <div className={styles['name']}>
          <bdi>{profile.uid === me ? t('people.you', { name: displayName }) : displayName}</bdi>
        </div>
        <div className={styles['handle']}>@{handle}</div>
      </div>
      {isBlocked && <span className={styles['tag']}>{t('people.blockedShort')}</span>}
    </li>
  );
}

function ResultsSkeleton() {
  const t = useT();
  return (
    <div className={styles['results']} role="status" aria-label={t('people.searching')}>
      {['60%', '45%', '70%'].map((width) => (
        <div key={width} className={styles['skeleton']}>
          <Skeleton shape="circle" width="2.5rem" height="2.5rem" />
          <div className={styles['words']}>
            <Skeleton width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}
