import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles['specimens']}>{children}</div>
    </section>
  );
}

interface SpecimenProps {
  name: string;
  /** In a row that wraps, or one below the other. */
  layout?: 'row' | 'stack';
  isWide?: boolean;
  children: ReactNode;
}

export function Specimen({ name, layout = 'row', isWide = false, children }: SpecimenProps) {
  return (
    <div className={isWide ? styles['wide'] : undefined} data-specimen={name}>
      <h3 className={styles['name']}>{name}</h3>
      <div className={styles[layout]}>{children}</div>
    </div>
  );
}
