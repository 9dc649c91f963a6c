import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import styles from './TypingLine.module.css';

/** Who is typing. The line keeps its height when nobody is, so that nothing jumps. */
export function TypingLine({ uids }: { uids: readonly string[] }) {
  return <div className={styles['line']}>{uids.length > 0 && <TypingWords uids={uids} />}</div>;
}

function TypingWords({ uids }: { uids: readonly string[] }) {
  const t = useT();
  const people = usePeople(uids);
  const nameOf = (uid: string) => people.get(uid)?.displayName ?? t('timeline.someone');
  const [first, second] = uids;
  if (first === undefined) return null;
  const words =
    uids.length > 2
      ? t('timeline.typingMany')
      : second === undefined
        ? t('timeline.typingOne', { name: nameOf(first) })
        : t('timeline.typingTwo', { first: nameOf(first), second: nameOf(second) });
  return (
    <span className={styles['words']}>
      <span aria-hidden="true" className={styles['dots']}>
        <i />
        <i />
        <i />
      </span>
      <bdi className={styles['names']}>{words}</bdi>
    </span>
  );
}
