import type { Profile } from '@hearth/domain/user';
import { X } from 'lucide-react';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useT } from '../../i18n/i18n';
import { IconButton } from '../../ui/IconButton';
import styles from './dialogs.module.css';

export interface ChosenPeopleProps {
  people: readonly Profile[];
  onRemove: (uid: string) => void;
}

/** The people picked so far; each can be taken back. */
export function ChosenPeople({ people, onRemove }: ChosenPeopleProps) {
  const t = useT();
  if (people.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t('rooms.chosen')}>
      {people.map(({ uid, displayName }) => (
        <li key={uid} className={styles['chip']}>
          <PersonAvatar uid={uid} size={24} />
          <bdi className={styles['chipName']}>{displayName}</bdi>
          <IconButton
            size="s"
            label={t('rooms.unchoose', { name: displayName })}
            icon={<X />}
            onClick={() => {
              onRemove(uid);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
