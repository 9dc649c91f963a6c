import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useT } from '../i18n/i18n';
import { useSession } from '../state/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { signOutHere } from './signOutHere';

/** Signs out; asks first while something written here has not been sent. */
export function useSignOut(): { ask: () => void; dialog: ReactNode } {
  const t = useT();
  const { me, services, outbox } = useSession();
  const unsent = useStore(
    outbox,
    (state) => state.entries.filter(({ status }) => status.type !== 'sent').length,
  );
  const [isAsking, setAsking] = useState(false);
  const signOut = () => void signOutHere(services, me);
  const dialog = (
    <ConfirmDialog
      isOpen={isAsking}
      title={t('shell.signOutTitle')}
      body={t('shell.signOutUnsent', { count: unsent })}
      confirmLabel={t('shell.signOut')}
      cancelLabel={t('rooms.cancel')}
      tone="danger"
      onConfirm={signOut}
      onClose={() => {
        setAsking(false);
      }}
    />
  );
  const ask = () => {
    if (unsent > 0) setAsking(true);
    else signOut();
  };
  return { ask, dialog };
}
