import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/IconButton';
import styles from './ListPage.module.css';
import { usePageTitle } from './tabTitle';

export interface ListPageProps {
  title: string;
  backLabel: string;
  /** Phones show one thing at a time: the way back to the rooms. */
  onBack: () => void;
  /** What one does with the list, beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A long list in the place of a conversation: its title stays, the rest scrolls. */
export function ListPage({ title, backLabel, onBack, tools, children }: ListPageProps) {
  usePageTitle(title);
  return (
    <section className={styles['page']} aria-label={title}>
      <header className={styles['header']}>
        <span className={styles['back']}>
          <IconButton label={backLabel} icon={<ArrowLeft />} tipSide="bottom" onClick={onBack} />
        </span>
        <h1 className={styles['title']}>{title}</h1>
        {tools}
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
