import type { ReactNode } from 'react';
import { usePageTitle } from '../../components/tabTitle';
import { useT } from '../../i18n/i18n';
import styles from './AuthPage.module.css';

export interface AuthPageProps {
  title: string;
  /** One sentence below the title. */
  lead?: ReactNode;
  children?: ReactNode;
  /** The way to a neighbouring page. */
  foot?: ReactNode;
}

/** The frame of every page that one sees before the app: product, sentence, form. */
export function AuthPage({ title, lead, children, foot }: AuthPageProps) {
  const t = useT();
  usePageTitle(title);
  return (
    <div className={styles['page']}>
      <div className={styles['column']}>
        <header className={styles['brand']}>
          <img className={styles['mark']} src="/favicon.svg" alt="" />
          <div>
            <p className={styles['name']}>Hearth</p>
            <p className={styles['promise']}>{t('auth.promise')}</p>
          </div>
        </header>
        <section className={styles['body']}>
          <h1 className={styles['title']}>{title}</h1>
          {lead != null && <p className={styles['lead']}>{lead}</p>}
          {children}
        </section>
        {foot != null && <p className={styles['foot']}>{foot}</p>}
      </div>
    </div>
  );
}
