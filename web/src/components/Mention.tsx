import { usePerson } from '../state/people';
import { useMe } from '../state/session';
import { classes } from '../ui/classes';
import styles from './Mention.module.css';

/** A person named in a message; follows their renames. One's own name stands out. */
export function Mention({ uid }: { uid: string }) {
  const person = usePerson(uid);
  const isMe = useMe() === uid;
  return (
    <span className={classes(styles['mention'], isMe && styles['me'])} data-uid={uid}>
      <bdi>@{person?.displayName ?? '…'}</bdi>
    </span>
  );
}
