import type { ReactNode } from 'react';
import styles from './Divider.module.css';

/** A line between things, with a word in it or without. */
export function Divider({ children }: { children?: ReactNode }) {
  if (children == null) return <hr className={styles['line']} />;
  return <div className={styles['labelled']}>{children}</div>;
}
