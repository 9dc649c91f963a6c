import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/i18n';
import type { JumpResult } from '../../state/timeline';
import styles from './JumpPills.module.css';

export interface JumpPillsProps {
  /** What came in while the reader was further up. */
  newCount: number;
  /** Further than a screen from the newest message. */
  isAway: boolean;
  unreadCount: number;
  hasUnreadAbove: boolean;
  /** Another one is another reason to show the way up. */
  unreadKey: string | null;
  onPresent: () => void;
  onUnread: () => Promise<JumpResult>;
}

/** The ways to the first unread message and back to the newest one. */
export function JumpPills(props: JumpPillsProps) {
  const t = useT();
  const { newCount, isAway, unreadCount, hasUnreadAbove, unreadKey } = props;
  const [doneWith, setDoneWith] = useState<string | null>(null);
  const key = unreadKey ?? 'above';
  const isUnreadShown = hasUnreadAbove && doneWith !== key;
  /** What was not reached can be tried again. */
  const jump = async () => {
    if ((await props.onUnread()) === 'found') setDoneWith(key);
  };
  return (
    <>
      {isUnreadShown && (
        <div className={styles['top']}>
          <button type="button" className={styles['pill']} onClick={() => void jump()}>
            <ArrowUp aria-hidden="true" />
            {t('timeline.jumpToUnread', { count: unreadCount })}
          </button>
          <button
            type="button"
            className={styles['dismiss']}
            aria-label={t('timeline.dismissUnread')}
            title={t('timeline.dismissUnread')}
            onClick={() => setDoneWith(key)}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      )}
      {(isAway || newCount > 0) && (
        <div className={styles['bottom']}>
          {newCount > 0 ? (
            <button type="button" className={styles['pill']} onClick={props.onPresent}>
              <ArrowDown aria-hidden="true" />
              {t('timeline.newMessages', { count: newCount })}
            </button>
          ) : (
            <button
              type="button"
              className={styles['round']}
              aria-label={t('timeline.jumpToPresent')}
              title={t('timeline.jumpToPresent')}
              onClick={props.onPresent}
            >
              <ArrowDown aria-hidden="true" />
            </button>
          )}
        </div>
      )}
    </>
  );
}
