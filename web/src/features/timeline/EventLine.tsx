import type { Millis } from '@hearth/domain/time';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/i18n';
import styles from './SystemLine.module.css';

export interface EventLineProps {
  Icon: LucideIcon;
  words: string;
  atMs: Millis;
  /** What can be done about it. */
  children?: ReactNode;
}

/** One quiet line among the messages: a sign, what happened, when. */
export function EventLine({ Icon, words, atMs, children }: EventLineProps) {
  const format = useFormat();
  return (
    <div className={styles['line']}>
      <Icon aria-hidden="true" className={styles['icon']} />
      <span className={styles['words']}>
        <span>
          <bdi>{words}</bdi>{' '}
          <time
            dateTime={new Date(atMs).toISOString()}
            title={format.full(atMs)}
            className={styles['time']}
          >
            {format.time(atMs)}
          </time>
        </span>
        {children}
      </span>
    </div>
  );
}
