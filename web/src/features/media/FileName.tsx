import styles from './FileName.module.css';
import { splitName } from './splitName';

/** A file's name in one line; where it is cut, the cut is in its middle. */
export function FileName({ name }: { name: string }) {
  const [start, end] = splitName(name);
  return (
    <bdi className={styles['name']} title={name}>
      <span className={styles['start']}>{start}</span>
      <span className={styles['end']}>{end}</span>
    </bdi>
  );
}
