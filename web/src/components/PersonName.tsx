import { useT } from '../i18n/i18n';
import { usePerson } from '../state/people';

export interface PersonNameProps {
  uid: string;
  className?: string | undefined;
}

/** A person's name as they chose it; `bdi` keeps its direction out of the line around it. */
export function PersonName({ uid, className }: PersonNameProps) {
  const t = useT();
  const person = usePerson(uid);
  return (
    <bdi className={className} dir="auto">
      {person?.displayName ?? t('people.unknown')}
    </bdi>
  );
}
