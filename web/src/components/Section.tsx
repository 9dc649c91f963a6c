import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  body?: ReactNode;
  children: ReactNode;
}

/** A part of a settings page, with a line below it. */
export function Section({ title, body, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={styles['section']} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      {body != null && <p className={styles['body']}>{body}</p>}
      {children}
    </section>
  );
}
