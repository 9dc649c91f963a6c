import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What to do first. */
  body?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon != null && <div className={styles['icon']}>{icon}</div>}
      <p className={styles['title']}>{title}</p>
      {body != null && <div className={styles['body']}>{body}</div>}
      {action != null && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
