import { usePerson } from '../state/people';
import { useMe } from '../state/session';
import { classes } from '../ui/classes';
import styles from './Mention.module.css';
import { useOpenPerson } from './openPerson';

/** A person named in a message; follows their renames. One's own name stands out. */
export function Mention({ uid }: { uid: string }) {
  const person = usePerson(uid);
  const isMe = useMe() === uid;
  const openPerson = useOpenPerson();
  const className = classes(styles['mention'], isMe && styles['me']);
  const name = <bdi>@{person?.displayName ?? '…'}</bdi>;
  if (!openPerson || !person) return <span className={className}>{name}</span>;
  return (
    <button type="button" className={className} onClick={() => openPerson(uid)}>
      {name}
    </button>
  );
}
