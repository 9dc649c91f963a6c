import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import styles from './PersonName.module.css';

/** Who it is about; of a closed account the handle is what still tells people apart. */
export function PersonName({ uid }: { uid: string }) {
  const t = useT();
  const person = usePerson(uid);
  return (
    <>
      <bdi>{person?.displayName ?? t('moderation.somebody')}</bdi>
      {person && <span className={styles['handle']}> @{person.handle}</span>}
    </>
  );
}

/** The name alone, for sentences. */
export function usePersonName(uid: string): string {
  const t = useT();
  return usePerson(uid)?.displayName ?? t('moderation.somebody');
}
