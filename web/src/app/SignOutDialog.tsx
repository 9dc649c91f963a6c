import { useState } from 'react';
import { useT } from '../i18n/i18n';
import { useSession } from '../state/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { signOutHere } from './signOutHere';
import styles from './SignOutDialog.module.css';
import { unsentOf } from './unsent';

const KEYS = {
  messages: 'shell.unsentMessages',
  drafts: 'shell.unsentDrafts',
  files: 'shell.unsentFiles',
} as const;
const KINDS = ['messages', 'drafts', 'files'] as const;

/** Asks before what was written here and not sent is deleted with everything else of the account. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const session = useSession();
  const [unsent] = useState(() => unsentOf(session));
  const [isLeaving, setLeaving] = useState(false);
  return (
    <ConfirmDialog
      isOpen
      title={t('shell.signOutTitle')}
      body={
        <>
          {t('shell.signOutUnsent')}
          <ul className={styles['list']}>
            {KINDS.filter((kind) => unsent[kind] > 0).map((kind) => (
              <li key={kind}>{t(KEYS[kind], { count: unsent[kind] })}</li>
            ))}
          </ul>
          {t('shell.signOutStay')}
        </>
      }
      confirmLabel={t('shell.signOut')}
      cancelLabel={t('rooms.cancel')}
      tone="danger"
      isBusy={isLeaving}
      onConfirm={() => {
        setLeaving(true);
        void signOutHere(session.services, session.me);
      }}
      onClose={onClose}
    />
  );
}
